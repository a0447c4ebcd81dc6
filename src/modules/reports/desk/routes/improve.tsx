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
import { publishImprovement } from '../actions/improve.ts'
import { ImprovePage } from '../pages/improve-page.tsx'
import { boardPath, reportPath } from '../pages/paths.ts'
import { deskTexts } from '../text/index.ts'
import { reportView } from '../view.ts'
import { idIn } from './ids.ts'

const t = deskTexts.improve
const at = `${boardPath}/:id/improvement`

const improveForm = z.object({ title: field.text(120), before: field.text(1000), after: field.text(1000) })

/** A fixed report becomes a case of improvement for everybody. */
export function improveRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get(at, (c) => showImprove(c, house))

  app.post(at, async (c) => {
    const staff = requireStaff(c, may.moderate)
    const id = idIn<'report'>(c, 'id')
    const form = await readForm(c, improveForm)
    if (!form.ok) return showImprove(c, house, form.errors, form.raw)
    const done = await submitOnce(c, house, { form: `reports.improve:${id}` }, async (tx) => {
      const improved = await publishImprovement(tx, house, staff, id, form.value)
      return improved.ok
        ? { location: `${reportPath(id)}?done=improved` }
        : { errors: [{ field: '', message: t.problems[improved.reason] }] }
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
  return staffPage(
    c,
    house,
    {
      title: `${view.report.number} ${t.title}`,
      heading: t.title,
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
