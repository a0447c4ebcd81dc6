import { type RawBuilder, sql, type Tx } from '#platform/db/index.ts'
import type { PersonId } from '#platform/ids/index.ts'
import type { ProtectionId } from './domain.ts'

/** Who of these people is behind a wall, in a statement about many; `ids`: an expression that is their numbers. */
export const walledSql = (ids: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`(select distinct person_id from people.walled(${ids}))`

/**
 * Of these people, those about whom a person may learn what is not on their own record: addresses, papers, where letters
 * go, what was asked for them. Who is protected is known to those protected with them and to nobody else, so that neither
 * the 加害者 nor anybody who asks in their place is looked for by name. For the answer only: it is never said why.
 */
export async function mayLearnAbout(
  tx: Tx,
  { asker, about }: { asker: PersonId | undefined; about: readonly PersonId[] },
): Promise<ReadonlySet<PersonId>> {
  const walls = await wallsAround(tx, asker ? [...about, asker] : about)
  const own = (asker && walls.get(asker)) ?? []
  return new Set(about.filter((id) => id === asker || (walls.get(id) ?? []).every((wall) => own.includes(wall))))
}

/**
 * Of these people, those for whom a paper or an address is given out at the office only, after a look by who keeps the
 * register: protected ones, and those whose 宛名番号 are being compared. Staff see the mark 「要確認」 and not why.
 */
export async function needsCheck(tx: Tx, ids: readonly PersonId[]): Promise<ReadonlySet<PersonId>> {
  const walls = await wallsAround(tx, ids)
  const { rows } = await sql<{ id: PersonId }>`
    select distinct asked.id from unnest(${[...ids]}::uuid[]) as asked (id)
    join people.merges m on asked.id in (m.from_person_id, m.into_person_id)
    where m.state = 'proposed' order by 1 limit 1000`.execute(tx)
  return new Set([...walls.keys(), ...rows.map(({ id }) => id)])
}

/**
 * Whether papers about these people may be asked for without coming to the office. The answer is the same for everybody
 * who asks, the people themselves included, and for every cause of `needsCheck`.
 */
export const mayAskFromAfar = async (tx: Tx, ids: readonly PersonId[]): Promise<boolean> =>
  (await needsCheck(tx, ids)).size === 0

/** Where letters of a protected person may go. `undefined`: not protected; `null`: nowhere, the desk keeps them. */
export async function agreedAddress(
  tx: Tx,
  id: PersonId,
): Promise<{ postcode: string; address: string } | null | undefined> {
  const { rows } = await sql<{ postcode: string | null; address: string | null }>`
    select postcode, address from people.agreed_address(${id})`.execute(tx)
  const [row] = rows
  if (!row) return undefined
  return row.postcode !== null && row.address !== null ? { postcode: row.postcode, address: row.address } : null
}

// A door in the database that tells ids and nothing else; the tables behind it stay shut.
async function wallsAround(tx: Tx, ids: readonly PersonId[]): Promise<ReadonlyMap<PersonId, ProtectionId[]>> {
  const { rows } = await sql<{ personId: PersonId; protectionId: ProtectionId }>`
    select person_id as "personId", protection_id as "protectionId" from people.walled(${[...ids]}::uuid[])
    order by 1, 2 limit 5000`.execute(tx)
  const walls = new Map<PersonId, ProtectionId[]>()
  for (const { personId, protectionId } of rows) walls.set(personId, [...(walls.get(personId) ?? []), protectionId])
  return walls
}
