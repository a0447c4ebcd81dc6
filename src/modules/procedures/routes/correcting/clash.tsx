import type { Ctx } from '#platform/http/index.ts'
import { parseId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { residentPage } from '#platform/ui/index.ts'
import type { Sent } from '../../actions/answer.ts'
import { typingOfRow } from '../../actions/correcting/prepare.ts'
import { readRowKey } from '../../domain/correction/askable.ts'
import { plainFieldsOf } from '../../domain/definition/definition.ts'
import { CorrectionsDiffer } from '../../pages/resident/correcting/differ.tsx'
import { say } from '../../text/index.ts'
import { AnswersDiffer, RowRemoved } from '../../unfinished/pages/conflict-page.tsx'
import { unfinishedTexts } from '../../unfinished/text/index.ts'
import type { AnswerForm } from '../questions/read-form.ts'
import type { WhatIsAsked } from './asked.ts'
import type { Clash, RowAt } from './rows.tsx'

/** Another window wrote since this one was shown, and otherwise than what was typed here. */
export function differsFromDraft({ draft, typed, content }: WhatIsAsked, { typed: here, raw }: AnswerForm): boolean {
  if (raw['seen'] === undefined || raw['seen'] === String(draft.version)) return false
  const shownThen = (key: string) => wasSent(raw, key) || readRowKey(key) === undefined
  return (
    content.page.fields.some(({ id }) => shownThen(id) && textOf(here[id]) !== textOf(typed[id])) ||
    sentForGoneRow(content.page, raw)
  )
}

export const wasSent = (raw: AnswerForm['raw'], key: string): boolean => [raw[key] ?? []].flat().length > 0

const textOf = (texts: readonly string[] = []): string => JSON.stringify(texts.filter((text) => text !== ''))

/** An answer about a row that another window has taken out. */
const sentForGoneRow = (page: WhatIsAsked['content']['page'], raw: AnswerForm['raw']): boolean =>
  Object.keys(raw).some(
    (key) => isId(readRowKey(key)?.row) && wasSent(raw, key) && !page.fields.some(({ id }) => id === key),
  )

const isId = (row: string | undefined): boolean => row !== undefined && parseId(row) !== undefined

export function clashPage(
  c: Ctx,
  house: House,
  asked: WhatIsAsked,
  { form, paper, step }: { form: AnswerForm; paper: string | undefined; step: string },
): Response {
  const lang = c.get('lang')
  const { found, correction, draft } = asked
  const props = {
    lang,
    found,
    correction,
    draft,
    page: asked.content.page,
    here: form.typed,
    raw: form.raw,
    paper,
    step,
  }
  return residentPage(
    c,
    house,
    {
      title: unfinishedTexts(lang).conflict.title,
      status: 409,
      back: `/applications/${found.application.id}/correction?of=${correction.id}`,
    },
    <CorrectionsDiffer {...props} kept={asked.typed} />,
  )
}

/** The same of one row that is to come. */
export function rowClashPage(
  c: Ctx,
  house: House,
  { asked, rows: { group }, place, path, list, row }: RowAt,
  { clash, typed }: { clash: Clash; typed: Sent },
): Response {
  const lang = c.get('lang')
  const t = unfinishedTexts(lang)
  const rowName = say(group.rowLabel, lang)
  const shared = {
    lang,
    found: clash.found,
    fields: plainFieldsOf({ key: '', title: group.label, fields: group.fields, aside: [] }),
    sent: typed,
    typing: typingOfRow(asked.draft, group, place.rowId, house.clock.now()),
    place: path,
    fromCheck: false,
  }
  if (clash.reason === 'row_removed') {
    const body = <RowRemoved {...shared} rowName={rowName} list={list} />
    return residentPage(c, house, { title: t.removed.title(rowName), status: 409, back: list }, body)
  }
  const body = <AnswersDiffer {...shared} differing={clash.fields} kept={row?.answers ?? {}} />
  return residentPage(c, house, { title: t.conflict.title, status: 409, back: path }, body)
}
