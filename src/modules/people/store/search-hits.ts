import { sql, type Tx } from '#platform/db/index.ts'
import type { PersonId } from '#platform/ids/index.ts'
import { formatFullAddress, kanjiNumber } from '../domain/address.ts'
import type { RegisterAddress } from '../domain/record.ts'
import type { PersonHit, PersonStanding } from '../domain/search/hit.ts'
import { needsCheck } from '../protection/wall.ts'
import { toBirthDate } from './register-row.ts'
import type { FoundPerson } from './search.ts'

type Row = {
  asked: PersonId
  personId: PersonId
  name: string
  kana: string | null
  alias: string | null
  formerSurname: string | null
  birthDate: Temporal.PlainDate | null
  birthText: string | null
  assumedBirthDate: Temporal.PlainDate | null
  onRegister: RegisterAddress | null
  outside: string | null
  standing: PersonStanding
}

/**
 * What a list shows of these people, in their order: as registered now, else as outside of the register, else as last
 * registered. Merges are followed, so that one person may come more than once; `address` is everybody's.
 */
export async function loadHits(tx: Tx, found: readonly FoundPerson[]): Promise<PersonHit[]> {
  const { rows } = await sql<Row>`
    with recursive chain as (
      select asked.id as asked, p.id, p.merged_into
      from unnest(${found.map(({ personId }) => personId)}::uuid[]) as asked (id) join people.persons p on p.id = asked.id
      union
      select chain.asked, p.id, p.merged_into from chain join people.persons p on p.id = chain.merged_into
    )
    select chain.asked, chain.id as "personId", state.*
    from chain
    cross join lateral (
      select name, kana, alias, "formerSurname", "birthDate", "birthText", "assumedBirthDate", "onRegister", outside, standing
      from (
        select name, name_kana as kana, alias, former_surname as "formerSurname", birth_date as "birthDate",
          birth_text as "birthText", assumed_birth_date as "assumedBirthDate",
          jsonb_build_object('postcode', postcode, 'municipality', municipality, 'town', town, 'chome', chome, 'ban', ban,
            'go', go, 'lot', lot, 'building', building) as "onRegister", null as outside,
          case when valid_to is null then 'resident' when ended_by in ('moved_out', 'died') then ended_by else 'removed' end
            as standing, valid_to is null as is_open, false as is_outside, valid_from
        from people.register_records where person_id = chain.id
        union all
        select name, name_kana, null, null, birth_date, birth_text, null, null, concat_ws(' ', address, building),
          'outside', valid_to is null, true, valid_from
        from people.outside_records where person_id = chain.id
      ) known order by is_open desc, is_outside, valid_from desc limit 1
    ) state
    where chain.merged_into is null
    order by chain.asked limit ${found.length}`.execute(tx)
  const facts = new Map(rows.map((row) => [row.asked, row]))
  const marked = await needsCheck(
    tx,
    rows.map(({ personId }) => personId),
  )
  return found.flatMap(({ personId, position }) => {
    const row = facts.get(personId)
    return row ? [{ ...hidden(toHit(row), marked.has(row.personId)), position }] : []
  })
}

type Shown = Omit<PersonHit, 'position'>

const hidden = (hit: Omit<Shown, 'needsCheck'>, needsCheck: boolean): Shown =>
  needsCheck ? { ...hit, town: null, address: null, needsCheck } : { ...hit, needsCheck }

function toHit(row: Row): Omit<Shown, 'needsCheck'> {
  const { asked, birthDate, birthText, assumedBirthDate, onRegister, outside, ...rest } = row
  const isUnknown = birthDate === null && birthText === null
  return {
    ...rest,
    birthDate: isUnknown ? null : toBirthDate(birthDate, birthText, assumedBirthDate),
    town: onRegister && townOf(onRegister),
    address: onRegister ? formatFullAddress(onRegister) : outside,
    isMerged: asked !== row.personId,
  }
}

const townOf = ({ town, chome }: RegisterAddress): string =>
  `${town}${chome === null ? '' : `${kanjiNumber(chome)}丁目`}`
