import { sql, type Tx } from '#platform/db/index.ts'
import type { Outcome } from '../domain/outcome.ts'

export type Letter = {
  reference: string
  documentId: string
  postcode: string
  address: string
  addressee: string
  state: 'created' | 'temporary-failure' | 'sent' | 'permanent-failure'
}

export async function findLetter(tx: Tx, id: string): Promise<Letter | undefined> {
  const { rows } = await sql<Letter>`
    select reference, document_id as "documentId", postcode, address, addressee, state
    from messaging.letters where id = ${id}`.execute(tx)
  return rows[0]
}

/** Notes what an attempt came to. */
export async function noteLetter(tx: Tx, id: string, outcome: Outcome, at: Temporal.Instant): Promise<void> {
  const sentAt = outcome.kind === 'accepted' ? at : null
  await sql`
    update messaging.letters
    set attempts = attempts + 1, state = ${stateAfter[outcome.kind]}, sent_at = ${sentAt},
        reason = ${outcome.kind === 'accepted' ? null : outcome.reason},
        provider_id = ${outcome.kind === 'accepted' ? (outcome.providerId ?? null) : null}
    where id = ${id} and state in ('created', 'temporary-failure')`.execute(tx)
}

const stateAfter = {
  accepted: 'sent',
  refused: 'permanent-failure',
  'not-now': 'temporary-failure',
  'no-answer': 'temporary-failure',
} as const

export async function forgetLetters(tx: Tx, documentIds: readonly string[]): Promise<void> {
  await sql`delete from messaging.letters where document_id = any(${[...documentIds]}::uuid[])`.execute(tx)
}
