import { sql, type Tx } from '#platform/db/index.ts'
import type { PersonId, StaffId } from '#platform/ids/index.ts'
import type { LetterWishes, NoticeLetter, NoticeLetterId, ReturnReason } from '../domain/notice-letter.ts'

type New = LetterWishes & {
  deliveryId: string
  personId: PersonId
  address: string
  way: 'post-house' | 'office'
  at: Temporal.Instant
}

/** The number of the letter of a delivery; given out once. */
export async function numberLetter(tx: Tx, one: New): Promise<number> {
  const { rows } = await sql<{ number: number }>`
    insert into messaging.notice_letters (delivery_id, person_id, address, way, large_print, braille, voice_code, made_at)
    values (${one.deliveryId}, ${one.personId}, ${one.address}, ${one.way}, ${one.largePrint}, ${one.braille},
      ${one.voiceCode}, ${one.at})
    on conflict (delivery_id) do update set delivery_id = excluded.delivery_id
    returning number::int8 as number`.execute(tx)
  return Number(rows[0]?.number)
}

export type CampaignLetter = Omit<New, 'deliveryId' | 'at'> & { body: string }

/** Numbers of a campaign's letters by person, in the order in which they are given; each given out once. */
export async function numberCampaignLetters(
  tx: Tx,
  { campaignId, at }: { campaignId: string; at: Temporal.Instant },
  letters: readonly CampaignLetter[],
): Promise<ReadonlyMap<PersonId, number>> {
  const { rows } = await sql<{ personId: PersonId; number: number }>`
    insert into messaging.notice_letters
      (campaign_id, made_at, person_id, address, body, way, large_print, braille, voice_code)
    select ${campaignId}, ${at}, l."personId", l.address, l.body, l.way, l."largePrint", l.braille, l."voiceCode"
    from jsonb_to_recordset(${JSON.stringify(letters)}::jsonb) as l (
      "personId" uuid, address text, body text, way text, "largePrint" boolean, braille boolean, "voiceCode" boolean)
    on conflict (campaign_id, person_id) do update set campaign_id = excluded.campaign_id
    returning person_id as "personId", number::int8 as number`.execute(tx)
  return new Map(rows.map(({ personId, number }) => [personId, Number(number)]))
}

/** With the office's printers, or elsewhere: not numbered yet, or with the post's. */
export async function placeOfLetter(tx: Tx, deliveryId: string): Promise<'waiting' | 'printed' | 'elsewhere'> {
  const { rows } = await sql<{ isPrinted: boolean }>`
    select batch_id is not null as "isPrinted" from messaging.notice_letters
    where delivery_id = ${deliveryId} and way = 'office'`.execute(tx)
  const [row] = rows
  return row === undefined ? 'elsewhere' : row.isPrinted ? 'printed' : 'waiting'
}

/** A letter to this very place came back, and nobody has looked into it since. */
export async function hasReturnedFrom(tx: Tx, personId: PersonId, address: string): Promise<boolean> {
  return (await returnedFrom(tx, [personId])).get(personId)?.has(address) ?? false
}

/** Places from which letters to these people came back, and into which nobody has looked since. */
export async function returnedFrom(
  tx: Tx,
  people: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, ReadonlySet<string>>> {
  const { rows } = await sql<{ personId: PersonId; addresses: string[] }>`
    select person_id as "personId", array_agg(distinct address) as addresses from messaging.notice_letters
    where person_id = any(${[...people]}::uuid[]) and returned_on is not null and checked_at is null
    group by person_id`.execute(tx)
  return new Map(rows.map(({ personId, addresses }) => [personId, new Set(addresses)]))
}

export type Returned = {
  id: NoticeLetterId
  number: number
  personId: PersonId
  reason: ReturnReason
  returnedOn: Temporal.PlainDate
}

/** Letters whose address nobody has looked into since they came back, the oldest first. */
export async function openReturned(tx: Tx, limit: number): Promise<Returned[]> {
  const { rows } = await sql<Returned>`
    select id, number::int as number, person_id as "personId", return_reason as reason, returned_on as "returnedOn"
    from messaging.notice_letters where returned_on is not null and checked_at is null
    order by number limit ${limit}`.execute(tx)
  return rows
}

export type Entry = { number: number; reason: ReturnReason; on: Temporal.PlainDate; by: StaffId }

/** `undefined`: no letter that has left has this number. */
export async function enterReturn(
  tx: Tx,
  { number, reason, on, by }: Entry,
): Promise<{ id: NoticeLetterId; personId: PersonId; isNew: boolean } | undefined> {
  const { rows: found } = await sql<{ id: NoticeLetterId; personId: PersonId; isReturned: boolean }>`
    select l.id, l.person_id as "personId", l.returned_on is not null as "isReturned"
    from messaging.notice_letters l left join messaging.deliveries d on d.id = l.delivery_id
    left join messaging.print_batches b on b.id = l.batch_id
    where l.number = ${number}
      and (d.state = 'sent' or (l.campaign_id is not null and (l.way = 'post-house' or b.posted_at is not null)))
    for update of l`.execute(tx)
  const [letter] = found
  if (!letter) return undefined
  if (!letter.isReturned)
    await sql`
      update messaging.notice_letters set returned_on = ${on}, return_reason = ${reason}, entered_by = ${by}
      where id = ${letter.id}`.execute(tx)
  return { id: letter.id, personId: letter.personId, isNew: !letter.isReturned }
}

/** The person of it; `undefined`: it was settled before, or never came back. */
export async function settleReturn(
  tx: Tx,
  id: NoticeLetterId,
  by: StaffId,
  at: Temporal.Instant,
): Promise<PersonId | undefined> {
  const { rows } = await sql<{ personId: PersonId }>`
    update messaging.notice_letters set checked_by = ${by}, checked_at = ${at}
    where id = ${id} and returned_on is not null and checked_at is null returning person_id as "personId"`.execute(tx)
  return rows[0]?.personId
}

/** Whether something came back that the person should know of. */
export async function hasOpenReturn(tx: Tx, personId: PersonId): Promise<boolean> {
  const { rows } = await sql`
    select from messaging.notice_letters
    where person_id = ${personId} and returned_on is not null and checked_at is null limit 1`.execute(tx)
  return rows.length > 0
}

export type PrintedLetter = NoticeLetter & { body: string }

/** With what was frozen, in the order of their numbers. */
export async function lettersOfBatch(tx: Tx, batchId: string): Promise<PrintedLetter[]> {
  const { rows } = await sql<PrintedLetter>`
    select l.id, l.number::int as number, l.person_id as "personId", l.large_print as "largePrint", l.braille,
      l.voice_code as "voiceCode", coalesce(l.body, d.body) as body
    from messaging.notice_letters l left join messaging.deliveries d on d.id = l.delivery_id
    where l.batch_id = ${batchId} order by l.number`.execute(tx)
  return rows
}
