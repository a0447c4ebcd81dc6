import type { Hono } from 'hono'
import { NotFound } from '#platform/errors/index.ts'
import { type Ctx, type HttpEnv, seeOther, submitOnce } from '#platform/http/index.ts'
import { newId, parseId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { type Case, ownCase, type VerifiedResident } from '../../actions/load-case.ts'
import { keepGroupRow, removeGroupRow } from '../../actions/rows.ts'
import { groupOf } from '../../domain/definition/definition.ts'
import { wordProblems } from '../../forms/answers.ts'
import { fieldTexts } from '../../text/fields/index.ts'
import { say } from '../../text/index.ts'
import { applicationIdOf, conflictPage, applicantOnly } from '../verified.tsx'
import { keeperOf } from './keeper.ts'
import { isOutdated, pageOf } from './questions.tsx'
import { readAnswerForm } from './read-form.ts'
import { rowPage } from './render.tsx'

/** Rows of a repeated group: each has a page of its own. */
export function rowRoutes(app: Hono<HttpEnv>, house: House): void {
  // The id of a new row is given out here, so that going back, or sending the form twice, means the same row.
  app.get(
    '/applications/:id/questions/:page/rows/new',
    applicantOnly(house, async (c, resident) => {
      const { place } = await house.db.read((tx) => ownCase(tx, house, resident, applicationIdOf(c)))
      return seeOther(c, newRowPath(c, place))
    }),
  )

  app.get(
    '/applications/:id/questions/:page/rows/:row',
    applicantOnly(house, async (c, resident) => {
      const found = await house.db.read((tx) => ownCase(tx, house, resident, applicationIdOf(c)))
      const place = placeOf(c, found)
      const isReached = found.way.steps.some((step) => step.page.key === place.page.key)
      if (found.application.state !== 'draft' || !isReached) return seeOther(c, found.place)
      return rowPage(c, house, found, place, {})
    }),
  )

  app.post(
    '/applications/:id/questions/:page/rows/:row',
    applicantOnly(house, (c, resident) => takeRow(c, house, resident)),
  )

  app.post(
    '/applications/:id/questions/:page/rows/:row/removal',
    applicantOnly(house, async (c, resident) => {
      const id = applicationIdOf(c)
      const found = await house.db.read((tx) => ownCase(tx, house, resident, id))
      const { page, rowId } = placeOf(c, found)
      const done = await submitOnce(c, house, { form: `procedures.row-removal:${id}:${rowId}` }, async (tx) => {
        const removed = await removeGroupRow(tx, house, resident, { id, pageKey: page.key, rowId })
        return removed.ok ? { location: listPath(c, found, page.key) } : { errors: [] }
      })
      return done.ok ? done.response : conflictPage(c, house, id)
    }),
  )
}

async function takeRow(c: Ctx, house: House, resident: VerifiedResident): Promise<Response> {
  const id = applicationIdOf(c)
  const before = await house.db.read((tx) => ownCase(tx, house, resident, id))
  const place = placeOf(c, before)
  const { page, group, rowId } = place
  const lang = c.get('lang')
  const form = await readAnswerForm(c, group.fields, keeperOf(house, resident, before.application))
  const { typed, fromCheck } = form
  if (isOutdated(form, before)) return conflictPage(c, house, id)
  const again = (errors: typeof form.errors) => rowPage(c, house, before, place, { typed, errors, fromCheck })
  if (form.errors.length > 0) return again(form.errors)

  let isStale = false
  const done = await submitOnce(c, house, { form: `procedures.row:${id}:${rowId}` }, async (tx) => {
    const kept = await keepGroupRow(tx, house, resident, { id, pageKey: page.key, rowId, sent: await form.sent(tx) })
    if (kept.ok) return { location: listPath(c, before, page.key, fromCheck) }
    switch (kept.reason) {
      case 'wrong_answers':
        return { errors: wordProblems(lang, group.fields, kept.problems, before.today) }
      case 'too_many_rows':
        return {
          errors: [{ field: '', message: fieldTexts(lang).group.too_many_rows(say(group.rowLabel, lang), group.max) }],
        }
      default:
        isStale = true
        return { errors: [] }
    }
  })
  if (done.ok) return done.response
  return isStale ? conflictPage(c, house, id) : again(done.errors)
}

/** Throws `NotFound` where the address names no page with a group, or no id. */
export function placeOf(c: Ctx, found: Case) {
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
  { place }: Case,
  pageKey: string,
  fromCheck = c.req.query('from') === 'check',
): string => `${place}/questions/${pageKey}${fromCheck ? '?from=check' : ''}`
