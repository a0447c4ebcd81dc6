import { z } from 'zod'
import type { Tx } from '#platform/db/index.ts'
import { Conflict, NotFound } from '#platform/errors/index.ts'
import { filesOf } from '#platform/files/index.ts'
import { apiOnce, type Ctx, InvalidFields, readJson } from '#platform/http/index.ts'
import { newId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { answerCorrection } from '../../actions/answer-correction.ts'
import { openedRows } from '../../actions/correcting/corrected.ts'
import { type Case, ownCase, type VerifiedResident } from '../../actions/load-case.ts'
import { readRow } from '../../actions/rows.ts'
import { keptGroup } from '../../domain/answers/rows.ts'
import type { CorrectionDraft, DraftRow } from '../../domain/correction/draft.ts'
import { groupOf } from '../../domain/definition/definition.ts'
import type { GroupField } from '../../domain/definition/fields.ts'
import { typedOf, wordProblems } from '../../forms/answers.ts'
import type { ApplicationId } from '../../store/applications.ts'
import { type Correction, openCorrections } from '../../store/corrections.ts'
import { errorsOf } from '../correcting/asked.ts'
import { applicationIdOf } from '../verified.tsx'
import { ownBody } from './bodies.ts'
import { answers, plainOf, rowsIn, type SentRows } from './sent-answers.ts'

const correctionBody = z.object({
  answers,
  /** Which one, where several are open; else what is due first. */
  correction: z.uuid().optional(),
  /** A file that was sent before, where a paper is asked for. */
  file: z.uuid().optional(),
  fee: z.number().int().min(0).optional(),
})

/**
 * `POST /applications/:id/correction`: of a group that the office opened, what is sent is all there is. A row that stays is
 * sent by its id, and its content is not read: it is not changed here.
 */
export async function takeCorrection(c: Ctx, house: House, resident: VerifiedResident): Promise<Response> {
  const id = applicationIdOf(c)
  const { answers: sent, correction: which, file, fee } = await readJson(c, correctionBody)
  return apiOnce(c, house, { form: `procedures.correction:${id}` }, async (tx) => {
    const found = await ownCase(tx, house, resident, id)
    const open = await openCorrections(tx, id)
    const asked = which ? open.find((one) => one.id === which) : open[0]
    if (!asked) throw new Conflict('not_asked')
    const fileId = file && (await ownFile(tx, id, file))
    const groups = rowsSent(c, found, asked, sent)
    const isGroup = (key: string) => key in groups
    const plain = typedOf(plainOf(Object.fromEntries(Object.entries(sent).filter(([key]) => !isGroup(key)))))
    const answered = await answerCorrection(tx, house, resident, {
      id,
      sent: plain,
      groups,
      seenFee: fee,
      fileId,
      correctionId: asked.id,
    })
    if (answered.ok) return { status: 200, body: await ownBody(tx, house, resident, id) }
    if (answered.reason === 'wrong_answers' || answered.reason === 'fee_changes') {
      const errors = errorsOf(c.get('lang'), answered, found.today)
      throw new InvalidFields(
        errors.map((error) => (error.field === '' ? { ...error, field: fieldOf(answered) } : error)),
      )
    }
    throw new Conflict(answered.reason)
  })
}

/** A file of this request that may be used. Throws `NotFound` for any other. */
async function ownFile(tx: Tx, id: ApplicationId, fileId: string): Promise<string> {
  const files = await filesOf(tx, { kind: 'procedures.application', id })
  const file = files.find((one) => one.id === fileId && one.scan !== 'infected')
  if (!file) throw new NotFound('file')
  return file.id
}

const fieldOf = (refused: { reason: string; flaws?: readonly { group: GroupField }[] }): string =>
  refused.reason === 'fee_changes' ? 'fee' : (refused.flaws?.[0]?.group.id ?? '')

function rowsSent(
  c: Ctx,
  found: Case,
  correction: Correction,
  sent: z.output<typeof answers>,
): CorrectionDraft['groups'] {
  return Object.fromEntries(
    openedRows(found, correction).flatMap(({ group, may }) => {
      const value = sent[group.id]
      if (!Array.isArray(value)) return []
      const before = keptGroup(found.kept[group.id]).rows.map(({ id }) => id)
      const rows = rowsIn(value)
      const removed = before.filter((row) => !rows.some(({ id }) => id === row))
      const added = rowsAdded(c, found, group, rows, before)
      if ((removed.length > 0 && !may.remove) || (added.length > 0 && !may.add)) throw new Conflict('rows_not_asked')
      return [[group.id, { added, removed }] as const]
    }),
  )
}

function rowsAdded(c: Ctx, found: Case, group: GroupField, rows: SentRows, before: readonly string[]): DraftRow[] {
  const page = found.definition.pages.find((one) => groupOf(one)?.id === group.id)
  if (!page) return []
  return rows.flatMap(({ id = newId(), ...fields }, place) => {
    if (before.includes(id)) return []
    const { answers: read, problems } = readRow(found, { page, group }, typedOf(fields))
    if (problems.length > 0) {
      throw new InvalidFields(
        wordProblems(c.get('lang'), group.fields, problems, found.today).map((one) => ({
          ...one,
          field: `${group.id}.${place}.${one.field}`,
        })),
      )
    }
    return [{ id, answers: read, version: 1 }]
  })
}
