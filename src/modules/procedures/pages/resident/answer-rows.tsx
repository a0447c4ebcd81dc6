import type { Lang } from '#platform/i18n/index.ts'
import { type Content, Lines, type SummaryRow, Thumbnails } from '#platform/ui/index.ts'
import type { Case } from '../../actions/load-case.ts'
import type { Asked, PlainValue } from '../../domain/answers/answer.ts'
import type { Step } from '../../domain/answers/journey.ts'
import { isRows } from '../../domain/answers/rows.ts'
import type { Field } from '../../domain/definition/definition.ts'
import type { ComputedField, GroupField, PlainField } from '../../domain/definition/fields.ts'
import { fieldTexts } from '../../text/fields/index.ts'
import { say } from '../../text/index.ts'
import { answerText, listOf, type Values } from './words.ts'

type Reading = { lang: Lang; found: Case; values: Values; canChange: boolean }

/** The answers as read before signing and afterwards; who is on it stands with the scope. */
export function answerRows(
  lang: Lang,
  found: Case,
  values: Values,
  { canChange }: { canChange: boolean },
): SummaryRow[] {
  const reading = { lang, found, values, canChange }
  return found.way.steps.flatMap((step) =>
    step.asked
      .filter(({ field }) => field.id !== found.definition.subjects?.persons)
      .flatMap((asked) => rowsOfAnswer(reading, step, asked)),
  )
}

function rowsOfAnswer(reading: Reading, step: Step, { field, options }: Asked<Field>): SummaryRow[] {
  if (field.type === 'group') return rowsOfGroup(reading, step, field)
  const { lang, found, values } = reading
  const value = step.answers[field.id]
  if (field.type === 'computed') return computedRow(lang, field, plain(value))
  const chosen = options.find((option) => option.value === value)
  const isScope = field.id === found.definition.subjects?.scope
  const note = isScope
    ? listOf(lang, found.way.subjects.map(nameIn(found)))
    : chosen?.hint && say(chosen.hint, lang, values)
  return [
    {
      term: say(field.label, lang),
      value: withPictures(
        found,
        field,
        plain(value),
        inItsLanguage(lang, answerText(lang, field, plain(value), nameIn(found), found.referred)),
      ),
      ...(note && { note }),
      ...changeAt(reading, `${base(found)}/questions/${step.page.key}?from=check`),
    },
  ]
}

/** What follows from the answers is changed by changing them. */
function computedRow(lang: Lang, field: ComputedField, value: PlainValue | undefined): SummaryRow[] {
  if (value === undefined && !field.noneLabel) return []
  const note = fieldTexts(lang).computed.note
  return [{ term: say(field.label, lang), value: answerText(lang, field, value, () => ''), note }]
}

/** A row is one thing with all its answers, changed together on its own page. */
function rowsOfGroup(reading: Reading, step: Step, group: GroupField): SummaryRow[] {
  const { lang, found } = reading
  const value = step.answers[group.id]
  const rows = isRows(value) ? value : []
  const place = `${base(found)}/questions/${step.page.key}`
  if (rows.length === 0) {
    const none = group.noneLabel ? say(group.noneLabel, lang) : fieldTexts(lang).nothing
    return [{ term: say(group.label, lang), value: none, ...changeAt(reading, `${place}?from=check`) }]
  }
  return rows.map((row, index) => ({
    term: fieldTexts(lang).group.rowTitle(say(group.rowLabel, lang), index + 1),
    value: (
      <Lines
        lines={rowLines(lang, found, group, row.answers).map(({ label, text, field }) => ({
          label,
          value: withPictures(found, field, row.answers[field.id], inItsLanguage(lang, text)),
        }))}
      />
    ),
    ...changeAt(reading, `${place}/rows/${row.id}?from=check`),
  }))
}

/** The answers of one row as a person reads them. */
export function rowLines(
  lang: Lang,
  found: Case,
  group: GroupField,
  answers: Readonly<Record<string, PlainValue>>,
): { field: PlainField; label: string; text: string }[] {
  return group.fields
    .filter((field) => field.id in answers)
    .map((field) => ({
      field,
      label: say(field.label, lang),
      text: answerText(lang, field, answers[field.id], nameIn(found), found.referred),
    }))
}

/** Of photos: what they show, small, below their names. */
function withPictures({ referred }: Case, field: PlainField, value: PlainValue | undefined, text: Content): Content {
  const ids = field.type === 'file' ? [value ?? []].flat().map(String) : []
  const pictures = ids.flatMap((id) => referred.pictures.get(id) ?? [])
  if (pictures.length === 0) return text
  return (
    <>
      {text}
      <Thumbnails pictures={pictures} />
    </>
  )
}

/** What people typed stays Japanese on an English page, and says so. */
export const inItsLanguage = (lang: Lang, text: string): Content =>
  lang === 'en' && /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u.test(text) ? (
    <span lang="ja">{text}</span>
  ) : (
    text
  )

export const nameIn =
  ({ members }: Case) =>
  (id: string): string =>
    members.find((member) => member.personId === id)?.name ?? ''

const base = ({ place }: Case): string => place

const changeAt = ({ canChange }: Reading, href: string) => (canChange ? { changeHref: href } : {})

const plain = (value: Step['answers'][string] | undefined): PlainValue | undefined =>
  isRows(value) ? undefined : value
