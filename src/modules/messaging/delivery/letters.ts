import { paperAddress, personNames } from '#modules/people/index.ts'
import { sql, type Tx } from '#platform/db/index.ts'
import { NotFound } from '#platform/errors/index.ts'
import type { PersonId } from '#platform/ids/index.ts'
import { enqueue } from '#platform/jobs/index.ts'

export type PostalAddress = { postcode: string; address: string; addressee: string }

export type NewLetter = {
  /** A stored PDF that the caller is entitled to send to this person. */
  documentId: string
  personId: PersonId
  /** Where it goes; without it, to the address on the register as of now. */
  address?: PostalAddress
  /** The same reference again is the same letter. */
  reference: string
}

/**
 * Sends a stored document by post, exactly once per reference; `isNew` is false for a repetition.
 * Throws `NotFound` when no address is given and the person is not on the register.
 */
export async function sendLetter(tx: Tx, letter: NewLetter): Promise<{ isNew: boolean }> {
  const to = letter.address ?? (await addressOnRegister(tx, letter.personId))
  const { rows } = await sql<{ id: string }>`
    insert into messaging.letters (reference, document_id, person_id, postcode, address, addressee)
    values (${letter.reference}, ${letter.documentId}, ${letter.personId}, ${to.postcode}, ${to.address}, ${to.addressee})
    on conflict (reference) do nothing
    returning id`.execute(tx)
  const [row] = rows
  if (!row) return { isNew: false }
  await enqueue(tx, 'messaging.post-letter', { letterId: row.id }, { key: `messaging.post-letter:${row.id}` })
  return { isNew: true }
}

async function addressOnRegister(tx: Tx, personId: PersonId): Promise<PostalAddress> {
  const registered = await paperAddress(tx, personId)
  const addressee = (await personNames(tx, [personId])).get(personId)
  if (!registered || !addressee) throw new NotFound('no address on the register')
  return { postcode: registered.postcode, address: registered.address, addressee }
}
