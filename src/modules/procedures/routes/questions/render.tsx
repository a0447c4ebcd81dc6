import { type Ctx, type FieldError, seeOther } from '#platform/http/index.ts'
import type { House } from '#platform/module/index.ts'
import { residentPage, type ResidentPageOptions, type Content } from '#platform/ui/index.ts'
import { flawOfRows } from '../../actions/rows.ts'
import type { Case } from '../../actions/load-case.ts'
import type { OfferedDay } from '../../appointments/index.ts'
import { answersBefore, fieldsToShow, rowFieldsToShow, rowsOf } from '../../domain/answers/journey.ts'
import { keptGroup } from '../../domain/answers/rows.ts'
import { groupOf, type Page } from '../../domain/definition/definition.ts'
import type { GroupField, PlainField } from '../../domain/definition/fields.ts'
import { typedOf, withComputed } from '../../forms/answers.ts'
import type { Typed } from '../../pages/resident/fields/field-input.tsx'
import { GroupPage } from '../../pages/resident/groups/group-page.tsx'
import { RowPage } from '../../pages/resident/groups/row-page.tsx'
import { OfficeAside } from '../../pages/resident/office-aside.tsx'
import { Question, QuestionAside } from '../../pages/resident/question.tsx'
import { valuesFor } from '../../pages/resident/words.ts'
import { fieldTexts } from '../../text/fields/index.ts'
import { say } from '../../text/index.ts'
import type { TypedField } from '../../unfinished/store.ts'
import { isKeptWhileTyping, rowsBegun, type Typing, typingOf } from '../../unfinished/typing.ts'
import { unfinishedTexts } from '../../unfinished/text/index.ts'
import type { FormWindow } from '../../unfinished/window.ts'

/** How a page of a request is framed: as it is, or marked as a practice. */
export type Frame = (c: Ctx, house: House, options: ResidentPageOptions, body: Content) => Response

type Shown = {
  typed?: Typed
  errors?: readonly FieldError[]
  times?: ReadonlyMap<string, readonly OfferedDay[]>
  fromCheck?: boolean
  /** How far the fields have come; missing in a practice. */
  written?: readonly TypedField[] | undefined
  /** The window from which `typed` was sent. */
  window?: FormWindow | undefined
}

/** A question page of a request, or the list of a group. */
export function questionPage(
  c: Ctx,
  house: House,
  found: Case,
  page: Page,
  { typed, errors = [], times = new Map(), fromCheck = c.req.query('from') === 'check', written, window }: Shown,
  frame: Frame = residentPage,
): Response {
  const lang = c.get('lang')
  const { definition, household, way } = found
  const group = groupOf(page)
  const values = valuesFor(house, lang, found)
  const position = definition.pages.findIndex((one) => one.key === page.key) + 1
  const shared = { lang, found, page, position, values, fromCheck }
  const options = {
    title: say(page.title, lang, values),
    back: backOf(found, page, fromCheck),
    errors,
    aside: asideOf(c, house, found, page),
  }
  if (group) {
    const rows = rowsOf(found, group, found.kept[group.id], answersBefore(page, way))
    const standing = rowsStanding(group, rows, written)
    return frame(c, house, options, <GroupPage {...shared} group={group} rows={rows} {...standing} />)
  }
  const asked = fieldsToShow(definition, page, way, household)
  const typing = written && typingOf(written)
  const inputs = withComputed(
    typed ?? { ...typedOf(found.kept, page.fields, lang), ...typedLast(typing) },
    page.fields,
    way.answers,
  )
  const shown = typing && { typing, isSent: typed !== undefined, window: window?.id }
  return frame(
    c,
    house,
    {
      ...options,
      islands: islandsOf(
        asked.map(({ field }) => field),
        typing,
      ),
    },
    <Question {...shared} asked={asked} typed={inputs} times={times} shown={shown} />,
  )
}

const islandsOf = (fields: readonly PlainField[], typing: Typing | undefined): string[] => [
  ...(typing ? ['autosave'] : []),
  ...(fields.some(({ type }) => type === 'file') ? ['uploads'] : []),
]

/** What was typed last and is no answer yet stands in the inputs. */
const typedLast = (typing: Typing = new Map()): Typed =>
  Object.fromEntries(Array.from(typing.values()).flatMap(({ fieldId, typed }) => (typed ? [[fieldId, typed]] : [])))

function rowsStanding(group: GroupField, rows: readonly { id: string }[], written: readonly TypedField[] = []) {
  const kept = rows.map(({ id }) => id)
  const fields = group.fields.filter(isKeptWhileTyping)
  const changing = kept.filter((id) => written.some((one) => one.rowId === id && one.typed !== null))
  return { begun: rowsBegun(written, fields, kept), changing }
}

/** One row of a group. A row that is not there yet is a new one, unless the group is full. */
export function rowPage(
  c: Ctx,
  house: House,
  found: Case,
  { page, group, rowId }: { page: Page; group: GroupField; rowId: string },
  { typed, errors = [], fromCheck = c.req.query('from') === 'check', written, window }: Shown,
  frame: Frame = residentPage,
): Response {
  const lang = c.get('lang')
  const { rows } = keptGroup(found.kept[group.id])
  const index = rows.findIndex((row) => row.id === rowId)
  const place = `${found.place}/questions/${page.key}`
  if (index < 0 && rows.length >= group.max && errors.length === 0) return seeOther(c, place)
  const row = rows[index]
  const around = answersBefore(page, found.way)
  const computed = rowsOf(found, group, row ? [row] : [], around)[0]?.answers ?? {}
  const typing = written && typingOf(written, rowId)
  return frame(
    c,
    house,
    {
      title: fieldTexts(lang).group.rowTitle(say(group.rowLabel, lang), (index < 0 ? rows.length : index) + 1),
      back: place,
      errors,
      aside: asideOf(c, house, found, page),
      islands: islandsOf(group.fields, typing),
    },
    <RowPage
      lang={lang}
      found={found}
      page={page}
      group={group}
      rowId={rowId}
      isNew={index < 0}
      number={(index < 0 ? rows.length : index) + 1}
      asked={rowFieldsToShow(found.definition, { page, group }, found.way, found.household)}
      typed={withComputed(
        typed ?? { ...typedOf(row?.answers ?? {}, group.fields, lang), ...typedLast(typing) },
        group.fields,
        computed,
      )}
      shown={typing && { typing, isSent: typed !== undefined, window: window?.id }}
      values={valuesFor(house, lang, found)}
      fromCheck={fromCheck}
    />,
  )
}

/** Why 「これで全部です」 cannot be said yet, ready for the page. */
export function groupErrors(c: Ctx, found: Case, page: Page, written: readonly TypedField[] = []): FieldError[] {
  const group = groupOf(page)
  if (!group) return []
  const lang = c.get('lang')
  const flaw = flawOfRows(found, { page, group })
  if (!flaw) {
    const { begun } = rowsStanding(group, keptGroup(found.kept[group.id]).rows, written)
    const message = unfinishedTexts(lang).begun.blocks(say(group.rowLabel, lang))
    return begun.length > 0 ? [{ field: '', message }] : []
  }
  return [{ field: '', message: fieldTexts(lang).group[flaw](say(group.rowLabel, lang), group.min) }]
}

/** After this page: the next one, or back to the check. */
export function whereNext(
  place: string,
  { nextPage, following }: { nextPage: string | undefined; following: string | undefined },
  fromCheck: boolean,
): string {
  const page = fromCheck ? nextPage : (following ?? nextPage)
  return page ? `${place}/questions/${page}${fromCheck ? '?from=check' : ''}` : `${place}/check`
}

function backOf({ place, start, way }: Case, page: Page, fromCheck: boolean): string {
  if (fromCheck) return `${place}/check`
  const here = way.steps.findIndex((step) => step.page.key === page.key)
  const previous = way.steps[here - 1]
  return previous ? `${place}/questions/${previous.page.key}` : start
}

function asideOf(c: Ctx, house: House, found: Case, page: Page) {
  const lang = c.get('lang')
  return (
    <>
      <QuestionAside
        lang={lang}
        page={page}
        values={valuesFor(house, lang, found)}
        isGuest={found.guest !== undefined}
      />
      <OfficeAside lang={lang} office={found.office} />
    </>
  )
}
