import type { Hono } from 'hono'
import { z } from 'zod'
import {
  type Ctx,
  type FieldError,
  field,
  type HttpEnv,
  type Raw,
  readForm,
  requireStaff,
  submitOnce,
} from '#platform/http/index.ts'
import type { House } from '#platform/module/index.ts'
import { staffPage } from '#platform/ui/index.ts'
import { reportPermissions as may } from '../../record/index.ts'
import { publishAsItIs, publishInWords, withdrawImprovement } from '../actions/improve.ts'
import { ImprovePage } from '../pages/improve-page.tsx'
import { boardPath, reportPath } from '../pages/paths.ts'
import { deskTexts } from '../text/index.ts'
import { reportView } from '../view.ts'
import { showCase } from './case.tsx'
import { idIn } from './ids.ts'

const t = deskTexts.improve
const at = `${boardPath}/:id/improvement`

const pressForm = z.object({ version: z.coerce.number().int().catch(0) })
const wordsForm = z.object({
  seen: z.coerce.number().int().min(0).catch(0),
  title: field.text(120),
  before: field.text(1000),
  after: field.text(1000),
})

/** A fixed report becomes a case of improvement for everybody: by one press, or in an officer's words. */
export function improveRoutes(app: Hono<HttpEnv>, house: House): void {
  app.post(at, async (c) => {
    const staff = requireStaff(c, may.moderate)
    const id = idIn<'report'>(c, 'id')
    const form = await readForm(c, pressForm)
    const seen = form.ok ? form.value.version : 0
    const done = await submitOnce(c, house, { form: `reports.improve:${id}` }, async (tx) => {
      const improved = await publishAsItIs(tx, house, staff, { id, seen })
      return improved.ok
        ? { location: `${reportPath(id)}?done=improved` }
        : { errors: [{ field: '', message: t.problems[improved.reason] }] }
    })
    return done.ok ? done.response : showCase(c, house, { errors: done.errors })
  })

  app.post(`${at}/removal`, async (c) => {
    const staff = requireStaff(c, may.moderate)
    const id = idIn<'report'>(c, 'id')
    const done = await submitOnce(c, house, { form: `reports.withdraw-improvement:${id}` }, async (tx) => {
      await withdrawImprovement(tx, house, staff, id)
      return { location: `${reportPath(id)}?done=improvementWithdrawn` }
    })
    return done.ok ? done.response : showCase(c, house, { errors: done.errors })
  })

  app.get(at, (c) => showImprove(c, house))

  app.post(`${at}/words`, async (c) => {
    const staff = requireStaff(c, may.moderate)
    const id = idIn<'report'>(c, 'id')
    const form = await readForm(c, wordsForm)
    if (!form.ok) return showImprove(c, house, form.errors, form.raw)
    const { seen, ...words } = form.value
    const done = await submitOnce(c, house, { form: `reports.improve-words:${id}` }, async (tx) => {
      const improved = await publishInWords(tx, house, staff, { id, seen, words })
      if (improved.ok) return { location: `${reportPath(id)}?done=${seen === 0 ? 'improved' : 'improvementCorrected'}` }
      const why =
        improved.reason === 'changed' || improved.reason === 'already' ? 'correctedMeanwhile' : improved.reason
      return { errors: [{ field: '', message: t.problems[why] }] }
    })
    return done.ok ? done.response : showImprove(c, house, done.errors, form.raw)
  })
}

async function showImprove(
  c: Ctx,
  house: House,
  errors: readonly FieldError[] = [],
  typed: Raw = {},
): Promise<Response> {
  const staff = requireStaff(c, may.moderate)
  const id = idIn<'report'>(c, 'id')
  const view = await house.db.read((tx) => reportView(tx, house, staff, id))
  const title = view.improvement ? t.correct : t.title
  return staffPage(
    c,
    house,
    {
      title: `${view.report.number} ${title}`,
      heading: title,
      current: boardPath,
      crumbs: [
        { href: boardPath, label: deskTexts.board.title },
        { href: reportPath(id), label: view.report.number },
      ],
      errors,
      styles: ['report-desk.css'],
    },
    <ImprovePage view={view} typed={typed} />,
  )
}
