import { demoOf } from '#demo/of-profile.ts'
import type { Tx } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import { addContacts, type NewContact } from './store/contacts.ts'

/** LINE ids and mail addresses of the demo's people. */
export async function seed(tx: Tx, house: House): Promise<void> {
  if (house.config.env === 'production') return
  const verifiedAt = house.clock.now()
  await addContacts(
    tx,
    demoOf(house.config.profile).people.flatMap(({ personId, contacts: { lineUserId, mail } }): NewContact[] => [
      ...(lineUserId ? [{ personId, channel: 'line' as const, address: lineUserId, verifiedAt }] : []),
      ...(mail ? [{ personId, channel: 'mail' as const, address: mail, verifiedAt }] : []),
    ]),
  )
}
