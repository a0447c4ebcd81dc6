import { type Tx, sql } from '#platform/db/index.ts'
import type { PersonId } from '#platform/ids/index.ts'
import { enqueue } from '#platform/jobs/index.ts'

export type PostalAddress = { postcode: string; address: string; addressee: string }

export type NewLetter = {
  /** A stored PDF whose subjects or owner include this person. */
  documentId: string
  personId: PersonId
  address: PostalAddress
  /** The same reference again is the same letter. */
  reference: string
}

/** Sends a stored document by post, exactly once per reference; `isNew` is false for a repetition. */
export async function sendLetter(tx: Tx, letter: NewLetter): Promise<{ isNew: boolean }> {
  const { rows } = await sql<{ id: string }>`
    insert into messaging.letters (reference, document_id, person_id, postcode, address, addressee)
    values (${letter.reference}, ${letter.documentId}, ${letter.personId},
      ${letter.address.postcode}, ${letter.address.address}, ${letter.address.addressee})
    on conflict (reference) do nothing
    returning id`.execute(tx)
  const [row] = rows
  if (!row) return { isNew: false }
  await enqueue(tx, 'messaging.post-letter', { letterId: row.id })
  return { isNew: true }
}
