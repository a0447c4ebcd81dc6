import type { Hono } from 'hono'
import { NotFound } from '#platform/errors/index.ts'
import { type Ctx, type FieldError, type HttpEnv, seeOther, submitOnce } from '#platform/http/index.ts'
import { parseId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { residentPage } from '#platform/ui/index.ts'
import type { Sent } from '../../actions/answer.ts'
import { openedRows } from '../../actions/correcting/corrected.ts'
import {
  prepareRemoval,
  prepareRow,
  type RowPlace,
  type RowPrepared,
  typingOfRow,
} from '../../actions/correcting/prepare.ts'
import type { VerifiedResident } from '../../actions/load-case.ts'
import { rowFieldsToShow } from '../../domain/answers/journey.ts'
import { keptGroup } from '../../domain/answers/rows.ts'
import { changesIn, draftRow, standingRows } from '../../domain/correction/draft.ts'
import { groupOf } from '../../domain/definition/definition.ts'
import { typedOf, withComputed, wordProblems } from '../../forms/answers.ts'
import { RowRemovalPage } from '../../pages/resident/correcting/rows.tsx'
import { RowPage } from '../../pages/resident/groups/row-page.tsx'
import { OfficeAside } from '../../pages/resident/office-aside.tsx'
import { valuesFor } from '../../pages/resident/words.ts'
import { correctingTexts } from '../../text/correcting/index.ts'
import { fieldTexts } from '../../text/fields/index.ts'
import { say, texts } from '../../text/index.ts'
import { windowInputs, windowOf } from '../../unfinished/window.ts'
import { keeperOf } from '../questions/keeper.ts'
import { readAnswerForm } from '../questions/read-form.ts'
import { applicantOnly, applicationIdOf, conflictPage } from '../verified.tsx'
import { correctionIdOf, errorsOf, type WhatIsAsked, whatIsAsked } from './asked.ts'
import { rowClashPage } from './clash.tsx'

/** A row that comes by an answer to a 補正 has the page that it has while filling in. */
export function correctionRowRoutes(app: Hono<HttpEnv>, house: House): void {
  const place = '/applications/:id/correction/:correction/groups/:group/rows/:row'

  app.get(
    place,
    applicantOnly(house, async (c, resident) => {
      const at = await rowAt(c, house, resident)
      if (!at) return seeOther(c, listOf(c))
      return at.rows.may.add && !at.stood ? rowPage(c, house, at, { errors: [] }) : seeOther(c, listOf(c))
    }),
  )

  app.post(
    place,
    applicantOnly(house, (c, resident) => takeRow(c, house, resident)),
  )

  app.get(
    `${place}/removal`,
    applicantOnly(house, async (c, resident) => {
      const at = await rowAt(c, house, resident)
      const row = at?.standing.find(({ id, standing }) => id === at.place.rowId && standing !== 'removed')
      if (!at || !row) return seeOther(c, listOf(c))
      const lang = c.get('lang')
      const { found } = at.asked
      const { group } = at.rows
      const title = fieldTexts(lang).group.rowTitle(say(group.rowLabel, lang), at.standing.indexOf(row) + 1)
      const props = { lang, found, group, row, title, action: `${at.path}/removal`, back: listOf(c) }
      return residentPage(
        c,
        house,
        { title: correctingTexts(lang).removal.title(title), back: listOf(c) },
        <RowRemovalPage {...props} />,
      )
    }),
  )

  app.post(
    `${place}/removal`,
    applicantOnly(house, async (c, resident) => {
      const at = await rowAt(c, house, resident)
      const id = applicationIdOf(c)
      if (!at) return conflictPage(c, house, id)
      const form = { form: `procedures.correction-row-removal:${at.place.correctionId}:${at.place.rowId}` }
      const done = await submitOnce(c, house, form, async (tx) => {
        const removed = await prepareRemoval(tx, house, resident, at.place)
        return removed.ok ? { location: `${listOf(c)}#${at.place.groupId}` } : { errors: [] }
      })
      return done.ok ? done.response : conflictPage(c, house, id)
    }),
  )
}

const listOf = (c: Ctx): string => `/applications/${applicationIdOf(c)}/correction?of=${correctionIdOf(c)}`

/** Throws `NotFound` where the address names no group that the office opened, or no id. */
async function rowAt(c: Ctx, house: House, resident: VerifiedResident) {
  const id = applicationIdOf(c)
  const asked = await whatIsAsked(house, resident, id, c.get('lang'), correctionIdOf(c))
  if (!asked) return undefined
  const { found, correction, draft } = asked
  const rows = openedRows(found, correction).find(({ group }) => group.id === c.req.param('group'))
  const page = found.definition.pages.find((one) => groupOf(one)?.id === rows?.group.id)
  const rowId = parseId(c.req.param('row') ?? '')
  if (!rows || !page || !rowId) throw new NotFound('row of a correction')
  const groupId = rows.group.id
  const place: RowPlace = { id, correctionId: correction.id, groupId, rowId }
  return {
    asked,
    rows,
    page,
    place,
    path: `/applications/${id}/correction/${correction.id}/groups/${groupId}/rows/${rowId}`,
    list: `/applications/${id}/correction?of=${correction.id}`,
    standing: standingRows(found.kept[groupId], changesIn(draft, groupId)),
    stood: keptGroup(found.kept[groupId]).rows.some((row) => row.id === rowId),
    row: draftRow(draft, rowId),
  }
}

export type RowAt = NonNullable<Awaited<ReturnType<typeof rowAt>>>

async function takeRow(c: Ctx, house: House, resident: VerifiedResident): Promise<Response> {
  const id = applicationIdOf(c)
  const lang = c.get('lang')
  const at = await rowAt(c, house, resident)
  if (!at) return conflictPage(c, house, id)
  const { group } = at.rows
  const form = await readAnswerForm(c, group.fields, keeperOf(house, resident, at.asked.found.application))
  const again = async (errors: readonly FieldError[]) =>
    rowPage(c, house, (await rowAt(c, house, resident)) ?? at, { typed: form.typed, errors })
  if (form.errors.length > 0) return again(form.errors)
  const window = windowOf(form.raw)
  const isNew = form.raw[windowInputs.isNewRow] === 'yes'
  let clash: Clash | undefined
  const key = { form: `procedures.correction-row:${at.place.correctionId}:${at.place.rowId}:${at.row?.version ?? 0}` }
  const done = await submitOnce(c, house, key, async (tx) => {
    const kept = await prepareRow(tx, house, resident, at.place, { sent: await form.sent(tx), window, isNew })
    if (kept.ok) return { location: `${at.list}#${group.id}` }
    switch (kept.reason) {
      case 'wrong_answers':
        return { errors: wordProblems(lang, group.fields, kept.problems, at.asked.found.today) }
      case 'too_many_rows':
        return {
          errors: [{ field: '', message: fieldTexts(lang).group.too_many_rows(say(group.rowLabel, lang), group.max) }],
        }
      case 'not_asked':
        return { errors: errorsOf(lang, kept, at.asked.found.today) }
      default:
        clash = kept
        return { errors: [] }
    }
  })
  if (done.ok) return done.response
  return clash ? rowClashPage(c, house, at, { clash, typed: form.typed }) : again(done.errors)
}

export type Clash = Extract<RowPrepared, { ok: false; reason: 'changed_elsewhere' | 'row_removed' }>

function rowPage(
  c: Ctx,
  house: House,
  { asked, rows: { group }, page, place, path, list, standing, row }: RowAt,
  { typed, errors }: { typed?: Sent; errors: readonly FieldError[] },
): Response {
  const lang = c.get('lang')
  const { found, draft }: WhatIsAsked = asked
  const index = standing.findIndex(({ id }) => id === place.rowId)
  const number = (index < 0 ? standing.length : index) + 1
  const typing = typingOfRow(draft, group, place.rowId, house.clock.now())
  return residentPage(
    c,
    house,
    {
      title: fieldTexts(lang).group.rowTitle(say(group.rowLabel, lang), number),
      back: list,
      errors,
      aside: <OfficeAside lang={lang} office={found.office} hint={texts(lang).timeline.callWithNumber} />,
      islands: group.fields.some(({ type }) => type === 'file') ? ['uploads'] : [],
    },
    <RowPage
      lang={lang}
      found={found}
      page={page}
      group={group}
      rowId={place.rowId}
      number={number}
      isNew={row === undefined}
      asked={rowFieldsToShow(found.definition, { page, group }, found.way, found.household)}
      typed={withComputed(typed ?? typedOf(row?.answers ?? {}, group.fields, lang), group.fields, row?.answers ?? {})}
      values={valuesFor(house, lang, found)}
      fromCheck={false}
      to={{ action: path, list, typing }}
    />,
  )
}
