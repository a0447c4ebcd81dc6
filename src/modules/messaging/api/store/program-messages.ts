import { sql, type Tx } from '#platform/db/index.ts'
import type { ClientId, Id, PersonId } from '#platform/ids/index.ts'
import type { DeliveryState } from '../../delivery/store/deliveries.ts'
import type { EndState } from '../domain/state.ts'
import type { TemplateId } from '../domain/template.ts'

export type MessageId = Id<'program-message'>

export type ProgramMessage = {
  id: MessageId
  clientId: ClientId
  reference: string
  bodyHash: Buffer
  template: string
  templateNo: number
  personId: PersonId | null
  state: 'created' | EndState
  createdAt: Temporal.Instant
  settledAt: Temporal.Instant | null
  /** Of its notice, in no order. */
  deliveries: DeliveryState[]
}

/** The key of the notice by which a message is told. */
export const noticeKeyOf = (id: MessageId): string => `messaging.program:${id}`

const columns = sql`m.id, m.client_id as "clientId", m.reference, m.body_hash as "bodyHash", t.key as template,
  t.no as "templateNo", m.person_id as "personId", m.state, m.created_at as "createdAt", m.settled_at as "settledAt",
  coalesce((select jsonb_agg(d.state) from platform.notices n join messaging.deliveries d on d.notice_id = n.id
    where n.key = 'messaging.program:' || m.id and m.settled_at is null), '[]') as deliveries`

type New = {
  clientId: ClientId
  reference: string
  bodyHash: Buffer
  templateId: TemplateId
  personId: PersonId | undefined
  fields: Readonly<Record<string, string>>
  at: Temporal.Instant
}

/** `undefined`: the client has used the reference before. */
export async function insertMessage(tx: Tx, one: New): Promise<MessageId | undefined> {
  const { rows } = await sql<{ id: MessageId }>`
    insert into messaging.program_messages (client_id, reference, body_hash, template_id, person_id, fields, created_at)
    values (${one.clientId}, ${one.reference}, ${one.bodyHash}, ${one.templateId}, ${one.personId ?? null},
      ${JSON.stringify(one.fields)}::jsonb, ${one.at})
    on conflict (client_id, reference) do nothing returning id`.execute(tx)
  return rows[0]?.id
}

export async function findMessage(
  tx: Tx,
  clientId: ClientId,
  by: { id: MessageId } | { reference: string },
): Promise<ProgramMessage | undefined> {
  const which = 'id' in by ? sql`m.id = ${by.id}` : sql`m.reference = ${by.reference}`
  const { rows } = await sql<ProgramMessage>`
    select ${columns} from messaging.program_messages m join messaging.templates t on t.id = m.template_id
    where m.client_id = ${clientId} and ${which}`.execute(tx)
  return rows[0]
}

/** The newest first. */
export async function messagesOf(
  tx: Tx,
  clientId: ClientId,
  { before, limit }: { before: MessageId | undefined; limit: number },
): Promise<ProgramMessage[]> {
  const { rows } = await sql<ProgramMessage>`
    select ${columns} from messaging.program_messages m join messaging.templates t on t.id = m.template_id
    where m.client_id = ${clientId} ${before ? sql`and m.id < ${before}` : sql``}
    order by m.id desc limit ${limit}`.execute(tx)
  return rows
}

/** Ends a message, and notes the news for its program if that wants to know; returns the id of the news. */
export async function settleMessage(
  tx: Tx,
  id: MessageId,
  state: EndState,
  at: Temporal.Instant,
): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    with settled as (
      update messaging.program_messages set state = ${state}, settled_at = ${at}
      where id = ${id} and settled_at is null returning id, client_id)
    insert into messaging.callback_news (message_id)
    select s.id from settled s join messaging.callbacks c on c.client_id = s.client_id
    on conflict (message_id) do nothing returning id`.execute(tx)
  return rows[0]?.id
}

/** What is kept for the program stays: that it asked for a message, not for whom. */
export async function forgetRecipient(tx: Tx, personId: PersonId): Promise<void> {
  await sql`
    update messaging.program_messages set person_id = null, fields = '{}' where person_id = ${personId}`.execute(tx)
}
