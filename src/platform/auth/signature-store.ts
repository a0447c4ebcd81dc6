import { sql, type Tx } from '#platform/db/index.ts'
import type { AccountId } from '#platform/ids/index.ts'

/** What was signed for: `{ kind: 'procedures.application', id }`. */
export type SignatureReference = { kind: string; id: string }

export type Signature = {
  id: string
  accountId: AccountId
  transactionId: string
  certificateSerial: string
  signedAt: Temporal.Instant
}

/** The verified signature over exactly this content, if there is one. `contentHash`: SHA-256, 32 bytes. */
export async function findSignature(
  tx: Tx,
  { kind, id, contentHash }: SignatureReference & { contentHash: Uint8Array },
): Promise<Signature | undefined> {
  const { rows } = await sql<Signature>`
    select id, account_id as "accountId", transaction_id as "transactionId",
      certificate_serial as "certificateSerial", signed_at as "signedAt"
    from auth.signatures
    where reference_kind = ${kind} and reference_id = ${id} and content_hash = ${Buffer.from(contentHash)}
    order by signed_at desc limit 1
  `.execute(tx)
  return rows[0]
}

export type NewSignature = {
  accountId: AccountId
  reference: SignatureReference
  contentHash: Uint8Array
  transactionId: string
  certificate: { serial: string }
  signature: Uint8Array
}

/** False when this transaction was stored before: a signature counts once. */
export async function storeSignature(tx: Tx, signed: NewSignature): Promise<boolean> {
  const { rows } = await sql`
    insert into auth.signatures
      (account_id, reference_kind, reference_id, content_hash, transaction_id, certificate_serial, certificate, signature)
    values (${signed.accountId}, ${signed.reference.kind}, ${signed.reference.id}, ${Buffer.from(signed.contentHash)},
      ${signed.transactionId}, ${signed.certificate.serial}, ${JSON.stringify(signed.certificate)}::jsonb, ${Buffer.from(signed.signature)})
    on conflict (transaction_id) do nothing returning 1
  `.execute(tx)
  return rows.length > 0
}
