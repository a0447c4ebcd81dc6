import type { Hono } from 'hono'
import { NotFound } from '#platform/errors/index.ts'
import { type Ctx, type HttpEnv, seeOther, submitOnce } from '#platform/http/index.ts'
import { newId, parseId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { residentPage } from '#platform/ui/index.ts'
import type { Sent } from '../../actions/answer.ts'
import { type Case, ownCase, type VerifiedResident } from '../../actions/load-case.ts'
import { keepGroupRow, removeGroupRow, type RowKept } from '../../actions/rows.ts'
import { keptGroup } from '../../domain/answers/rows.ts'
import { groupOf } from '../../domain/definition/definition.ts'
import { wordProblems } from '../../forms/answers.ts'
import type { Application } from '../../store/applications.ts'
import { fieldTexts } from '../../text/fields/index.ts'
import { say } from '../../text/index.ts'
import { AnswersDiffer, RowRemoved } from '../../unfinished/pages/conflict-page.tsx'
import { type TypedField, typedFields } from '../../unfinished/store.ts'
import { unfinishedTexts } from '../../unfinished/text/index.ts'
import { typingOf } from '../../unfinished/typing.ts'
import { windowInputs, windowOf } from '../../unfinished/window.ts'
import { applicationIdOf, conflictPage, applicantOnly } from '../verified.tsx'
import { keeperOf } from './keeper.ts'
import { isOutdated, pageOf, sentFor, turnOf } from './questions.tsx'
import { readAnswerForm } from './read-form.ts'
import { rowPage } from './render.tsx'

/** Rows of a repeated group: each has a page of its own. */
export function rowRoutes(app: Hono<HttpEnv>, house: House): void {
  // The id of a new row is given out here, so that going back, or sending the form twice, means the same row.
  app.get(
    '/applications/:id/questions/:page/rows/new',
    applicantOnly(house, async (c, _, application) => {
      const { place } = await sentFor(house, application)
      return seeOther(c, newRowPath(c, place))
    }),
  )

  app.get(
    '/applications/:id/questions/:page/rows/:row',
    applicantOnly(house, async (c, resident) => {
      const id = applicationIdOf(c)
      const { found, written } = await house.db.read(async (tx) => ({
        found: await ownCase(tx, house, resident, id),
        written: await typedFields(tx, id),
      }))
      const place = placeOf(c, found)
      const isReached = found.way.steps.some((step) => step.page.key === place.page.key)
      if (found.application.state !== 'draft' || !isReached) return seeOther(c, found.place)
      return rowPage(c, house, found, place, { written })
    }),
  )

  app.post(
    '/applications/:id/questions/:page/rows/:row',
    applicantOnly(house, (c, resident, application) => takeRow(c, house, resident, application)),
  )

  app.post(
    '/applications/:id/questions/:page/rows/:row/removal',
    applicantOnly(house, async (c, resident, application) => {
      const found = await sentFor(house, application)
      const { id } = found.application
      const { page, rowId } = placeOf(c, found)
      const done = await submitOnce(c, house, { form: `procedures.row-removal:${id}:${rowId}` }, async (tx) => {
        const removed = await removeGroupRow(tx, house, resident, { id, pageKey: page.key, rowId })
        return removed.ok ? { location: listPath(c, found, page.key) } : { errors: [] }
      })
      return done.ok ? done.response : conflictPage(c, house, id)
    }),
  )
}

async function takeRow(
  c: Ctx,
  house: House,
  resident: VerifiedResident,
  application: Application | undefined,
): Promise<Response> {
  const before = await sentFor(house, application)
  const { id } = before.application
  const place = placeOf(c, before)
  const { page, group, rowId } = place
  const lang = c.get('lang')
  const form = await readAnswerForm(c, group.fields, keeperOf(house, resident, before.application))
  const { typed, fromCheck } = form
  if (isOutdated(form, before)) return conflictPage(c, house, id)
  const written = await house.db.look((tx) => typedFields(tx, id))
  const window = windowOf(form.raw)
  const again = async (errors: typeof form.errors) => {
    const found = await house.db.read((tx) => ownCase(tx, house, resident, id))
    return rowPage(c, house, found, place, { typed, errors, fromCheck, written, window })
  }
  if (form.errors.length > 0) return again(form.errors)

  const wasThere = window !== undefined && form.raw[windowInputs.isNewRow] !== 'yes'
  const turn = turnOf(typingOf(written, rowId))
  let isStale = false
  let clash: Clash | undefined
  const done = await submitOnce(c, house, { form: `procedures.row:${id}:${rowId}:${turn}` }, async (tx) => {
    const row = { id, pageKey: page.key, rowId, sent: await form.sent(tx), window, wasThere }
    const kept = await keepGroupRow(tx, house, resident, row)
    if (kept.ok) return { location: listPath(c, before, page.key, fromCheck) }
    switch (kept.reason) {
      case 'wrong_answers':
        return { errors: wordProblems(lang, group.fields, kept.problems, before.today) }
      case 'too_many_rows':
        return {
          errors: [{ field: '', message: fieldTexts(lang).group.too_many_rows(say(group.rowLabel, lang), group.max) }],
        }
      case 'changed_elsewhere':
      case 'row_removed':
        clash = kept
        return { errors: [] }
      default:
        isStale = true
        return { errors: [] }
    }
  })
  if (done.ok) return done.response
  if (clash) return clashPage(c, house, place, { clash, typed, fromCheck, written })
  return isStale ? conflictPage(c, house, id) : again(done.errors)
}

type Clash = Extract<RowKept, { ok: false; reason: 'changed_elsewhere' | 'row_removed' }>

type Clashed = { clash: Clash; typed: Sent; fromCheck: boolean; written: readonly TypedField[] }

function clashPage(
  c: Ctx,
  house: House,
  { page, group, rowId }: ReturnType<typeof placeOf>,
  { clash, typed, fromCheck, written }: Clashed,
): Response {
  const lang = c.get('lang')
  const { found } = clash
  const t = unfinishedTexts(lang)
  const list = listPath(c, found, page.key, fromCheck)
  const rowName = say(group.rowLabel, lang)
  const shared = {
    lang,
    found,
    fields: group.fields,
    sent: typed,
    typing: typingOf(written, rowId),
    place: `${found.place}/questions/${page.key}/rows/${rowId}`,
    fromCheck,
  }
  if (clash.reason === 'row_removed') {
    const title = t.removed.title(rowName)
    return residentPage(
      c,
      house,
      { title, status: 409, back: list },
      <RowRemoved {...shared} rowName={rowName} list={list} />,
    )
  }
  const kept = keptGroup(found.kept[group.id]).rows.find((row) => row.id === rowId)?.answers ?? {}
  const body = <AnswersDiffer {...shared} differing={clash.fields} kept={kept} />
  return residentPage(c, house, { title: t.conflict.title, status: 409, back: shared.place }, body)
}

/** Throws `NotFound` where the address names no page with a group, or no id. */
export function placeOf(c: Ctx, found: Pick<Case, 'definition'>) {
  const page = pageOf(c, found)
  const group = groupOf(page)
  const rowId = parseId(c.req.param('row') ?? '')
  if (!group || !rowId) throw new NotFound('row of a group')
  return { page, group, rowId }
}

export const newRowPath = (c: Ctx, place: string): string =>
  `${place}/questions/${c.req.param('page')}/rows/${newId()}${c.req.query('from') === 'check' ? '?from=check' : ''}`

export const listPath = (
  c: Ctx,
  { place }: Pick<Case, 'place'>,
  pageKey: string,
  fromCheck = c.req.query('from') === 'check',
): string => `${place}/questions/${pageKey}${fromCheck ? '?from=check' : ''}`
