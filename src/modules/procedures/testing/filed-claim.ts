import { demoPeople } from '#demo/people.ts'
import { sql } from '#platform/db/index.ts'
import { emit } from '#platform/events/index.ts'
import { formatReceiptNumber, type PersonId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import type { ApplicationId } from '../store/applications.ts'

let serial = 70_000_000

/**
 * A filed request of any procedure, straight in the tables with these answers, and the news of its filing. For what
 * follows after filing; the way there has its own tests.
 */
export async function filedClaim(
  house: House,
  { procedure, name, answers }: { procedure: string; name: string; answers: Readonly<Record<string, unknown>> },
): Promise<{ id: ApplicationId; personId: PersonId }> {
  const person = demoPeople.find((one) => one.name === name)
  if (!person) throw new Error(`no demo person is called ${name}`)
  const at = house.clock.now()
  serial += 1
  return house.db.transact(async (tx) => {
    const { rows } = await sql<{ id: ApplicationId }>`
      insert into procedures.applications (procedure, kind, revision_id, submitted_revision_id, applicant_person_id,
        account_id, office_id, lang, state, content_hash, fee_total, receipt_number, created_at, updated_at, submitted_at, due_on)
      select r.procedure, r.definition ->> 'kind', r.id, r.id, ${person.personId},
        coalesce((select id from auth.accounts where display_name = ${name} order by id limit 1), uuidv7()), o.id, 'ja',
        'submitted', sha256('claim'::bytea), 0, ${formatReceiptNumber('N', 8, serial)}, ${at}, ${at}, ${at}, ${house.clock.today()}
      from procedures.revisions r
      join people.offices o on o.key = r.definition ->> 'office' and o.valid_to is null
      where r.procedure = ${procedure} order by r.number desc limit 1
      returning id`.execute(tx)
    const [row] = rows
    if (!row) throw new Error(`no procedure ${procedure}`)
    await sql`
      insert into procedures.answers (application_id, field_id, value, source, updated_at)
      select ${row.id}, key, value, 'resident', ${at} from jsonb_each(${JSON.stringify(answers)}::jsonb)`.execute(tx)
    await emit(tx, { type: 'procedures.submitted', subjectKind: 'procedures.application', subjectId: row.id })
    return { id: row.id, personId: person.personId }
  })
}
