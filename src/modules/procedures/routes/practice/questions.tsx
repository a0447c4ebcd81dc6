import type { Hono } from 'hono'
import type { Tx } from '#platform/db/index.ts'
import { type Ctx, type HttpEnv, seeOther } from '#platform/http/index.ts'
import type { House } from '#platform/module/index.ts'
import { timesOffered } from '../../actions/references.ts'
import { groupOf, type Page, plainFieldsOf } from '../../domain/definition/definition.ts'
import { wordProblems } from '../../forms/answers.ts'
import { practicePage } from '../../pages/practice/frame.tsx'
import { practiseGroupEnd, practisePage, practiseRemoval, practiseRow } from '../../practice/practise.ts'
import { pageOf } from '../questions/questions.tsx'
import { readAnswerForm } from '../questions/read-form.ts'
import { groupErrors, questionPage, rowPage, whereNext } from '../questions/render.tsx'
import { listPath, newRowPath, placeOf } from '../questions/rows.tsx'
import { keepNothing, lockPractising, type Practising, practising, slugOf, toStart } from './practising.ts'

/** The real question pages over a practice. */
export function practiceQuestionRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get('/practice/:slug/questions/:page', (c) =>
    answering(c, house, async ({ found }) => {
      const page = pageOf(c, found)
      const isReached = found.way.steps.some((step) => step.page.key === page.key)
      if (!isReached) return toStart(c)
      const times = await house.db.read((tx) => timesOffered(tx, house, page, found.way.answers))
      return questionPage(c, house, found, page, { times }, practicePage)
    }),
  )

  app.post('/practice/:slug/questions/:page', (c) =>
    answering(c, house, (open) => takeAnswers(c, house, open, pageOf(c, open.found))),
  )

  app.get('/practice/:slug/questions/:page/rows/new', (c) => seeOther(c, newRowPath(c, `/practice/${slugOf(c)}`)))

  app.get('/practice/:slug/questions/:page/rows/:row', (c) =>
    answering(c, house, async ({ found }) => rowPage(c, house, found, placeOf(c, found), {}, practicePage)),
  )

  app.post('/practice/:slug/questions/:page/rows/:row', (c) =>
    answering(c, house, async ({ found }) => {
      const place = placeOf(c, found)
      const form = await readAnswerForm(c, place.group.fields, keepNothing)
      const { typed, fromCheck } = form
      const practised =
        form.errors.length > 0
          ? undefined
          : await changed(c, house, async (tx, open) => practiseRow(tx, open, place, await form.sent(tx)))
      if (practised?.ok) return seeOther(c, listPath(c, found, place.page.key, fromCheck))
      const problems = practised?.problems ?? []
      const errors = [...form.errors, ...wordProblems(c.get('lang'), place.group.fields, problems, found.today)]
      return rowPage(c, house, found, place, { typed, errors, fromCheck }, practicePage)
    }),
  )

  app.post('/practice/:slug/questions/:page/rows/:row/removal', (c) =>
    answering(c, house, async ({ found }) => {
      const { page, rowId } = placeOf(c, found)
      await changed(c, house, (tx, { run }) => practiseRemoval(tx, run, page, rowId))
      return seeOther(c, listPath(c, found, page.key))
    }),
  )
}

async function takeAnswers(c: Ctx, house: House, { found }: Practising, page: Page): Promise<Response> {
  const group = groupOf(page)
  const form = await readAnswerForm(c, plainFieldsOf(page), keepNothing)
  const { typed, fromCheck } = form
  const practised =
    form.errors.length > 0
      ? undefined
      : await changed(c, house, async (tx, open) =>
          group ? practiseGroupEnd(tx, open, page, group) : practisePage(tx, house, open, page, await form.sent(tx)),
        )
  if (practised?.ok) return seeOther(c, whereNext(found.place, practised, fromCheck))
  const errors = [
    ...form.errors,
    ...wordProblems(c.get('lang'), page.fields, practised?.problems ?? [], found.today),
    ...groupErrors(c, found, page),
  ]
  const times = await house.db.read((tx) => timesOffered(tx, house, page, found.way.answers))
  return questionPage(c, house, found, page, { typed, errors, times, fromCheck }, practicePage)
}

/** While it is answered; later and before that the way leads elsewhere. */
async function answering(c: Ctx, house: House, show: (open: Practising) => Promise<Response>): Promise<Response> {
  const open = await house.db.read((tx) => practising(tx, c, house))
  return open?.run.step === 'answering' ? show(open) : toStart(c)
}

/** The practice as it is under its lock: of two windows the later one sees what the earlier one wrote. */
const changed = <Result,>(
  c: Ctx,
  house: House,
  change: (tx: Tx, open: Practising) => Promise<Result>,
): Promise<Result | undefined> =>
  house.db.transact(async (tx) => {
    const open = await lockPractising(tx, c, house)
    return open?.run.step === 'answering' ? change(tx, open) : undefined
  })
