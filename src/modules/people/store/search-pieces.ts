import { sql, type Tx } from '#platform/db/index.ts'
import type { PersonId } from '#platform/ids/index.ts'
import { hasKey } from './search.ts'

const most = 50

/**
 * People of whom one piece of `key` is a whole key and the rest begins another: a 旧氏 with the given name (「大橋和子」),
 * words in another order (「LAN NGUYEN」). For when nobody is called so from the beginning.
 */
export async function findByPieces(tx: Tx, key: string, includesGone: boolean): Promise<PersonId[]> {
  const pieces = piecesOf(key)
  if (pieces.length === 0) return []
  const { rows } = await sql<{ personId: PersonId }>`
    with pieces as materialized (
      select p.piece, p.rest from jsonb_to_recordset(${JSON.stringify(pieces)}::jsonb) as p (piece text, rest text)
      cross join lateral (
        select from ${places} cross join lateral (
          select from people.search_keys k
          where k.place = places.place and k.key >= p.rest and k.key < p.rest || chr(1114111) limit 1) one
        limit 1
      ) somebody
    )
    select distinct found.person_id as "personId"
    from pieces p cross join ${places} cross join lateral (
      select k.person_id from people.search_keys k
      where k.place = places.place and k.key = p.piece collate "C" and (k.is_current or ${includesGone})
        and ${hasKey('k.person_id', sql.ref('p.rest'))}
      limit ${most}
    ) found
    order by 1 limit ${most}`.execute(tx)
  return rows.map(({ personId }) => personId)
}

// Named one by one: each is a range of its own in the index.
const places = sql.raw('(values (0), (1), (2)) as places (place)')

function piecesOf(key: string): { piece: string; rest: string }[] {
  const characters = [...key]
  const cuts = characters
    .slice(1)
    .map((_, index) => [characters.slice(0, index + 1), characters.slice(index + 1)] as const)
  return cuts
    .map(([front, back]) => [front.join(''), back.join('')] as const)
    .flatMap(([front, back]) => [
      { piece: front, rest: back },
      { piece: back, rest: front },
    ])
}
