import type { Hono } from 'hono'
import { z } from 'zod'
import { officesByKeys } from '#modules/people/index.ts'
import {
  type Ctx,
  type FieldError,
  field,
  type HttpEnv,
  readForm,
  requireStaff,
  submitOnce,
} from '#platform/http/index.ts'
import type { House } from '#platform/module/index.ts'
import { staffPage } from '#platform/ui/index.ts'
import { owners } from '../../ground/index.ts'
import { reportPermissions as may, requireCatalogue, routeFor } from '../../record/index.ts'
import { rerouteReport } from '../actions/reroute.ts'
import { officeKeysOf } from '../domain/office-keys.ts'
import { boardPath, reportPath } from '../pages/paths.ts'
import { RoutePage } from '../pages/route-page.tsx'
import type { StateTyped } from '../pages/state-form.tsx'
import { deskTexts } from '../text/index.ts'
import { reportView } from '../view.ts'
import { idIn } from './ids.ts'

const t = deskTexts.route

const routeForm = z.object({
  version: z.coerce.number().int().catch(0),
  category: z.string().default(''),
  owner: z.enum(owners, { error: t.problems.owner }),
  office: field.optionalText(60),
  note: field.text(1000),
})

/** A report is of another kind, or another office's. */
export function routeRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get(`${boardPath}/:id/route`, (c) => showRoute(c, house))

  app.post(`${boardPath}/:id/route`, async (c) => {
    const staff = requireStaff(c, may.handle)
    const id = idIn<'report'>(c, 'id')
    const form = await readForm(c, routeForm)
    const { raw } = form
    if (!form.ok) return showRoute(c, house, form.errors, raw)
    const { version, category, owner, office, note } = form.value
    let isChanged = false
    const done = await submitOnce(c, house, { form: `reports.route:${id}` }, async (tx) => {
      const routed = await rerouteReport(tx, house, staff, {
        id,
        seen: version,
        wish: { category, owner, office, note },
      })
      if (routed.ok) return { location: `${routed.isStillSeen ? reportPath(id) : boardPath}?done=routed` }
      if (routed.reason !== 'changed') {
        const at =
          routed.reason === 'category' || routed.reason === 'office'
            ? routed.reason
            : routed.reason === 'ordered'
              ? 'office'
              : ''
        return { errors: [{ field: at, message: t.problems[routed.reason] }] }
      }
      isChanged = true
      return { errors: [{ field: '', message: deskTexts.report.changedMeanwhile }] }
    })
    return done.ok ? done.response : showRoute(c, house, done.errors, raw, isChanged)
  })
}

async function showRoute(
  c: Ctx,
  house: House,
  errors: readonly FieldError[] = [],
  typed: StateTyped = {},
  isChanged = false,
): Promise<Response> {
  const staff = requireStaff(c, may.handle)
  const id = idIn<'report'>(c, 'id')
  const catalogue = requireCatalogue(house)
  const { view, offices } = await house.db.read(async (tx) => ({
    view: await reportView(tx, house, staff, id),
    offices: await officesByKeys(tx, officeKeysOf(catalogue), house.clock.today()),
  }))
  const { report, category } = view
  const rule = category && routeFor(catalogue, { category, owner: report.owner, town: report.town })
  return staffPage(
    c,
    house,
    {
      title: `${report.number} ${t.title}`,
      heading: t.title,
      current: boardPath,
      crumbs: [
        { href: boardPath, label: deskTexts.board.title },
        { href: reportPath(id), label: report.number },
      ],
      errors,
      ...(isChanged && { status: 409 as const }),
    },
    <RoutePage
      view={view}
      offices={[...offices].map(([key, { name }]) => ({ key, name }))}
      byRule={(rule && offices.get(rule.office)?.name) ?? ''}
      typed={typed}
    />,
  )
}
