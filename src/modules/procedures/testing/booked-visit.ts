import { demoPersonId } from '#demo/people.ts'
import { sql } from '#platform/db/index.ts'
import { formatReceiptNumber, type PersonId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import type { ApplicationId } from '../store/applications.ts'

const serials = { from: 60_000_000 }

/** A filed booking without its time, straight in the tables; the people of the demo take turns. */
export async function filedBookings(house: House, count: number): Promise<{ id: ApplicationId; personId: PersonId }[]> {
  const first = serials.from
  const receipts = Array.from({ length: count }, (_, n) => formatReceiptNumber('N', 8, first + n))
  serials.from += count
  const people = [1, 2, 6, 8, 9].map(demoPersonId)
  const at = house.clock.now()
  const { rows } = await sql<{ id: ApplicationId; personId: PersonId }>`
    insert into procedures.applications (procedure, kind, revision_id, submitted_revision_id, applicant_person_id,
      account_id, office_id, lang, state, content_hash, fee_total, receipt_number, created_at, updated_at, submitted_at, due_on)
    select r.procedure, 'booking', r.id, r.id, (${people}::uuid[])[1 + n % ${people.length}::int], uuidv7(), o.id, 'ja',
      'submitted', sha256(receipt::bytea), 0, receipt, ${at}, ${at}, ${at}, ${house.clock.today()}
    from unnest(${receipts}::text[]) with ordinality as given (receipt, n)
    cross join (select * from procedures.revisions where procedure = 'moving-in-visit' order by number desc limit 1) r
    join people.offices o on o.key = 'residents' and o.valid_to is null
    returning id, applicant_person_id as "personId"`.execute(house.db.kysely)
  return rows
}
