import { sql, type Tx } from '#platform/db/index.ts'
import type { PersonId } from '#platform/ids/index.ts'

const most = 50
const mostLookedAt = 3000

/**
 * People of whom one piece of `key` is a whole key and the rest stands in their names too: a 旧氏 with the given name
 * (「大橋和子」), words in another order (「LAN NGUYEN」). For when nobody is called so from the beginning.
 */
export async function findByPieces(tx: Tx, key: string, includesGone: boolean): Promise<PersonId[]> {
  const pieces = piecesOf(key)
  if (pieces.length === 0) return []
  const { rows } = await sql<{ personId: PersonId }>`
    with begun as (
      select k.person_id, p.rest
      from jsonb_to_recordset(${JSON.stringify(pieces)}::jsonb) as p(piece text, rest text)
      join people.search_keys k on k.key = p.piece collate "C" and k.place in (0, 1, 2)
      where k.is_current or ${includesGone} limit ${mostLookedAt}
    )
    select distinct b.person_id as "personId"
    from begun b join people.register_records r on r.person_id = b.person_id
    where strpos(r.search_text, b.rest) > 0 order by 1 limit ${most}`.execute(tx)
  return rows.map(({ personId }) => personId)
}

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
