import type { Tx } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import type { RegistrantId } from '../domain/registrant.ts'
import { groupsInCommon, lockMembersOf } from '../store/duplicates.ts'
import { rulesOf } from '../rules-of.ts'

/**
 * Whether the municipality refuses this group because of the members it shares with another one. The members are locked
 * first, in one order, so that of two groups that ask at the same moment one is refused. Which group it is, is never said.
 */
export async function isRefusedAsDuplicate(tx: Tx, house: House, id: RegistrantId): Promise<boolean> {
  const { duplicates } = rulesOf(house)
  await lockMembersOf(tx, id)
  if (duplicates.answer !== 'refuse') return false
  return (await groupsInCommon(tx, id, duplicates.shared)).length > 0
}
