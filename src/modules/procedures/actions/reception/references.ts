import { accountFlaws, type NewBankAccount, saveBankAccount } from '#modules/payments/index.ts'
import type { Tx } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import type { AnswerValue } from '../../domain/answers/answer.ts'
import { isRows } from '../../domain/answers/rows.ts'
import { allFields, plainFieldsOf } from '../../domain/definition/definition.ts'
import { type FieldProblem, problemsOfReferences, type Sent } from '../answer.ts'
import type { Case } from '../load-case.ts'

/** Accounts that are written on the paper are kept first; the answer is their reference. */
export async function keepAccounts(
  tx: Tx,
  house: House,
  { definition, application }: Case,
  sent: Sent,
): Promise<{ sent: Sent; problems: FieldProblem[] }> {
  const kept: Record<string, readonly string[]> = { ...sent }
  const problems: FieldProblem[] = []
  for (const field of allFields(definition)) {
    if (field.type !== 'bank-account' || sent[field.id]?.[0] !== 'new') continue
    const part = (name: string) => sent[`${field.id}.${name}`]?.[0] ?? ''
    const kind = part('kind')
    const account: NewBankAccount = {
      personId: application.applicantPersonId,
      bankCode: part('bank'),
      branchCode: part('branch'),
      kind: kind === 'current' || kind === 'savings' ? kind : 'ordinary',
      number: part('number'),
      holderKana: part('holder'),
    }
    if (accountFlaws(account).ok) kept[field.id] = [await saveBankAccount(tx, house, account)]
    else {
      kept[field.id] = []
      problems.push({ field: field.id, problem: 'enter_account' })
    }
  }
  return { sent: kept, problems }
}

/** References that are nobody's or somebody else's, on all pages. */
export async function referenceProblems(
  tx: Tx,
  house: House,
  found: Case,
  answers: Readonly<Record<string, AnswerValue>>,
): Promise<FieldProblem[]> {
  const plain = Object.fromEntries(
    Object.entries(answers).flatMap(([field, value]) => (isRows(value) ? [] : [[field, value] as const])),
  )
  const problems: FieldProblem[] = []
  for (const page of found.definition.pages) {
    if (plainFieldsOf(page).length === 0) continue
    problems.push(...(await problemsOfReferences(tx, house, found, page, plain)))
  }
  return problems
}
