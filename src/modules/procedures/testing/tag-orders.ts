import { demoPersonId } from '#demo/people.ts'
import { sql } from '#platform/db/index.ts'
import { formatReceiptNumber } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import type { TagSeries } from '../domain/rules/tag-rules.ts'
import type { TagOrderId } from '../tags/store.ts'

const serials = { from: 70_000_000 }

/** Granted requests that wait for their tags, straight in the tables; the people of the demo take turns. */
export async function tagOrders(house: House, count: number, series: TagSeries = 'dog'): Promise<TagOrderId[]> {
  const first = serials.from
  const receipts = Array.from({ length: count }, (_, n) => formatReceiptNumber('N', 8, first + n))
  serials.from += count
  const people = [1, 2, 6, 8, 9].map(demoPersonId)
  const at = house.clock.now()
  const { rows } = await sql<{ id: TagOrderId }>`
    with filed as (
      insert into procedures.applications (procedure, kind, revision_id, submitted_revision_id, applicant_person_id,
        account_id, office_id, lang, state, content_hash, fee_total, receipt_number, created_at, updated_at, submitted_at, due_on)
      select r.procedure, 'application', r.id, r.id, (${people}::uuid[])[1 + n % ${people.length}::int], uuidv7(), o.id, 'ja',
        'notified', sha256(receipt::bytea), 3000, receipt, ${at}, ${at}, ${at}, ${house.clock.today()}
      from unnest(${receipts}::text[]) with ordinality as given (receipt, n)
      cross join (select * from procedures.revisions where procedure = 'dog-registration' order by number desc limit 1) r
      join people.offices o on o.key = 'public-health' and o.valid_to is null
      returning id)
    insert into procedures.tag_orders (application_id, series, ordered_at) select id, ${series}, ${at} from filed
    returning id`.execute(house.db.kysely)
  return rows.map(({ id }) => id)
}
