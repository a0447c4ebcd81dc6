import { personNames } from '#modules/people/index.ts'
import type { Tx } from '#platform/db/index.ts'
import type { Member } from '../store/members.ts'

/** Members with their names: of the register, or as they were given. */
export async function named(tx: Tx, members: readonly Member[]): Promise<(Member & { name: string })[]> {
  const names = await personNames(
    tx,
    members.flatMap(({ personId }) => personId ?? []),
  )
  return members.map((one) => ({ ...one, name: (one.personId ? names.get(one.personId) : one.name) ?? '' }))
}
