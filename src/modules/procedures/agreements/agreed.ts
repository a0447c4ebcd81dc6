import type { Tx } from '#platform/db/index.ts'
import type { Case } from '../actions/load-case.ts'
import { sameHash } from '../domain/answers/content-hash.ts'
import { coApplicantIn } from './domain.ts'
import { agreementOf } from './store.ts'

/** Nobody has to, or who has to has agreed to exactly this. */
export async function isAgreed(tx: Tx, { application, definition, way }: Case): Promise<boolean> {
  const personId = coApplicantIn(definition, way.answers)
  if (!personId) return true
  const last = await agreementOf(tx, application.id)
  return (
    last?.answer === 'given' &&
    last.withdrawnAt === null &&
    last.personId === personId &&
    sameHash(last.contentHash, application.contentHash)
  )
}
