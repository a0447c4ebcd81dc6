import type { Hono } from 'hono'
import { z } from 'zod'
import { officesByIds, staffNames } from '#modules/people/index.ts'
import { type Staff, ownOffices } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { NotFound } from '#platform/errors/index.ts'
import {
  type Ctx,
  type FieldError,
  field,
  type HttpEnv,
  readForm,
  requireStaff,
  submitOnce,
} from '#platform/http/index.ts'
import { parseId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { staffPage } from '#platform/ui/index.ts'
import { approveTemplate, draftTemplate, endTemplate, openTemplate } from '../actions/templates.ts'
import type { TemplateId } from '../domain/template.ts'
import { OneTemplate, Templates } from '../pages/templates.tsx'
import { templatePermissions } from '../permissions.ts'
import { templatesOf } from '../store/templates.ts'
import { templateTexts as t } from '../text/staff.ts'

const path = '/staff/message-templates'

const words = (name: 'subject' | 'body', most: number) => ({
  [`${name}_ja`]: field.text(most),
  [`${name}_easy`]: field.optionalText(most),
  [`${name}_en`]: field.optionalText(most),
})

const templateForm = z.object({
  office: z.uuid(),
  name: field.text(80),
  key: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, t.keyHint),
  purpose: field.text(400),
  isStatutory: z.literal('yes').optional(),
  fields: field.optionalText(600),
  link: field.text(300),
  ...words('subject', 80),
  ...words('body', 1000),
})

/** Words for the programs of an office: written by one, approved by another. */
export function templateRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get('/staff/message-templates', (c) => showAll(c, house))

  app.post('/staff/message-templates', async (c) => {
    const staff = requireStaff(c, templatePermissions.draft)
    const form = await readForm(c, templateForm)
    if (!form.ok) return showAll(c, house, form.errors, form.raw)
    const typed = form.value
    const said = (name: string) => String((typed as Record<string, unknown>)[name] ?? '')
    const inLang = (lang: string) => ({ subject: said(`subject_${lang}`), body: said(`body_${lang}`) })
    const done = await submitOnce(c, house, { form: 'messaging.template' }, async (tx) => {
      const drafted = await draftTemplate(tx, house, staff, {
        officeId: typed.office,
        key: typed.key,
        name: typed.name,
        purpose: typed.purpose,
        isStatutory: typed.isStatutory === 'yes',
        fields: typed.fields ?? '',
        link: typed.link,
        texts: { ja: inLang('ja'), easy: inLang('easy'), en: inLang('en') },
      })
      return drafted.ok
        ? { location: `${path}/${drafted.id}` }
        : { errors: [{ field: drafted.field, message: t.problems[drafted.reason] }] }
    })
    return done.ok ? done.response : showAll(c, house, done.errors, form.raw)
  })

  app.get('/staff/message-templates/:id', (c) => showOne(c, house))
  app.post('/staff/message-templates/:id/approval', (c) => change(c, house, approveTemplate))
  app.post('/staff/message-templates/:id/end', (c) => change(c, house, endTemplate))
}

async function change(
  c: Ctx,
  house: House,
  deed: (tx: Tx, house: House, staff: Staff, id: TemplateId) => Promise<void>,
): Promise<Response> {
  const staff = requireStaff(c, templatePermissions.approve)
  const id = templateId(c)
  const done = await submitOnce(c, house, { form: `messaging.template-change:${c.get('path')}` }, async (tx) => {
    await deed(tx, house, staff, id)
    return { location: `${path}/${id}` }
  })
  return done.ok ? done.response : showOne(c, house, done.errors)
}

async function showOne(c: Ctx, house: House, errors: readonly FieldError[] = []): Promise<Response> {
  const staff = requireStaff(c, templatePermissions.draft)
  const props = await house.db.read(async (tx) => {
    const template = await openTemplate(tx, staff, templateId(c))
    const { draftedBy, approvedBy, officeId } = template
    const names = await staffNames(tx, approvedBy ? [draftedBy, approvedBy] : [draftedBy])
    return {
      template,
      office: (await officesByIds(tx, [officeId])).get(officeId)?.name ?? '',
      drafter: names.get(draftedBy) ?? '',
      approver: (approvedBy && names.get(approvedBy)) ?? '',
      mayApprove: staff.permissions.has(templatePermissions.approve),
      isOwn: draftedBy === staff.staffId,
    }
  })
  return staffPage(
    c,
    house,
    { title: props.template.name, crumbs: [{ href: path, label: t.title }], current: path, errors },
    <OneTemplate {...props} />,
  )
}

async function showAll(
  c: Ctx,
  house: House,
  errors: readonly FieldError[] = [],
  typed: Readonly<Record<string, string | string[]>> = {},
): Promise<Response> {
  const staff = requireStaff(c, templatePermissions.draft)
  const own = ownOffices(staff)
  const props = await house.db.read(async (tx) => {
    const names = await officesByIds(tx, own)
    return {
      templates: await templatesOf(tx, own),
      offices: own.flatMap((id) => {
        const office = names.get(id)
        return office ? [{ value: id, label: office.name }] : []
      }),
    }
  })
  return staffPage(c, house, { title: t.title, current: path, errors }, <Templates {...props} typed={typed} />)
}

function templateId(c: Ctx): TemplateId {
  const id = parseId<'message-template'>(c.req.param('id') ?? '')
  if (!id) throw new NotFound('template')
  return id
}
