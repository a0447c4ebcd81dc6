import { recordAudit } from '#platform/audit/index.ts'
import { type Staff, ownOffices } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { Forbidden, NotFound } from '#platform/errors/index.ts'
import type { OfficeId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { reportPermissions } from '../../record/index.ts'
import {
  findTemplate,
  insertTemplate,
  type OwnTemplate,
  removeTemplate,
  type TemplateId,
  writeTemplate,
} from '../store/templates.ts'

export type TemplateWords = Pick<OwnTemplate, 'label' | 'to' | 'group' | 'text'>

export async function makeTemplate(
  tx: Tx,
  house: House,
  staff: Staff,
  officeId: OfficeId,
  words: TemplateWords,
): Promise<void> {
  requireManager(staff)
  if (!ownOffices(staff).includes(officeId)) throw new NotFound('office')
  const id = await insertTemplate(tx, { ...words, officeId, at: house.clock.now(), by: staff.staffId })
  await audit(tx, staff, id, 'make')
}

/** 404 for one of another office. */
export async function changeTemplate(
  tx: Tx,
  house: House,
  staff: Staff,
  id: TemplateId,
  words: TemplateWords,
): Promise<void> {
  await requireOwn(tx, staff, id)
  await writeTemplate(tx, id, { ...words, at: house.clock.now(), by: staff.staffId })
  await audit(tx, staff, id, 'change')
}

export async function dropTemplate(tx: Tx, house: House, staff: Staff, id: TemplateId): Promise<void> {
  await requireOwn(tx, staff, id)
  await removeTemplate(tx, id, { at: house.clock.now(), by: staff.staffId })
  await audit(tx, staff, id, 'remove')
}

async function requireOwn(tx: Tx, staff: Staff, id: TemplateId): Promise<void> {
  requireManager(staff)
  const template = await findTemplate(tx, id)
  if (!template || !ownOffices(staff).includes(template.officeId)) throw new NotFound('template')
}

function requireManager(staff: Staff): void {
  if (!staff.permissions.has(reportPermissions.manage))
    throw new Forbidden('permission_missing', reportPermissions.manage)
}

const audit = (tx: Tx, staff: Staff, id: TemplateId, deed: string): Promise<void> =>
  recordAudit(tx, { actor: staff, action: `reports.template.${deed}`, subject: { kind: 'reports.template', id } })
