import { sealSecret } from '#modules/messaging/api/secrets.ts'
import { sql, type Tx } from '#platform/db/index.ts'
import { type ClientId, newId, type OfficeId, type StaffId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'

/** News for a program whose address nobody answers at; returns its id. */
export async function newsOfMessage(tx: Tx, house: House, staffId: StaffId, officeId: OfficeId): Promise<string> {
  const client = newId<'client'>() as ClientId
  const secret = sealSecret(house, client, `whsec_${Buffer.alloc(32, 7).toString('base64')}`)
  const { rows } = await sql<{ id: string }>`
    with template as (
      insert into messaging.templates
        (office_id, key, no, name, purpose, is_statutory, fields, texts, link, drafted_by, drafted_at)
      values (${officeId}, 'twice', 1, 'お知らせ', '試す', false, '[]', '{"ja": {"subject": "x", "body": "x"}}', '/messages',
        ${staffId}, now()) returning id),
    message as (
      insert into messaging.program_messages
        (client_id, reference, body_hash, template_id, fields, state, created_at, settled_at)
      select ${client}, 'twice', decode(repeat('00', 32), 'hex'), id, '{}', 'sent', now(), now() from template returning id),
    callback as (
      insert into messaging.callbacks (client_id, url, secret, made_at)
      values (${client}, 'http://127.0.0.1:9/hooks', ${secret}, now()))
    insert into messaging.callback_news (message_id) select id from message returning id`.execute(tx)
  return rows[0]?.id ?? ''
}
