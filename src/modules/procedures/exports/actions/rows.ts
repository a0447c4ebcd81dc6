import { needsCheck, personNames } from '#modules/people/index.ts'
import type { Tx } from '#platform/db/index.ts'
import type { PersonId } from '#platform/ids/index.ts'
import { wardDate } from '#platform/time/index.ts'
import { wordsOf } from '../../actions/desk/answer-lines.ts'
import { nothingReferred, type Referred } from '../../actions/references.ts'
import { keptGroup } from '../../domain/answers/rows.ts'
import { findField } from '../../domain/definition/definition.ts'
import type { Field, PlainField } from '../../domain/definition/fields.ts'
import type { QueueRow } from '../../queue/store/list.ts'
import { keptAnswersOf } from '../../store/answers.ts'
import { revisionById } from '../../store/revisions.ts'
import { channelLabels, stateWord } from '../../text/queue-words.ts'
import type { Column, Shape } from '../domain/columns.ts'
import type { Cell } from '#platform/sheets/index.ts'
import { cellOf, withEra } from '../domain/values.ts'
import { type CaseFacts, caseFactsOf, slotTimes } from '../store/cases.ts'
import { exportTexts as t } from '../text.ts'

type Kept = Readonly<Record<string, unknown>>

export type Page = {
  rows: Cell[][]
  /** Rows of each group, in the order of the shape. */
  groups: Cell[][][]
  /** Everybody whose record lies open in the rows. */
  people: PersonId[]
  /** Cases of which only the number is told. */
  withheld: number
}

/**
 * These cases as rows. Of a case in which anybody is marked 要確認 (支援措置, or a 宛名番号 that is being compared) only
 * the number and the state leave the screen: a file goes where no wall follows it.
 */
export async function rowsOf(
  tx: Tx,
  cases: readonly QueueRow[],
  { shape, withEras }: { shape: Shape; withEras: boolean },
): Promise<Page> {
  const ids = cases.map(({ id }) => id)
  const kept = await keptAnswersOf(tx, ids)
  const facts = await caseFactsOf(tx, ids)
  const page: Page = { rows: [], groups: shape.groups.map(() => []), people: [], withheld: 0 }
  const known = cases.map((one) => {
    const answers: Kept = kept.get(one.id) ?? {}
    return { one, answers, facts: facts.get(one.id), people: peopleOf(one, facts.get(one.id), answers) }
  })
  const everybody = [...new Set(known.flatMap(({ people }) => people))]
  const marked = await needsCheck(tx, everybody)
  const reading = {
    names: await personNames(tx, everybody),
    referred: await timesIn(
      tx,
      known.map(({ answers }) => answers),
    ),
  }
  for (const { one, answers, facts: about, people } of known) {
    if (!about) continue
    const isWithheld = people.some((id) => marked.has(id))
    const { definition } = await revisionById(tx, about.revisionId)
    const shown: Kept = isWithheld ? {} : answers
    const inCase = factCells(one, about, isWithheld ? undefined : (reading.names.get(one.applicantPersonId) ?? ''))
    const wide = (columns: readonly Column[], cells: (column: Column) => Cell) =>
      columns.flatMap((column) => withEra(column, cells(column), withEras))
    const written = (field: Field | undefined, value: unknown) =>
      field && field.type !== 'group' ? cellOf(field, value, (plain) => say(plain, value, reading)) : ''
    page.rows.push([
      ...inCase.flatMap(({ cell, isDate }) => withEra({ isDate }, cell, withEras)),
      ...wide(shape.columns, ({ id }) => written(findField(definition, id), shown[id])),
    ])
    for (const [at, group] of shape.groups.entries()) {
      const field = findField(definition, group.id)
      if (field?.type !== 'group') continue
      for (const [place, row] of keptGroup(shown[group.id]).rows.entries()) {
        const inRow = (id: string) => field.fields.find((inner) => inner.id === id)
        page.groups[at]?.push([
          one.receiptNumber,
          place + 1,
          row.id,
          ...wide(group.columns, ({ id }) => written(inRow(id), row.answers[id])),
        ])
      }
    }
    if (isWithheld) page.withheld += 1
    else page.people.push(...people)
  }
  return { ...page, people: [...new Set(page.people)] }
}

function factCells(
  one: QueueRow,
  { office, closedAt }: CaseFacts,
  applicant: string | undefined,
): { cell: Cell; isDate: boolean }[] {
  const word = (cell: string) => ({ cell, isDate: false })
  const day = (cell: Temporal.PlainDate | undefined) => ({ cell: cell?.toString() ?? '', isDate: true })
  return [
    word(one.receiptNumber),
    day(wardDate(one.submittedAt)),
    word(channelLabels[one.channel]),
    word(applicant ?? ''),
    word(office),
    word(stateWord(one.kind, one.state)),
    day(one.dueOn),
    day(closedAt ? wardDate(closedAt) : undefined),
    word(applicant === undefined ? t.withheldNote : ''),
  ]
}

type Reading = { names: ReadonlyMap<PersonId, string>; referred: Referred }

const say = (field: PlainField, value: unknown, { names, referred }: Reading): string =>
  wordsOf(field, value, { nameOf: (id) => names.get(id) ?? '', referred })

// Accounts and files are told as 「あり」, so only times are looked up, those of all cases at once.
async function timesIn(tx: Tx, answers: readonly Kept[]): Promise<Referred> {
  const ids = answers.flatMap((one) =>
    Object.values(one).filter((value) => typeof value === 'string' && isId.test(value)),
  )
  return { ...nothingReferred, times: await slotTimes(tx, ids.map(String)) }
}

/** Who asks, whose record it is about, and whom the answers name. */
function peopleOf(one: QueueRow, facts: CaseFacts | undefined, answers: Kept): PersonId[] {
  const named = Object.values(answers).flatMap((value) =>
    Array.isArray(value) ? value.filter((id): id is PersonId => typeof id === 'string' && isId.test(id)) : [],
  )
  return [...new Set([one.applicantPersonId, ...(facts?.subjects ?? []), ...named])]
}

const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
