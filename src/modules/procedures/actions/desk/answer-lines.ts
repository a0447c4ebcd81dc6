import { z } from 'zod'
import { plainText } from '#platform/i18n/index.ts'
import type { PersonId } from '#platform/ids/index.ts'
import { toWareki } from '#platform/time/index.ts'
import { phoneText } from '../../domain/answers/phone-text.ts'
import { keptGroup } from '../../domain/answers/rows.ts'
import { allFields, type Definition, type Field } from '../../domain/definition/definition.ts'
import type { GroupField } from '../../domain/definition/fields.ts'
import { answerText, timeText } from '../../pages/resident/words.ts'
import { desk } from '../../text/desk.ts'
import { plainWords } from '../../text/index.ts'
import { nothingReferred, type Referred } from '../references.ts'

export type AnswerLine = {
  fieldId: string
  label: string
  value: string
  /** Of a question that was answered with a file. */
  fileId?: string
  picture?: Uint8Array | undefined
  /** Of a question that takes several. */
  files?: readonly { id: string; name: string; picture: Uint8Array | undefined }[]
}

/** A repeated group as a table: a child, a dog in each row. */
export type AnswerTable = {
  label: string
  columns: readonly { fieldId: string; label: string }[]
  rows: readonly (readonly Pick<AnswerLine, 'value' | 'fileId' | 'picture' | 'files'>[])[]
}

/**
 * The answers as the clerk reads them, in the order of the questions, each row of a group by its number; whose record it
 * is stands elsewhere.
 */
export function answerLines(
  definition: Definition,
  answers: Readonly<Record<string, unknown>>,
  reading: LineReading = {},
): AnswerLine[] {
  return allFields(definition)
    .filter((field) => field.id in answers && (field.type !== 'persons' || !definition.subjects))
    .flatMap((field) =>
      field.type === 'group'
        ? rowLines(field, answers[field.id], reading)
        : [lineOf(field, labelOf(field), answers[field.id], reading)],
    )
}

function rowLines(group: GroupField, kept: unknown, reading: LineReading): AnswerLine[] {
  return keptGroup(kept).rows.flatMap((row, index) =>
    group.fields
      .filter((field) => field.id in row.answers)
      .map((field) =>
        lineOf(field, `${plainWords(group.rowLabel)}${index + 1}　${labelOf(field)}`, row.answers[field.id], reading),
      ),
  )
}

/** What nobody typed says so. */
const labelOf = (field: Field): string =>
  field.type === 'computed' ? `${plainWords(field.label)}（自動計算）` : plainWords(field.label)

const lineOf = (field: Field, label: string, value: unknown, reading: LineReading): AnswerLine => ({
  fieldId: field.id,
  label,
  value: wordsOf(field, value, reading),
  ...(field.type === 'file' &&
    typeof value === 'string' &&
    value !== '' && { fileId: value, picture: pictureOf(value, reading) }),
  ...(field.type === 'file' &&
    Array.isArray(value) && {
      files: listed.parse(value).map((id) => ({
        id,
        name: fileWords(id, reading.referred),
        picture: pictureOf(id, reading),
      })),
    }),
})

// A photo of somebody who is marked may show where they are: it is opened on purpose, never shown by itself.
const pictureOf = (id: string, { referred, hidesPlaces }: LineReading): Uint8Array | undefined =>
  hidesPlaces ? undefined : referred?.pictures.get(id)

/** What does not stand in one of the tables. */
export function linesOutsideTables({
  lines,
  tables,
}: {
  lines: readonly AnswerLine[]
  tables: readonly AnswerTable[]
}): AnswerLine[] {
  const inTables = new Set(tables.flatMap(({ columns }) => columns.map(({ fieldId }) => fieldId)))
  return lines.filter(({ fieldId }) => !inTables.has(fieldId))
}

/** The groups of the answers; columns that nobody filled in are left out. */
export function answerTables(
  definition: Definition,
  answers: Readonly<Record<string, unknown>>,
  reading: LineReading = {},
): AnswerTable[] {
  return allFields(definition).flatMap((field) => {
    if (field.type !== 'group') return []
    const { rows } = keptGroup(answers[field.id])
    const asked = field.fields.filter(({ id }) => rows.some((row) => id in row.answers))
    if (rows.length === 0) return []
    return {
      label: plainWords(field.label),
      columns: asked.map((one) => ({ fieldId: one.id, label: labelOf(one) })),
      rows: rows.map((row) =>
        asked.map((one) => (one.id in row.answers ? lineOf(one, '', row.answers[one.id], reading) : { value: '' })),
      ),
    }
  })
}

/**
 * What names and references among the answers stand for. `hidesPlaces`: of who is marked `needsCheck`, addresses among the
 * answers are shown to nobody here, as on the register, whoever filled them in.
 */
export type LineReading = { nameOf?: (id: PersonId) => string; referred?: Referred; hidesPlaces?: boolean }

/** Where somebody is: what is asked as an address, and what the register filled in of it. */
const isPlace = (field: Field): boolean =>
  field.type === 'address' || ('prefill' in field && (field.prefill === 'address' || field.prefill === 'postcode'))

const fileWords = (id: string, { files, uploads }: Referred = nothingReferred): string => {
  const scan = uploads.get(id)?.scan
  const state = scan === 'held' ? '（安全の確認中）' : scan === 'infected' ? '（危険なため開けません）' : ''
  return `${files.get(id) ?? '届いた書類'}${state}`
}

const listed = z.array(z.string()).catch([])

export function wordsOf(
  field: Field,
  value: unknown,
  { nameOf, referred = nothingReferred, hidesPlaces = false }: LineReading = {},
): string {
  const labelOf = (value: string) => {
    const option = 'options' in field ? field.options.find((one) => one.value === value) : undefined
    return option ? plainWords(option.label) : value
  }
  switch (field.type) {
    case 'choice':
      return labelOf(String(value))
    case 'choices': {
      const chosen = listed.parse(value)
      return chosen.length > 0 ? chosen.map(labelOf).join('、') : field.noneLabel ? plainWords(field.noneLabel) : 'なし'
    }
    case 'ranking':
      return plainText(answerText('ja', field, listed.parse(value), () => ''))
    case 'computed':
      return plainText(answerText('ja', field, String(value), () => ''))
    case 'number':
      return `${String(value)}${plainWords(field.unit)}`
    case 'date':
      return value === '' ? 'なし' : toWareki(Temporal.PlainDate.from(String(value)))
    case 'text':
    case 'long-text':
    case 'address': {
      if (hidesPlaces && isPlace(field) && value !== '') return desk.caseFile.needsCheck
      const text = value === '' ? 'なし' : String(value)
      return field.type === 'text' && field.format === 'phone' ? phoneText(text) : text
    }
    case 'appointment': {
      const time = referred.times.get(String(value))
      return time ? plainText(timeText('ja', time)) : ''
    }
    case 'bank-account': {
      if (value === 'public') return '公金受取口座（番号は照会する）'
      const account = referred.accounts.get(String(value))
      return account ? `銀行${account.bankCode}　支店${account.branchCode}　${account.masked}` : ''
    }
    case 'file':
      return [value]
        .flat()
        .map((id) => fileWords(String(id), referred))
        .join('、')
    case 'group':
      return `${keptGroup(value).rows.length}件`
    case 'persons': {
      const people = listed.parse(value)
      return nameOf ? people.map((id) => nameOf(id as PersonId)).join('、') : `${people.length}人`
    }
  }
}
