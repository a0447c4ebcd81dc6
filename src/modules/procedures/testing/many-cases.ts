import { sql, type Tx } from '#platform/db/index.ts'
import { formatReceiptNumber, type PersonId } from '#platform/ids/index.ts'
import type { ApplicationState } from '../domain/course/states.ts'
import type { ApplicationId } from '../store/applications.ts'

type ManyCases = {
  count: number
  state: ApplicationState
  /** They take turns. */
  applicants: readonly PersonId[]
  /** The sign-in that the applications belong to; nobody's when missing. */
  accountId?: string
  feeTotal?: number
  /** Serial of the first receipt number; far from those that the house gives itself. */
  firstSerial?: number
  at: Temporal.Instant
}

/**
 * Writes many complete applications straight into the tables, for figures and long runs: the applicant, and about every
 * second other member of the household, in every mixture of items. Filed states get a receipt number and a due day.
 */
export async function writeManyCases(tx: Tx, many: ManyCases): Promise<ApplicationId[]> {
  const { count, state, applicants, accountId = null, feeTotal = 410, firstSerial = 50_000_000, at } = many
  const isFiled = state !== 'draft' && state !== 'confirmed'
  const receipts = Array.from({ length: count }, (_, n) => formatReceiptNumber('N', 8, firstSerial + n))
  const { rows } = await sql<{ id: ApplicationId }>`
    with turn as (
      select n, (${[...applicants]}::uuid[])[1 + (n - 1) % ${applicants.length}::int] as person_id, receipt
      from unnest(${receipts}::text[]) with ordinality as given (receipt, n)
    ), made as (
      insert into procedures.applications (procedure, revision_id, submitted_revision_id, applicant_person_id, account_id,
        office_id, lang, state, content_hash, fee_total, receipt_number, created_at, updated_at, confirmed_at, submitted_at, due_on)
      select r.procedure, r.id, case when ${isFiled} then r.id end, turn.person_id, coalesce(${accountId}::uuid, uuidv7()),
        o.id, 'ja', ${state}, case when ${state} <> 'draft' then sha256(receipt::bytea) end, ${feeTotal},
        case when ${isFiled} then receipt end, ${at}, ${at}, case when ${state} <> 'draft' then ${at}::timestamptz end,
        case when ${isFiled} then ${at}::timestamptz end,
        case when ${isFiled} then ${at}::timestamptz::date + (n % 20)::int end
      from turn
      cross join (select * from procedures.revisions where procedure = 'residence-certificate' order by number desc limit 1) r
      join people.offices o on o.key = r.definition ->> 'office' and o.valid_to is null
      order by n
      returning id, applicant_person_id
    ), printed as (
      select made.id, member.person_id
      from made
      join people.register_records mine on mine.person_id = made.applicant_person_id and mine.valid_to is null
      join people.register_records member on member.household_id = mine.household_id and member.valid_to is null
      where member.person_id = made.applicant_person_id or hashtext(made.id::text || member.person_id) % 2 = 0
    ), subjects as (
      insert into procedures.subjects (application_id, person_id) select id, person_id from printed where ${isFiled}
    ), answers as (
      insert into procedures.answers (application_id, field_id, value, source, updated_at)
      select made.id, field, value, 'resident', ${at}
      from made cross join lateral (values
        ('whose', '"some"'::jsonb),
        ('subjects', (select jsonb_agg(person_id order by person_id) from printed where printed.id = made.id)),
        ('items', case abs(hashtext(made.id::text)) % 3 when 0 then '[]' when 1 then '["relation"]' else '["relation", "honseki"]' end::jsonb),
        ('copies', '1'),
        ('delivery', case abs(hashtext(made.id::text)) % 2 when 0 then '"post"' else '"counter"' end::jsonb)
      ) as given (field, value)
    )
    select id from made order by id`.execute(tx)
  return rows.map(({ id }) => id)
}
