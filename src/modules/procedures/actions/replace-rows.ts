import { recordAudit } from '#platform/audit/index.ts'
import type { Tx } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import { newId } from '#platform/ids/index.ts'
import { journey } from '../domain/answers/journey.ts'
import type { Row } from '../domain/answers/rows.ts'
import { keepAnswers, keepOrder } from '../store/answers.ts'
import type { ApplicationId } from '../store/applications.ts'
import type { FieldProblem, Sent } from './answer.ts'
import type { VerifiedResident } from './load-case.ts'
import { wrongReferences } from './references.ts'
import { openGroup, readRow } from './rows.ts'

export type SentRow = { id?: string | undefined; sent: Sent }

export type RowsReplaced =
  | { ok: true; nextPage: string | undefined }
  | { ok: false; reason: 'wrong_answers'; problems: (FieldProblem & { row: number })[] }
  | { ok: false; reason: 'not_a_draft' | 'no_such_page' | 'too_early' | 'too_few_rows' | 'too_many_rows' }

/** All rows of a group at once, for programs: what is sent is all there is. Rows keep the ids they are sent with. */
export async function replaceRows(
  tx: Tx,
  house: House,
  actor: VerifiedResident,
  { id, pageKey, rows }: { id: ApplicationId; pageKey: string; rows: readonly SentRow[] },
): Promise<RowsReplaced> {
  const opened = await openGroup(tx, house, actor, id, pageKey)
  if (!opened.ok) return opened
  const { found, page, group } = opened
  if (rows.length < group.min) return { ok: false, reason: 'too_few_rows' }
  if (rows.length > group.max) return { ok: false, reason: 'too_many_rows' }
  const person = { applicationId: id, personId: found.application.applicantPersonId }
  const problems: (FieldProblem & { row: number })[] = []
  const read: Row[] = []
  for (const [row, { id: rowId = newId(), sent }] of rows.entries()) {
    const one = readRow(found, { page, group }, sent)
    problems.push(...one.problems.map((problem) => ({ ...problem, row })))
    const wrong = await wrongReferences(tx, house, person, group.fields, one.answers)
    problems.push(...wrong.map((field) => ({ field: field.id, problem: 'choose_file' as const, row })))
    read.push({ id: rowId, answers: one.answers })
  }
  if (problems.length > 0) return { ok: false, reason: 'wrong_answers', problems }

  const at = house.clock.now()
  await keepAnswers(tx, id, { [group.id]: read }, at)
  await keepOrder(tx, id, group.id, { isDone: true, rows: read.map((row) => row.id) }, at)
  const subject = { kind: 'procedures.application', id }
  await recordAudit(tx, { actor, action: 'procedures.application.answer', subject, ids: { page: pageKey } })
  const way = journey(found.definition, { ...found.kept, [group.id]: read }, found.household, found.today)
  return { ok: true, nextPage: way.next?.page.key }
}
