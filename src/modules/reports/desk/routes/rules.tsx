import { ownOffices } from '#platform/auth/index.ts'
import type { Hono } from 'hono'
import { z } from 'zod'
import { officesByIds, officesByKeys } from '#modules/people/index.ts'
import { recordAudit } from '#platform/audit/index.ts'
import { NotFound } from '#platform/errors/index.ts'
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
import { parseId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { staffPage } from '#platform/ui/index.ts'
import { reportPermissions as may, requireCatalogue } from '../../record/index.ts'
import { changeTemplate, dropTemplate, makeTemplate } from '../actions/templates.ts'
import { officeKeysOf } from '../domain/office-keys.ts'
import { boardPath, routingPath, templatesPath } from '../pages/paths.ts'
import { RoutingPage } from '../pages/routing-page.tsx'
import { answerable, isTemplatesNews, TemplatesPage } from '../pages/templates-page.tsx'
import { radii, writeRadius } from '../store/handling.ts'
import { templatesOf } from '../store/templates.ts'
import { deskTexts } from '../text/index.ts'
import { idIn } from './ids.ts'

const crumbs = [{ href: boardPath, label: deskTexts.board.title }]

/** Where reports go, how near is near, and the words with which they are answered. */
export function ruleRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get(routingPath, (c) => showRouting(c, house))

  app.post(routingPath, async (c) => {
    const staff = requireStaff(c, may.manage)
    const t = deskTexts.routing
    const form = await readForm(c, z.object({ category: z.string().default(''), metres: field.wholeNumber(5, 1000) }))
    if (!form.ok) return showRouting(c, house, form.errors, form.raw)
    const { category, metres } = form.value
    const done = await submitOnce(c, house, { form: 'reports.radius' }, async (tx) => {
      if (!(await writeRadius(tx, category, metres, staff.staffId)))
        return { errors: [{ field: 'category', message: t.problems.category }] }
      await recordAudit(tx, {
        actor: staff,
        action: 'reports.category.radius',
        subject: { kind: 'reports.category', id: category },
        ids: { metres: String(metres) },
      })
      return { location: `${routingPath}?done=saved` }
    })
    return done.ok ? done.response : showRouting(c, house, done.errors, form.raw)
  })

  app.get(templatesPath, (c) => showTemplates(c, house))

  app.post(templatesPath, async (c) => {
    const staff = requireStaff(c, may.manage)
    const form = await readForm(c, templateForm.extend({ office: z.string().default('') }))
    if (!form.ok) return showTemplates(c, house, form.errors, form.raw)
    const { office, ...words } = form.value
    const officeId = parseId<'office'>(office)
    if (!officeId) throw new NotFound('office')
    const done = await submitOnce(c, house, { form: 'reports.template' }, async (tx) => {
      await makeTemplate(tx, house, staff, officeId, { ...words, group: words.group ?? null })
      return { location: `${templatesPath}?done=saved` }
    })
    return done.ok ? done.response : showTemplates(c, house, done.errors, form.raw)
  })

  app.post(`${templatesPath}/:template`, async (c) => {
    const staff = requireStaff(c, may.manage)
    const id = idIn<'template'>(c, 'template')
    const form = await readForm(c, templateForm)
    if (!form.ok) return showTemplates(c, house, form.errors, form.raw, id)
    const words = { ...form.value, group: form.value.group ?? null }
    const done = await submitOnce(c, house, { form: `reports.template:${id}` }, async (tx) => {
      await changeTemplate(tx, house, staff, id, words)
      return { location: `${templatesPath}?done=saved` }
    })
    return done.ok ? done.response : showTemplates(c, house, done.errors, form.raw, id)
  })

  app.post(`${templatesPath}/:template/removal`, async (c) => {
    const staff = requireStaff(c, may.manage)
    const id = idIn<'template'>(c, 'template')
    const done = await submitOnce(c, house, { form: `reports.template.drop:${id}` }, async (tx) => {
      await dropTemplate(tx, house, staff, id)
      return { location: `${templatesPath}?done=removed` }
    })
    return done.ok ? done.response : showTemplates(c, house, done.errors)
  })
}

const templateForm = z.object({
  label: field.text(40),
  to: z.string().refine((to) => answerable.some((state) => state === to), deskTexts.templates.problems.to),
  group: field.optionalText(60),
  text: field.text(4000),
})

async function showRouting(c: Ctx, house: House, errors: readonly FieldError[] = [], typed: Raw = {}) {
  const staff = requireStaff(c, may.read)
  const catalogue = requireCatalogue(house)
  const { offices, known } = await house.db.read(async (tx) => ({
    offices: await officesByKeys(tx, officeKeysOf(catalogue), house.clock.today()),
    known: await radii(tx),
  }))
  return staffPage(
    c,
    house,
    { title: deskTexts.routing.title, current: boardPath, crumbs, errors, styles: ['report-desk.css'] },
    <RoutingPage
      catalogue={catalogue}
      offices={new Map([...offices].map(([key, { name }]) => [key, name]))}
      radii={known}
      mayManage={staff.permissions.has(may.manage)}
      isSaved={errors.length === 0 && c.req.query('done') === 'saved'}
      typed={typed}
    />,
  )
}

async function showTemplates(
  c: Ctx,
  house: House,
  errors: readonly FieldError[] = [],
  typed: Raw = {},
  editing?: string,
) {
  const staff = requireStaff(c, may.read)
  const own = ownOffices(staff)
  const { templates, offices } = await house.db.read(async (tx) => ({
    templates: await templatesOf(tx, own),
    offices: await officesByIds(tx, own),
  }))
  const edit = editing ?? c.req.query('edit')
  const done = c.req.query('done')
  return staffPage(
    c,
    house,
    { title: deskTexts.templates.title, current: boardPath, crumbs, errors, styles: ['report-desk.css'] },
    <TemplatesPage
      catalogue={requireCatalogue(house)}
      templates={templates}
      offices={[...offices.values()]}
      current={templates.find(({ id }) => id === edit)}
      typed={typed}
      mayManage={staff.permissions.has(may.manage)}
      done={errors.length === 0 && isTemplatesNews(done) ? done : undefined}
    />,
  )
}
