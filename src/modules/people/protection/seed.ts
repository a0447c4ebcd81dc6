import type { DemoProtection } from '#demo/person.ts'
import type { Tx } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import { insertMandate } from '../mandates/store.ts'
import { yearFrom } from './domain.ts'
import {
  insertAggressor,
  insertEvent,
  insertFamily,
  insertProtection,
  openProtections,
  writeDecision,
} from './store.ts'

/** The demo's protected people, with the 親権 that does not open them. Safe to run twice. */
export async function seedProtections(tx: Tx, house: House, protections: readonly DemoProtection[]): Promise<void> {
  await openProtections(tx)
  for (const { person, family, aggressor, parentOf, from, postcode, address, appliedBy, decidedBy } of protections) {
    const validFrom = Temporal.PlainDate.from(from)
    const at = house.clock.now()
    const id = await insertProtection(tx, {
      ...{ personId: person, origin: 'here', opinion: 'consultation', validFrom, validTo: yearFrom(validFrom) },
      ...{ postcode, address, appliedBy, appliedAt: at, renews: null },
    })
    if (!id) continue
    await insertFamily(tx, id, family)
    await insertAggressor(tx, id, { ...aggressor, birthDate: null, address: null })
    await insertEvent(tx, id, { kind: 'applied', staffId: appliedBy, at })
    await writeDecision(tx, id, { outcome: 'granted', by: decidedBy, at })
    await insertEvent(tx, id, { kind: 'granted', staffId: decidedBy, at })
    // Other tests count the mandates that they write down themselves.
    if (house.config.env !== 'demo') continue
    const parental = { kind: 'parental', principalId: parentOf, agentId: aggressor.personId, scope: null } as const
    const seen = { evidence: 'family_register', seenOn: validFrom, validFrom, validTo: null } as const
    await insertMandate(tx, { ...parental, ...seen, recordedBy: appliedBy, recordedAt: at })
  }
}
