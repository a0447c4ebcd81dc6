import { needsCheck } from '#modules/people/index.ts'
import type { Staff } from '#platform/auth/actor.ts'
import type { Tx } from '#platform/db/index.ts'
import { casePolicy } from '../../desk-policies.ts'
import { parseDefinition } from '../../domain/definition/definition.ts'
import { peopleNamed } from '../../domain/desk/named.ts'
import { keptAnswers } from '../../store/answers.ts'
import type { ApplicationId } from '../../store/applications.ts'
import type { CaseRow } from '../../store/desk/cases.ts'
import { requestsNaming } from '../../store/desk/named-twice.ts'

/** `hidden`: there is one, and who protects people is to be asked before anybody looks further. */
export type ClaimedTwice = { others: readonly { id: ApplicationId; receiptNumber: string }[]; hidden: boolean }

/**
 * Another open request for the same child by somebody else: a hint for the staff of both, never for either resident.
 * Where anybody of them is marked (支援措置), it only says that there is one.
 */
export async function claimedTwice(tx: Tx, staff: Staff, row: CaseRow): Promise<ClaimedTwice> {
  const named = peopleNamed(parseDefinition(row.definition), await keptAnswers(tx, row.id), row.applicantPersonId)
  const found = await requestsNaming(tx, row, named)
  if (found.length === 0) return { others: [], hidden: false }
  const concerned = [row.applicantPersonId, ...named.people, ...found.map((one) => one.applicantPersonId)]
  const isMarked = (await needsCheck(tx, concerned)).size > 0
  const seen = isMarked ? [] : found.filter((one) => casePolicy.may(staff, one))
  return { others: seen, hidden: seen.length < found.length }
}
