import { officesByIds, staffNames } from '#modules/people/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { NotFound } from '#platform/errors/index.ts'
import type { House } from '#platform/module/index.ts'
import { checkSegment } from '../domain/definition.ts'
import { type SegmentId, stateOf } from '../domain/version.ts'
import type { SegmentView } from '../pages/segment-page.tsx'
import { segmentRules } from '../profile.ts'
import { type Told, toldBefore } from '../store/previews.ts'
import { usesOf, versionsOf } from '../store/segments.ts'
import { requireSegment } from './own.ts'
import { answersHold } from './preview.ts'

/** Everything of one segment that its page shows; whoever works at another office finds nothing. */
export async function showSegment(tx: Tx, house: House, staff: Staff, id: SegmentId): Promise<SegmentView> {
  const head = await requireSegment(tx, staff, id)
  const versions = await versionsOf(tx, id)
  const [shown] = versions
  if (!shown) throw new NotFound('segment')
  const by = versions.flatMap(({ draftedBy, approvedBy }) => [draftedBy, ...(approvedBy ? [approvedBy] : [])])
  const read = checkSegment(shown.definition)
  const told: Told | undefined = read.ok
    ? await toldBefore(tx, read.segment, house.clock.now().subtract({ hours: answersHold }))
    : undefined
  return {
    head,
    versions,
    shown,
    told,
    officeName: (await officesByIds(tx, [head.officeId])).get(head.officeId)?.name ?? '',
    state: stateOf(shown, house.clock.today()),
    uses: await usesOf(tx, id),
    names: await staffNames(tx, [...new Set(by)]),
    least: segmentRules(house).least,
  }
}
