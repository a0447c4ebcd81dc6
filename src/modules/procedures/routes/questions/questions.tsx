import type { Hono } from 'hono'
import { NotFound } from '#platform/errors/index.ts'
import { type Ctx, type HttpEnv, seeOther, submitOnce } from '#platform/http/index.ts'
import type { House } from '#platform/module/index.ts'
import { answerPage } from '../../actions/answer.ts'
import { type Case, ownCase, type VerifiedResident } from '../../actions/load-case.ts'
import { timesOffered } from '../../actions/references.ts'
import { closeGroup } from '../../actions/rows.ts'
import { findPage, groupOf, type Page, plainFieldsOf } from '../../domain/definition/definition.ts'
import { wordProblems } from '../../forms/answers.ts'
import type { ApplicationId } from '../../store/applications.ts'
import { applicationIdOf, conflictPage, applicantOnly } from '../verified.tsx'
import { keeperOf } from './keeper.ts'
import { type AnswerForm, readAnswerForm } from './read-form.ts'
import { groupErrors, questionPage, whereNext } from './render.tsx'

export function questionRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get(
    '/applications/:id/questions/:page',
    applicantOnly(house, async (c, resident) => {
      const id = applicationIdOf(c)
      const { found, times, page } = await opened(c, house, resident, id)
      if (found.application.state !== 'draft' || !page) return seeOther(c, `/applications/${id}`)
      return questionPage(c, house, found, page, { times })
    }),
  )

  app.post(
    '/applications/:id/questions/:page',
    applicantOnly(house, async (c, resident) => {
      const id = applicationIdOf(c)
      const found = await house.db.read((tx) => ownCase(tx, house, resident, id))
      const page = pageOf(c, found)
      return groupOf(page) ? endGroup(c, house, resident, found, page) : takeAnswers(c, house, resident, found, page)
    }),
  )
}

/** The page that the address names, with the times it offers; no page while an earlier one has to be answered. */
function opened(c: Ctx, house: House, resident: VerifiedResident, id: ApplicationId) {
  return house.db.read(async (tx) => {
    const found = await ownCase(tx, house, resident, id)
    const named = pageOf(c, found)
    const isReached = found.way.steps.some((step) => step.page.key === named.key)
    return {
      found,
      times: await timesOffered(tx, house, named, found.way.answers),
      page: isReached ? named : undefined,
    }
  })
}

async function takeAnswers(
  c: Ctx,
  house: House,
  resident: VerifiedResident,
  before: Case,
  page: Page,
): Promise<Response> {
  const { id } = before.application
  const form = await readAnswerForm(c, plainFieldsOf(page), keeperOf(house, resident, before.application))
  const { typed, fromCheck } = form
  if (isOutdated(form, before)) return conflictPage(c, house, id)
  const again = async (errors: typeof form.errors) => {
    const times = await house.db.read((tx) => timesOffered(tx, house, page, before.way.answers))
    const found = await house.db.read((tx) => ownCase(tx, house, resident, id))
    return questionPage(c, house, found, page, { typed, errors, times, fromCheck })
  }
  if (form.errors.length > 0) return again(form.errors)

  let isStale = false
  const done = await submitOnce(c, house, { form: `procedures.answer:${id}:${page.key}` }, async (tx) => {
    const answered = await answerPage(tx, house, resident, { id, pageKey: page.key, sent: await form.sent(tx) })
    if (answered.ok) return { location: whereNext(before.place, answered, fromCheck) }
    switch (answered.reason) {
      case 'wrong_answers':
        return { errors: wordProblems(c.get('lang'), page.fields, answered.problems, before.today) }
      case 'not_a_draft':
        isStale = true
        return { errors: [] }
      case 'too_early':
        return { location: `/applications/${id}/questions/${answered.nextPage}` }
      case 'no_such_page':
        throw new NotFound('page')
    }
  })
  if (done.ok) return done.response
  return isStale ? conflictPage(c, house, id) : again(done.errors)
}

/** 「これで全部です」. */
async function endGroup(c: Ctx, house: House, resident: VerifiedResident, before: Case, page: Page): Promise<Response> {
  const { id } = before.application
  const form = await readAnswerForm(c, [], keeperOf(house, resident, before.application))
  const { fromCheck } = form
  if (isOutdated(form, before)) return conflictPage(c, house, id)
  let isStale = false
  const done = await submitOnce(c, house, { form: `procedures.rows:${id}:${page.key}` }, async (tx) => {
    const closed = await closeGroup(tx, house, resident, { id, pageKey: page.key })
    if (closed.ok) return { location: whereNext(before.place, closed, fromCheck) }
    isStale = closed.reason === 'not_a_draft'
    return { errors: [] }
  })
  if (done.ok) return done.response
  if (isStale) return conflictPage(c, house, id)
  const found = await house.db.read((tx) => ownCase(tx, house, resident, id))
  const errors = groupErrors(c, found, page)
  return errors.length > 0
    ? questionPage(c, house, found, page, { errors, fromCheck })
    : seeOther(c, `/applications/${id}`)
}

/** The draft has gone on with another revision since the page was opened. */
export const isOutdated = ({ revision }: Pick<AnswerForm, 'revision'>, found: Pick<Case, 'revision'>): boolean =>
  revision !== undefined && revision !== found.revision.id

export function pageOf(c: Ctx, { definition }: Case): Page {
  const page = findPage(definition, c.req.param('page') ?? '')
  if (!page) throw new NotFound('page of the procedure')
  return page
}
