import type { Hono } from 'hono'
import { NotFound } from '#platform/errors/index.ts'
import { type Ctx, type HttpEnv, seeOther, submitOnce } from '#platform/http/index.ts'
import type { House } from '#platform/module/index.ts'
import { residentPage } from '#platform/ui/index.ts'
import { answerPage } from '../../actions/answer.ts'
import { type Case, dayOf, definitionOf, ownCase, type VerifiedResident } from '../../actions/load-case.ts'
import { timesOffered } from '../../actions/references.ts'
import { closeGroup } from '../../actions/rows.ts'
import { findPage, groupOf, type Page, plainFieldsOf } from '../../domain/definition/definition.ts'
import { wordProblems } from '../../forms/answers.ts'
import type { Application, ApplicationId } from '../../store/applications.ts'
import { revisionById } from '../../store/revisions.ts'
import { AnswersDiffer } from '../../unfinished/pages/conflict-page.tsx'
import { turnOfDraft, typedFields } from '../../unfinished/store.ts'
import { unfinishedTexts } from '../../unfinished/text/index.ts'
import { type Typing, typingOf } from '../../unfinished/typing.ts'
import { windowInputs, windowOf } from '../../unfinished/window.ts'
import { applicationIdOf, conflictPage, applicantOnly } from '../verified.tsx'
import { keeperOf } from './keeper.ts'
import { type AnswerForm, readAnswerForm } from './read-form.ts'
import { groupErrors, questionPage, whereNext } from './render.tsx'

export function questionRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get(
    '/applications/:id/questions/:page',
    applicantOnly(house, async (c, resident) => {
      const id = applicationIdOf(c)
      const { found, times, page, written } = await opened(c, house, resident, id)
      if (found.application.state !== 'draft' || !page) return seeOther(c, `/applications/${id}`)
      return questionPage(c, house, found, page, { times, written })
    }),
  )

  app.post(
    '/applications/:id/questions/:page',
    applicantOnly(house, async (c, resident, application) => {
      const sent = await sentFor(house, application)
      const page = pageOf(c, sent)
      return groupOf(page) ? endGroup(c, house, resident, sent, page) : takeAnswers(c, house, resident, sent, page)
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
      written: await typedFields(tx, id),
    }
  })
}

async function takeAnswers(
  c: Ctx,
  house: House,
  resident: VerifiedResident,
  before: SentFor,
  page: Page,
): Promise<Response> {
  const { id } = before.application
  const form = await readAnswerForm(c, plainFieldsOf(page), keeperOf(house, resident, before.application))
  const { typed, fromCheck } = form
  if (isOutdated(form, before)) return conflictPage(c, house, id)
  const window = windowOf(form.raw)
  const now = () =>
    house.db.read(async (tx) => {
      const found = await ownCase(tx, house, resident, id)
      return {
        found,
        written: await typedFields(tx, id),
        times: await timesOffered(tx, house, page, found.way.answers),
      }
    })
  const again = async (errors: typeof form.errors) => {
    const { found, times, written } = await now()
    return questionPage(c, house, found, page, { typed, errors, times, fromCheck, written, window })
  }
  if (form.errors.length > 0) return again(form.errors)

  const turn = await house.db.look((tx) => turnOfDraft(tx, id))
  let isStale = false
  let differing: readonly string[] = []
  // A page may be answered again from the same window after going back: what it says then counts.
  const done = await submitOnce(c, house, { form: `procedures.answer:${id}:${page.key}:${turn}` }, async (tx) => {
    const sent = await form.sent(tx)
    const answered = await answerPage(tx, house, resident, { id, pageKey: page.key, sent, window })
    if (answered.ok) return { location: whereNext(before.place, answered, fromCheck) }
    switch (answered.reason) {
      case 'wrong_answers':
        return { errors: wordProblems(c.get('lang'), page.fields, answered.problems, before.today) }
      case 'not_a_draft':
        isStale = true
        return { errors: [] }
      case 'changed_elsewhere':
        differing = answered.fields
        return { errors: [] }
      case 'too_early':
        return { location: `/applications/${id}/questions/${answered.nextPage}` }
      case 'no_such_page':
        throw new NotFound('page')
    }
  })
  if (done.ok) return done.response
  if (isStale) return conflictPage(c, house, id)
  if (differing.length === 0) return again(done.errors)
  const { found, written } = await now()
  const lang = c.get('lang')
  return residentPage(
    c,
    house,
    { title: unfinishedTexts(lang).conflict.title, status: 409, back: `${found.place}/questions/${page.key}` },
    <AnswersDiffer
      lang={lang}
      found={found}
      fields={plainFieldsOf(page)}
      differing={differing}
      sent={typed}
      kept={found.kept}
      typing={typingOf(written)}
      place={`${found.place}/questions/${page.key}`}
      fromCheck={fromCheck}
    />,
  )
}

/** Changes with every change of the page's answers, so that only the very same deed is done once. */
export const turnOf = (typing: Typing): number => typing.values().reduce((sum, { version }) => sum + version, 0)

/** 「これで全部です」. */
async function endGroup(
  c: Ctx,
  house: House,
  resident: VerifiedResident,
  before: SentFor,
  page: Page,
): Promise<Response> {
  const { id } = before.application
  const form = await readAnswerForm(c, [], keeperOf(house, resident, before.application))
  const { fromCheck, raw } = form
  if (isOutdated(form, before)) return conflictPage(c, house, id)
  const listed = raw[windowInputs.rows]
  const shown = typeof listed === 'string' ? listed.split(',').filter(Boolean) : undefined
  let isStale = false
  let isOther = false
  const done = await submitOnce(c, house, { form: `procedures.rows:${id}:${page.key}` }, async (tx) => {
    const closed = await closeGroup(tx, house, resident, { id, pageKey: page.key, shown })
    if (closed.ok) return { location: whereNext(before.place, closed, fromCheck) }
    isStale = closed.reason === 'not_a_draft'
    isOther = closed.reason === 'other_rows'
    return { errors: [] }
  })
  if (done.ok) return done.response
  if (isStale) return conflictPage(c, house, id)
  const { found, written } = await house.db.read(async (tx) => ({
    found: await ownCase(tx, house, resident, id),
    written: await typedFields(tx, id),
  }))
  const errors = isOther
    ? [{ field: '', message: unfinishedTexts(c.get('lang')).otherRows }]
    : groupErrors(c, found, page, written)
  return errors.length > 0
    ? questionPage(c, house, found, page, { errors, fromCheck, written })
    : seeOther(c, `/applications/${id}`)
}

/** The draft has gone on with another revision since the page was opened. */
export const isOutdated = ({ revision }: Pick<AnswerForm, 'revision'>, found: Pick<Case, 'revision'>): boolean =>
  revision !== undefined && revision !== found.revision.id

/** What a posted form is read with, before the case is looked at as a whole, and locked, in the transaction of the deed. */
export type SentFor = Pick<Case, 'application' | 'revision' | 'definition' | 'place' | 'today'>

/** Throws `NotFound` where the address names no application of theirs. */
export async function sentFor(house: House, application: Application | undefined): Promise<SentFor> {
  if (!application) throw new NotFound('application')
  const revision = await house.db.look((tx) => revisionById(tx, application.revisionId))
  return {
    application,
    revision,
    definition: definitionOf(application, revision),
    place: `/applications/${application.id}`,
    today: dayOf(house, application),
  }
}

export function pageOf(c: Ctx, { definition }: Pick<Case, 'definition'>): Page {
  const page = findPage(definition, c.req.param('page') ?? '')
  if (!page) throw new NotFound('page of the procedure')
  return page
}
