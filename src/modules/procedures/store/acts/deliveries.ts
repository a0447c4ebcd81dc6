import { type RawBuilder, type SqlBool, sql, type Tx } from '#platform/db/index.ts'
import type { Recipient } from '#platform/documents/index.ts'
import { withoutReadings } from '#platform/i18n/index.ts'
import type { Id, OfficeId, PersonId, StaffId } from '#platform/ids/index.ts'
import type { ActId, ActKind, ActOutcome } from '../../domain/acts/act.ts'
import type { ConsentId } from './consents.ts'

export type DeliveryId = Id<'delivery'>
export type DeliveryState =
  | 'making'
  | 'queued'
  | 'printed'
  | 'posted'
  | 'returned'
  | 'uploaded'
  | 'opened'
  | 'unopened'
  | 'dropped'

export type Seal = 'drawn' | 'omitted' | 'electronic'

export type Delivery = {
  id: DeliveryId
  actId: ActId
  applicationId: Id<'application'>
  personId: PersonId
  officeId: OfficeId
  way: 'post' | 'electronic'
  consentId: ConsentId | null
  recipient: Recipient
  seal: Seal
  documentId: Id<'document'> | null
  state: DeliveryState
  madeAt: Temporal.Instant
  printedAt: Temporal.Instant | null
  postedAt: Temporal.Instant | null
  presumedOn: Temporal.PlainDate | null
  uploadedAt: Temporal.Instant | null
  arrivedAt: Temporal.Instant | null
  openBy: Temporal.PlainDate | null
  keepUntil: Temporal.PlainDate | null
  /** Of the act. */
  kind: ActKind
  outcome: ActOutcome | null
  documentNumber: string
  datedOn: Temporal.PlainDate
  receiptNumber: string
  procedure: string
  /** Of the procedure. */
  title: string
  letterTitle: string
}

const selectDelivery = sql`
  select d.id, d.act_id as "actId", x.application_id as "applicationId", d.person_id as "personId",
         d.office_id as "officeId", d.way, d.consent_id as "consentId", d.recipient, d.seal, d.document_id as "documentId",
         d.state, d.made_at as "madeAt", d.printed_at as "printedAt", d.posted_at as "postedAt",
         d.presumed_on as "presumedOn", d.uploaded_at as "uploadedAt", d.arrived_at as "arrivedAt", d.open_by as "openBy",
         d.keep_until as "keepUntil", x.kind, x.outcome, x.document_number as "documentNumber", x.dated_on as "datedOn",
         a.receipt_number as "receiptNumber", a.procedure, r.definition #>> '{name,ja}' as title, x.letter ->> 'title' as "letterTitle"
    from procedures.deliveries d
    join procedures.acts x on x.id = d.act_id
    join procedures.applications a on a.id = x.application_id
    join procedures.revisions r on r.id = a.submitted_revision_id`

const plain = (delivery: Delivery): Delivery => ({ ...delivery, title: withoutReadings(delivery.title) })

export async function findDelivery(tx: Tx, id: DeliveryId, lock = false): Promise<Delivery | undefined> {
  const { rows } = await sql<Delivery>`
    ${selectDelivery} where d.id = ${id} ${lock ? sql`for update of d` : sql``}`.execute(tx)
  return rows.map(plain)[0]
}

/** Every attempt to bring a case's letters to the person, the newest first. */
export async function deliveriesOfCase(tx: Tx, applicationId: Id<'application'>): Promise<Delivery[]> {
  const { rows } = await sql<Delivery>`
    ${selectDelivery} where x.application_id = ${applicationId} order by d.made_at desc, d.id desc limit 100`.execute(
    tx,
  )
  return rows.map(plain)
}

/** Letters that wait to be printed or posted, oldest first. `scope` is the policy's predicate over `d`. */
export async function lettersToPost(tx: Tx, scope: RawBuilder<SqlBool>, limit: number): Promise<Delivery[]> {
  const { rows } = await sql<Delivery>`
    ${selectDelivery} where ${scope} and d.way = 'post' and d.state in ('queued', 'printed')
    order by d.made_at, d.id limit ${limit}`.execute(tx)
  return rows.map(plain)
}

/** Sent electronically and not opened yet, or lately given up for post; the nearest day first. */
export async function lettersToOpen(tx: Tx, scope: RawBuilder<SqlBool>, limit: number): Promise<Delivery[]> {
  const { rows } = await sql<Delivery>`
    ${selectDelivery} where ${scope} and d.state = 'uploaded' order by d.open_by, d.id limit ${limit}`.execute(tx)
  return rows.map(plain)
}

/** The box of a person: what was delivered electronically, the newest first. */
export async function boxOf(tx: Tx, personId: PersonId, limit: number): Promise<Delivery[]> {
  const { rows } = await sql<Delivery>`
    ${selectDelivery}
    where d.person_id = ${personId} and d.way = 'electronic' and d.state in ('uploaded', 'opened', 'unopened')
    order by d.uploaded_at desc, d.id desc limit ${limit}`.execute(tx)
  return rows.map(plain)
}

/** The letter with this 文書番号, receipt number, number for verification or reference of the post; the newest posted. */
export async function postedLetter(
  tx: Tx,
  scope: RawBuilder<SqlBool>,
  { code, text }: { code: string; text: string },
): Promise<Delivery | undefined> {
  const { rows } = await sql<Delivery>`
    ${selectDelivery}
    where ${scope} and d.state = 'posted'
      and (x.document_number = ${text} or a.receipt_number = ${text} or x.verification_code = ${code})
    order by d.posted_at desc, d.id desc limit 1`.execute(tx)
  return rows.map(plain)[0]
}

export async function insertDelivery(
  tx: Tx,
  delivery: Pick<Delivery, 'actId' | 'personId' | 'officeId' | 'way' | 'consentId' | 'recipient' | 'seal'> & {
    at: Temporal.Instant
  },
): Promise<DeliveryId> {
  const { rows } = await sql<{ id: DeliveryId }>`
    insert into procedures.deliveries (act_id, person_id, office_id, way, consent_id, recipient, seal, made_at)
    values (${delivery.actId}, ${delivery.personId}, ${delivery.officeId}, ${delivery.way}, ${delivery.consentId},
      ${JSON.stringify(delivery.recipient)}::jsonb, ${delivery.seal}, ${delivery.at})
    returning id`.execute(tx)
  const [row] = rows
  if (!row) throw new Error('insert returned no row')
  return row.id
}

export async function markQueued(tx: Tx, id: DeliveryId, documentId: Id<'document'>): Promise<void> {
  await sql`
    update procedures.deliveries set state = 'queued', document_id = ${documentId}
    where id = ${id} and state = 'making'`.execute(tx)
}

export async function markUploaded(
  tx: Tx,
  id: DeliveryId,
  uploaded: {
    documentId: Id<'document'>
    at: Temporal.Instant
    openBy: Temporal.PlainDate
    keepUntil: Temporal.PlainDate
  },
): Promise<void> {
  await sql`
    update procedures.deliveries
    set state = 'uploaded', document_id = ${uploaded.documentId}, uploaded_at = ${uploaded.at},
      open_by = ${uploaded.openBy}, keep_until = ${uploaded.keepUntil}
    where id = ${id} and state = 'making'`.execute(tx)
}

export async function markLetterPrinted(tx: Tx, id: DeliveryId, by: StaffId, at: Temporal.Instant): Promise<void> {
  await sql`
    update procedures.deliveries set state = 'printed', printed_by = ${by}, printed_at = ${at}
    where id = ${id} and state = 'queued'`.execute(tx)
}

export async function markLetterPosted(
  tx: Tx,
  id: DeliveryId,
  posted: { by: StaffId; at: Temporal.Instant; presumedOn: Temporal.PlainDate },
): Promise<void> {
  await sql`
    update procedures.deliveries
    set state = 'posted', posted_by = ${posted.by}, posted_at = ${posted.at}, presumed_on = ${posted.presumedOn}
    where id = ${id} and state = 'printed'`.execute(tx)
}

/** Arrival: recorded in the recipient's file. `false` when it had arrived before. */
export async function markArrived(tx: Tx, id: DeliveryId, at: Temporal.Instant): Promise<boolean> {
  const { rows } = await sql`
    update procedures.deliveries
    set state = case state when 'uploaded' then 'opened' else state end, arrived_at = ${at}
    where id = ${id} and state in ('uploaded', 'unopened') and arrived_at is null returning 1`.execute(tx)
  return rows.length === 1
}

export async function markDelivery(tx: Tx, id: DeliveryId, state: 'returned' | 'unopened' | 'dropped'): Promise<void> {
  await sql`update procedures.deliveries set state = ${state} where id = ${id}`.execute(tx)
}

export async function insertSignature(
  tx: Tx,
  signature: {
    documentId: Id<'document'>
    actId: ActId
    keyFingerprint: string
    signature: Uint8Array
    at: Temporal.Instant
  },
): Promise<void> {
  await sql`
    insert into procedures.letter_signatures (document_id, act_id, key_fingerprint, signature, signed_at)
    values (${signature.documentId}, ${signature.actId}, ${signature.keyFingerprint},
      ${Buffer.from(signature.signature)}, ${signature.at})`.execute(tx)
}

export type LetterSignature = { documentId: Id<'document'>; keyFingerprint: string; signature: Uint8Array }

export async function signatureOfAct(tx: Tx, actId: ActId): Promise<LetterSignature | undefined> {
  const { rows } = await sql<LetterSignature>`
    select document_id as "documentId", key_fingerprint as "keyFingerprint", signature
    from procedures.letter_signatures where act_id = ${actId} order by signed_at limit 1`.execute(tx)
  return rows[0]
}
