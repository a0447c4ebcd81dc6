import type { Tx } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import { type FieldProblem, readPage, type Sent } from '../actions/answer.ts'
import type { Case } from '../actions/load-case.ts'
import { timesOffered } from '../actions/references.ts'
import { flawOfRows, readRow } from '../actions/rows.ts'
import { journey } from '../domain/answers/journey.ts'
import { keptGroup, type KeptGroup } from '../domain/answers/rows.ts'
import { groupOf, type Page, plainFieldsOf } from '../domain/definition/definition.ts'
import type { GroupField } from '../domain/definition/fields.ts'
import { type PracticeRun, writeRun } from './runs.ts'

type Practised = { ok: true; nextPage: string | undefined; following: string | undefined } | Wrong
type Wrong = { ok: false; problems: FieldProblem[] }

/** Takes the answers of one page of a practice, by the same rules as a real one. */
export async function practisePage(
  tx: Tx,
  house: House,
  { run, found }: { run: PracticeRun; found: Case },
  page: Page,
  sent: Sent,
): Promise<Practised> {
  const { answers, problems } = readPage(found, page, sent)
  const days = await timesOffered(tx, house, page, { ...found.way.answers, ...answers })
  for (const field of plainFieldsOf(page)) {
    if (field.type !== 'appointment' || !(field.id in answers)) continue
    const times = (days.get(field.calendar) ?? []).flatMap((day) => day.times)
    if (!times.some(({ slotId }) => slotId === answers[field.id]))
      problems.push({ field: field.id, problem: 'choose_time' })
  }
  if (problems.length > 0) return { ok: false, problems }
  return keep(tx, { run, found }, page, answers)
}

/** 「これで全部です」 in a practice. */
export async function practiseGroupEnd(
  tx: Tx,
  { run, found }: { run: PracticeRun; found: Case },
  page: Page,
  group: GroupField,
): Promise<Practised> {
  if (flawOfRows(found, { page, group })) return { ok: false, problems: [] }
  return keep(tx, { run, found }, page, { [group.id]: { ...keptGroup(run.answers[group.id]), isDone: true } })
}

export async function practiseRow(
  tx: Tx,
  { run, found }: { run: PracticeRun; found: Case },
  { page, group, rowId }: { page: Page; group: GroupField; rowId: string },
  sent: Sent,
): Promise<{ ok: true } | Wrong> {
  const { rows } = keptGroup(run.answers[group.id])
  const isNew = !rows.some((row) => row.id === rowId)
  if (isNew && rows.length >= group.max) return { ok: true }
  const { answers, problems } = readRow(found, { page, group }, sent)
  if (problems.length > 0) return { ok: false, problems }
  const row = { id: rowId, answers }
  await keepRows(tx, run, group, isNew ? [...rows, row] : rows.map((one) => (one.id === rowId ? row : one)))
  return { ok: true }
}

export async function practiseRemoval(tx: Tx, run: PracticeRun, page: Page, rowId: string): Promise<void> {
  const group = groupOf(page)
  if (!group) return
  const { rows } = keptGroup(run.answers[group.id])
  await keepRows(
    tx,
    run,
    group,
    rows.filter((row) => row.id !== rowId),
  )
}

const keepRows = (tx: Tx, run: PracticeRun, group: GroupField, rows: KeptGroup['rows']) =>
  writeRun(tx, run.id, { answers: { ...run.answers, [group.id]: { isDone: false, rows } }, step: 'answering' })

async function keep(
  tx: Tx,
  { run, found }: { run: PracticeRun; found: Case },
  page: Page,
  answers: Readonly<Record<string, unknown>>,
): Promise<Practised> {
  const kept = { ...run.answers, ...answers }
  await writeRun(tx, run.id, { answers: kept, step: 'answering' })
  const way = journey(found.definition, kept, found.household, found.today)
  const here = way.steps.findIndex((step) => step.page.key === page.key)
  return { ok: true, nextPage: way.next?.page.key, following: way.steps[here + 1]?.page.key }
}
