import { recordAudit } from '#platform/audit/index.ts'
import { type Staff, ownOffices } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { Conflict, Forbidden, NotFound } from '#platform/errors/index.ts'
import { holdsGuardedNumber } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { placesIn, readFields, type Template, type TemplateId, type TemplateWords } from '../domain/template.ts'
import { templatePermissions } from '../permissions.ts'
import { findTemplates, insertTemplate, lockTemplate, writeApproved, writeEnded } from '../store/templates.ts'

export type TypedTemplate = {
  officeId: string
  key: string
  name: string
  purpose: string
  isStatutory: boolean
  fields: string
  link: string
  texts: { ja: TemplateWords; easy: TemplateWords; en: TemplateWords }
}

export type TemplateProblem = 'office' | 'fields' | 'places' | 'half' | 'number' | 'link'

export type Drafted = { ok: true; id: TemplateId } | { ok: false; field: string; reason: TemplateProblem }

/** The next number of a template, to be approved by somebody else before a program can use it. */
export async function draftTemplate(tx: Tx, house: House, actor: Staff, typed: TypedTemplate): Promise<Drafted> {
  const officeId = ownOffices(actor).find((one) => one === typed.officeId)
  if (!officeId) return { ok: false, field: 'office', reason: 'office' }
  const fields = readFields(typed.fields)
  if (!fields) return { ok: false, field: 'fields', reason: 'fields' }
  if (!/^\/[^/]/.test(typed.link)) return { ok: false, field: 'link', reason: 'link' }
  const { ja, ...others } = typed.texts
  const names = fields.map(({ name }) => name)
  for (const [lang, { subject, body }] of Object.entries(typed.texts)) {
    const isEmpty = subject === '' && body === ''
    if (isEmpty && lang !== 'ja') continue
    if (subject === '' || body === '') return { ok: false, field: `body_${lang}`, reason: 'half' }
    if (placesIn(subject).length > 0 || placesIn(body).some((name) => !names.includes(name)))
      return { ok: false, field: `body_${lang}`, reason: 'places' }
    if (holdsGuardedNumber(`${subject} ${body}`)) return { ok: false, field: `body_${lang}`, reason: 'number' }
  }
  const written = Object.fromEntries(Object.entries(others).filter(([, { subject }]) => subject !== ''))
  const id = await insertTemplate(tx, {
    ...typed,
    officeId,
    fields,
    texts: { ja, ...written },
    draftedBy: actor.staffId,
    draftedAt: house.clock.now(),
  })
  await audit(tx, actor, 'draft', id)
  return { ok: true, id }
}

/** Programs may use it from now on, in place of the number before. Throws `Forbidden` to who drafted it. */
export async function approveTemplate(tx: Tx, house: House, actor: Staff, id: TemplateId): Promise<void> {
  const template = await toChange(tx, actor, id)
  if (template.draftedBy === actor.staffId) throw new Forbidden('second_person_needed')
  if (template.approvedAt || template.endedAt) throw new Conflict('settled')
  await writeApproved(tx, template, actor.staffId, house.clock.now())
  await audit(tx, actor, 'approve', id)
}

/** No program may use it any more; what was sent stays. */
export async function endTemplate(tx: Tx, house: House, actor: Staff, id: TemplateId): Promise<void> {
  const template = await toChange(tx, actor, id)
  if (template.endedAt) throw new Conflict('settled')
  await writeEnded(tx, id, house.clock.now())
  await audit(tx, actor, 'end', id)
}

/** One of the actor's offices. Throws `NotFound` for any other. */
export async function openTemplate(tx: Tx, actor: Staff, id: TemplateId): Promise<Template> {
  const [template] = await findTemplates(tx, [id])
  if (!template || !ownOffices(actor).includes(template.officeId)) throw new NotFound('template')
  return template
}

async function toChange(tx: Tx, actor: Staff, id: TemplateId): Promise<Template> {
  const template = await lockTemplate(tx, id)
  if (!template || !ownOffices(actor).includes(template.officeId)) throw new NotFound('template')
  if (!actor.permissions.has(templatePermissions.approve)) throw new Forbidden()
  return template
}

const audit = (tx: Tx, actor: Staff, deed: string, id: TemplateId) =>
  recordAudit(tx, {
    actor,
    action: `messaging.template.${deed}`,
    subject: { kind: 'messaging.template', id },
  })
