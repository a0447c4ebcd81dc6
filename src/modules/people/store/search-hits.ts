import { sql, type Tx } from '#platform/db/index.ts'
import type { PersonId } from '#platform/ids/index.ts'
import { kanjiNumber } from '../domain/address.ts'
import type { PersonHit, PersonStanding } from '../domain/search/hit.ts'
import { toBirthDate } from './register-row.ts'
import type { FoundPerson } from './search.ts'

type Row = {
  personId: PersonId
  name: string
  kana: string | null
  alias: string | null
  formerSurname: string | null
  birthDate: Temporal.PlainDate | null
  birthText: string | null
  assumedBirthDate: Temporal.PlainDate | null
  town: string | null
  chome: number | null
  standing: PersonStanding
}

/** What a list shows of these people, in their order: as registered now, else as outside of the register, else as last registered. */
export async function loadHits(tx: Tx, found: readonly FoundPerson[]): Promise<PersonHit[]> {
  const { rows } = await sql<Row>`
    select asked.id as "personId", state.*
    from unnest(${found.map(({ personId }) => personId)}::uuid[]) with ordinality as asked (id, number)
    cross join lateral (
      select name, kana, alias, "formerSurname", "birthDate", "birthText", "assumedBirthDate", town, chome, standing
      from (
        select name, name_kana as kana, alias, former_surname as "formerSurname", birth_date as "birthDate",
          birth_text as "birthText", assumed_birth_date as "assumedBirthDate", town, chome,
          case when valid_to is null then 'resident' when ended_by in ('moved_out', 'died') then ended_by else 'removed' end
            as standing, valid_to is null as is_open, false as is_outside, valid_from
        from people.register_records where person_id = asked.id
        union all
        select name, name_kana, null, null, birth_date, birth_text, null, null, null, 'outside',
          valid_to is null, true, valid_from
        from people.outside_records where person_id = asked.id
      ) known order by is_open desc, is_outside, valid_from desc limit 1
    ) state
    order by asked.number limit ${found.length}`.execute(tx)
  const facts = new Map(rows.map((row) => [row.personId, row]))
  return found.flatMap(({ personId, position }) => {
    const row = facts.get(personId)
    return row ? [{ ...toHit(row), position }] : []
  })
}

function toHit({ birthDate, birthText, assumedBirthDate, town, chome, ...rest }: Row): Omit<PersonHit, 'position'> {
  const isUnknown = birthDate === null && birthText === null
  return {
    ...rest,
    birthDate: isUnknown ? null : toBirthDate(birthDate, birthText, assumedBirthDate),
    town: town === null ? null : `${town}${chome === null ? '' : `${kanjiNumber(chome)}丁目`}`,
  }
}
