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
import { groundOf, owners } from '../../ground/index.ts'
import { reportPermissions as may, requireCatalogue } from '../../record/index.ts'
import { enterReport } from '../actions/enter.ts'
import { EnterPage } from '../pages/enter-page.tsx'
import { boardPath, enterPath, reportPath } from '../pages/paths.ts'
import { deskTexts } from '../text/index.ts'

const t = deskTexts.enter

const enterForm = z.object({
  channel: z.enum(['phone', 'counter']).catch('phone'),
  category: z.string().min(1, t.problems.category),
  town: field.text(40),
  placeText: field.optionalText(200),
  position: field.optionalText(60),
  owner: z.enum(owners).optional().catch(undefined),
  description: field.text(4000),
  contact: field.optionalText(120),
  nearHome: field.ticked(),
  wantsPrivate: field.ticked(),
})

/** An officer writes down what somebody tells. */
export function enterRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get(enterPath, (c) => showEntry(c, house))

  app.post(enterPath, async (c) => {
    const staff = requireStaff(c, may.handle)
    const form = await readForm(c, enterForm)
    if (!form.ok) return showEntry(c, house, form.errors, form.raw)
    const done = await submitOnce(c, house, { form: 'reports.enter' }, async (tx) => {
      const entered = await enterReport(tx, house, staff, form.value)
      if (!entered.ok) return { errors: [{ field: entered.field, message: t.problems[entered.why] }] }
      // Another office has it now, and sees it alone.
      return { location: `${entered.isSeen ? reportPath(entered.filed.id) : boardPath}?done=filed` }
    })
    return done.ok ? done.response : showEntry(c, house, done.errors, form.raw)
  })
}

function showEntry(c: Ctx, house: House, errors: readonly FieldError[] = [], typed: Raw = {}): Response {
  requireStaff(c, may.handle)
  return staffPage(
    c,
    house,
    { title: t.title, current: boardPath, crumbs: [{ href: boardPath, label: deskTexts.board.title }], errors },
    <EnterPage
      catalogue={requireCatalogue(house)}
      towns={groundOf(house)?.towns.map(({ name }) => name) ?? []}
      typed={typed}
    />,
  )
}
