import { findOffice } from '#modules/people/index.ts'
import { recordAudit } from '#platform/audit/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { Conflict, Forbidden, NotFound } from '#platform/errors/index.ts'
import type { PersonId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { receptionPermissions } from '../../domain/reception/rights.ts'
import { isOfOffice, looksAfter, type StatedReason } from '../../domain/desk/case-rights.ts'
import { portalFormsOf } from '../../portal/forms.ts'
import { receivedItem } from '../../portal/wire.ts'
import type { ApplicationId } from '../../store/applications.ts'
import { findItem, linkItem, lockItem, type PortalItem, type PortalItemId } from '../../store/portal/items.ts'
import { currentRevision } from '../../store/revisions.ts'
import { openAsCase } from '../desk/open-case.ts'
import { makeCase } from './import-item.ts'

/**
 * An item for who may work with it, audited; once it is a case it opens as the case does (`CoverOnly`). Of one whose office
 * nobody knows yet, everybody who types sees that it is there and not what it says. Throws `NotFound` for another office's.
 */
export async function openItem(tx: Tx, actor: Staff, id: PortalItemId, stated?: StatedReason): Promise<PortalItem> {
  const item = allowed(actor, await findItem(tx, id), looksAfter)
  if (item.state === 'imported' && item.applicationId) await openAsCase(tx, actor, item.applicationId, stated)
  await recordAudit(tx, {
    actor,
    action: 'procedures.portal.read',
    subject: { kind: 'procedures.portal-item', id },
    ...(item.personId && { personId: item.personId, reason: 'duty' as const }),
  })
  return item.officeId === null ? { ...item, received: null } : item
}

/** The clerk says who it is when the certificate's four items fit nobody, or several. */
export async function linkPortalPerson(
  tx: Tx,
  house: House,
  actor: Staff,
  id: PortalItemId,
  personId: PersonId,
): Promise<ApplicationId> {
  const item = allowed(actor, await lockItem(tx, id), isOfOffice)
  if (item.state !== 'person_unknown') throw new Conflict('wrong_state')
  const received = receivedItem.parse(item.received)
  const form = portalFormsOf(house).get(received.form)
  const revision = form && (await currentRevision(tx, form.procedure))
  const office = revision && (await findOffice(tx, revision.definition.office, house.clock.today(), form.procedure))
  if (!form || !revision || !office) throw new NotFound('form')
  await linkItem(tx, id, personId, actor.staffId)
  return makeCase(tx, house, actor, item, { form, received, revision, officeId: office.id, personId })
}

function allowed(actor: Staff, item: PortalItem | undefined, may: typeof isOfOffice): PortalItem {
  if (!actor.permissions.has(receptionPermissions.type)) throw new Forbidden()
  if (!item || (item.officeId !== null && !may(actor, item.officeId))) throw new NotFound()
  return item
}
