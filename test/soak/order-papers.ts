import { writeManyCases } from '#modules/procedures/testing/many-cases.ts'
import { sql } from '#platform/db/index.ts'
import { missingGlyphs } from '#platform/documents/index.ts'
import type { Id, PersonId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'

export type ApplicationId = Id<'application'>

/** Residents whose whole household can be printed, in an order that mixes households. */
export async function printableResidents(house: House): Promise<PersonId[]> {
  const { rows } = await sql<{ personId: PersonId; texts: string }>`
    select one.person_id as "personId", (
      select string_agg(concat_ws(' ', member.name, member.name_kana, member.alias, member.former_surname, member.honseki_head), ' ')
      from people.register_records member
      where member.household_id = one.household_id and member.valid_to is null) as texts
    from people.register_records one where one.valid_to is null
    order by hashtext(one.person_id::text), one.person_id`.execute(house.db.kysely)
  return rows.filter(({ texts }) => missingGlyphs(texts).length === 0).map(({ personId }) => personId)
}

export type Order = { count: number; residents: readonly PersonId[]; firstSerial: number }

/** Decides `count` cases without a fee, numbers their papers and leaves the drawing to the workers, as the second person's confirmation does. */
export async function orderPapers(house: House, { count, residents, firstSerial }: Order): Promise<ApplicationId[]> {
  const at = house.clock.now()
  return house.db.transact(async (tx) => {
    const ids = await writeManyCases(tx, {
      count,
      state: 'issuing',
      applicants: residents,
      feeTotal: 0,
      firstSerial,
      at,
    })
    await sql`
      with numbered as (
        select id, (${firstSerial}::int + n)::text as serial from unnest(${ids}::uuid[]) with ordinality as given (id, n)
      ), papers as (
        insert into procedures.certificates
          (application_id, kind, document_number, issue_number, verification_code, issued_on, copies)
        select id, 'residence-certificate', format('8練区戸第%s号', serial), format('R8-%s', serial), lpad(serial, 16, '0'),
          ${house.clock.today()}::date, 1
        from numbered
        returning application_id
      )
      select graphile_worker.add_job('procedures.render', json_build_object('applicationId', application_id),
        max_attempts => 3, job_key => format('render:%s', application_id))
      from papers`.execute(tx)
    return ids
  })
}
