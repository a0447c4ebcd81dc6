import type { Hono } from 'hono'
import { z } from 'zod'
import { NotFound } from '#platform/errors/index.ts'
import { type Ctx, type FieldError, type HttpEnv, readForm, seeOther, submitOnce } from '#platform/http/index.ts'
import type { House } from '#platform/module/index.ts'
import { residentPage } from '#platform/ui/index.ts'
import { answerPage } from '../actions/answer.ts'
import { type Case, ownCase, type VerifiedResident } from '../actions/load-case.ts'
import { findPage, type Page } from '../domain/definition/definition.ts'
import { fieldsToShow } from '../domain/answers/journey.ts'
import { sentByField, typedOf, wordProblems } from '../forms.ts'
import type { Typed } from '../pages/resident/field-input.tsx'
import { OfficeAside } from '../pages/resident/office-aside.tsx'
import { Question, QuestionAside } from '../pages/resident/question.tsx'
import { valuesFor } from '../pages/resident/words.ts'
import { say } from '../text/index.ts'
import { applicationIdOf, conflictPage, verifiedOnly } from './verified.tsx'

export function questionRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get(
    '/applications/:id/questions/:page',
    verifiedOnly(house, async (c, resident) => {
      const id = applicationIdOf(c)
      const found = await house.db.read((tx) => ownCase(tx, house, resident, id))
      if (found.application.state !== 'draft') return seeOther(c, `/applications/${id}`)
      const page = pageOf(c, found)
      const isReached = found.way.steps.some((step) => step.page.key === page.key)
      if (!isReached) return seeOther(c, `/applications/${id}`)
      return questionPage(c, house, found, page, { typed: typedOf(found.kept), errors: [] })
    }),
  )

  app.post(
    '/applications/:id/questions/:page',
    verifiedOnly(house, (c, resident) => takeAnswers(c, house, resident)),
  )
}

async function takeAnswers(c: Ctx, house: House, resident: VerifiedResident): Promise<Response> {
  const id = applicationIdOf(c)
  const before = await house.db.read((tx) => ownCase(tx, house, resident, id))
  const page = pageOf(c, before)
  const form = await readForm(c, z.looseObject({}), { lists: page.fields.map((field) => field.id) })
  const sent = sentByField(page, form.raw)
  if (!form.ok) return questionPage(c, house, before, page, { typed: sent, errors: form.errors })

  let isStale = false
  const fromCheck = form.raw.from === 'check'
  const done = await submitOnce(c, house, { form: `procedures.answer:${id}:${page.key}` }, async (tx) => {
    const answered = await answerPage(tx, house, resident, { id, pageKey: page.key, sent })
    if (answered.ok) return { location: whereNext(id, answered, fromCheck) }
    switch (answered.reason) {
      case 'wrong_answers':
        return { errors: wordProblems(c.get('lang'), page, answered.problems) }
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
  if (isStale) return conflictPage(c, house, id)
  return questionPage(c, house, before, page, { typed: sent, errors: done.errors })
}

function whereNext(
  id: string,
  { nextPage, following }: { nextPage: string | undefined; following: string | undefined },
  fromCheck: boolean,
): string {
  const page = fromCheck ? nextPage : (following ?? nextPage)
  return page ? `/applications/${id}/questions/${page}${fromCheck ? '?from=check' : ''}` : `/applications/${id}/check`
}

function pageOf(c: Ctx, { definition }: Case): Page {
  const page = findPage(definition, c.req.param('page') ?? '')
  if (!page) throw new NotFound('page of the procedure')
  return page
}

function questionPage(
  c: Ctx,
  house: House,
  found: Case,
  page: Page,
  { typed, errors }: { typed: Typed; errors: readonly FieldError[] },
): Response {
  const lang = c.get('lang')
  const { application, definition, household, way, office } = found
  const fromCheck = c.req.query('from') === 'check' || typed.from?.[0] === 'check'
  const values = valuesFor(house, lang, found)
  const position = definition.pages.findIndex((one) => one.key === page.key)
  const previous = definition.pages[position - 1]
  const back = fromCheck
    ? `/applications/${application.id}/check`
    : previous
      ? `/applications/${application.id}/questions/${previous.key}`
      : `/procedures/${definition.procedure}`
  const aside = (
    <>
      <QuestionAside lang={lang} page={page} values={values} />
      <OfficeAside lang={lang} office={office} />
    </>
  )
  const asked = fieldsToShow(definition, page, way, household)
  return residentPage(
    c,
    house,
    { title: say(page.title, lang, values), back, errors, aside },
    <Question
      lang={lang}
      found={found}
      page={page}
      asked={asked}
      position={position + 1}
      typed={typed}
      values={values}
      fromCheck={fromCheck}
    />,
  )
}
