import { demoOf } from '#demo/of-profile.ts'
import { findOffice } from '#modules/people/index.ts'
import type { Tx } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import { parseSegment } from './domain/definition.ts'
import { insertSegment, insertVersion, openVersion, writeApproval, writeSubmission } from './store/segments.ts'

/** In the demo some offices have segments in use; elsewhere each makes its own. */
export async function seed(tx: Tx, house: House): Promise<void> {
  const { config, clock } = house
  if (config.env === 'production') return
  const [at, today] = [clock.now(), clock.today()]
  for (const { office, name, draftedBy, approvedBy, ...demo } of demoOf(config.profile).segments) {
    const found = await findOffice(tx, office, today)
    const segmentId = found && (await insertSegment(tx, { officeId: found.id, name, createdBy: draftedBy.staffId, at }))
    if (!segmentId) continue
    await insertVersion(tx, {
      ...{ segmentId, at, draftedBy: draftedBy.staffId, definition: parseSegment(demo.definition) },
      ...{ purpose: demo.purpose, ground: demo.ground, groundReason: null },
      ...{ validFrom: today, validTo: today.add({ years: 1 }) },
    })
    const version = await openVersion(tx, segmentId)
    if (!version) continue
    await writeSubmission(tx, version, { by: draftedBy.staffId, at })
    await writeApproval(tx, version, approvedBy.staffId, at)
  }
}
