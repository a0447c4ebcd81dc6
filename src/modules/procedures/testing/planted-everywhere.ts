import { storeUpload } from '#platform/files/index.ts'
import type { PersonId } from '#platform/ids/index.ts'
import { sql, type Tx } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import type { ApplicationId } from '../store/applications.ts'

/**
 * Words of a person in what surrounds a filed case: a 起案 that came back with its steps and letter, a look-up, what came
 * from the portal with its attachment, an agreement that was declined, news to another system. Straight in the tables.
 */
export async function plantAround(
  house: House,
  { id, personId }: { id: ApplicationId; personId: PersonId },
  word: string,
): Promise<void> {
  const at = house.clock.now()
  const json = JSON.stringify({ name: word })
  const itemId = await house.db.transact(async (tx) => {
    const staffId = await one(tx, sql`select id from people.staff order by id limit 1`)
    const actId = await one(
      tx,
      sql`insert into procedures.acts (application_id, kind, outcome, route, authority, rank, ground, reason, letter,
          state, drafted_by, drafted_at)
        values (${id}, 'decision', 'refuse', 'second-check', '課長', 'section-head', ${`${word}根拠`}, ${`${word}理由`},
          ${json}::jsonb, 'returned', ${staffId}, ${at}) returning id`,
    )
    await sql`insert into procedures.act_steps (act_id, at, kind, staff_id, note)
      values (${actId}, ${at}, 'return', ${staffId}, ${`${word}差戻し`})`.execute(tx)
    await sql`insert into procedures.deliveries (act_id, person_id, office_id, way, recipient, seal, state, made_at)
      select ${actId}, ${personId}, office_id, 'post', ${json}::jsonb, 'drawn', 'dropped', ${at}
      from procedures.applications where id = ${id}`.execute(tx)
    await sql`insert into procedures.lookups (application_id, rule_key, item, ground, person_id, state, source, asked_at,
        answered_at, value)
      values (${id}, 'planted', 'health-insurance', '見本', ${personId}, 'found', '見本', ${at}, ${at}, ${json}::jsonb)
      `.execute(tx)
    await sql`insert into procedures.agreements (application_id, person_id, content_hash, asked_at, answer_by, answered_at,
        answer, reason)
      values (${id}, ${personId}, sha256('x'), ${at}, ${house.clock.today()}, ${at}, 'declined', ${`${word}断り`})
      `.execute(tx)
    const webhookId = await one(
      tx,
      sql`insert into procedures.webhooks (office_id, procedure, url, secret, state, made_by, made_at)
        select office_id, procedure, 'https://hooks.example.jp/', '\\x00', 'stopped', ${staffId}, ${at}
        from procedures.applications where id = ${id} returning id`,
    )
    await sql`insert into procedures.webhook_deliveries (webhook_id, event_id, application_id, state, revision, happened_at,
        give_up_at, ended, ended_at)
      values (${webhookId}, 1, ${id}, 'submitted', 1, ${at}, ${at}, 'delivered', ${at})`.execute(tx)
    const item = await one(
      tx,
      sql`insert into procedures.portal_items (portal_number, form, filed_at, listed_at, state, received, person_id,
          application_id, imported_at)
        values (${`P-${id}`}, 'PS-1', ${at}, ${at}, 'imported', ${json}::jsonb, ${personId}, ${id}, ${at}) returning id`,
    )
    await sql`insert into procedures.portal_statuses (item_id, place, status, noted_at, sent_at)
      values (${item}, 1, 'arrived', ${at}, ${at})`.execute(tx)
    return item
  })
  const bytes = new TextEncoder().encode(`%PDF-1.4\n${word}\n%%EOF`)
  const owner = { kind: 'procedures.portal-item', id: itemId }
  const stored = await storeUpload(house, { bytes, owner, claimedName: `${word}添付.pdf` })
  if (!stored.ok) throw new Error(stored.reason)
}

async function one(tx: Tx, statement: ReturnType<typeof sql>): Promise<string> {
  const { rows } = await statement.execute(tx)
  const [row] = rows
  if (typeof row !== 'object' || row === null || !('id' in row) || typeof row.id !== 'string') throw new Error('no row')
  return row.id
}
