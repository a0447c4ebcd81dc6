import { isOfOrgan } from '#modules/people/index.ts'
import { recordAudit } from '#platform/audit/index.ts'
import { type Staff, ownOffices } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { Conflict, Forbidden, NotFound } from '#platform/errors/index.ts'
import { type Segment, usesRegister } from '../domain/definition.ts'
import type { SegmentHead, SegmentId, SegmentVersion } from '../domain/version.ts'
import { segmentPermissions } from '../permissions.ts'
import { findSegment, lockSegment, openVersion } from '../store/segments.ts'

export function requireRight(staff: Staff, right: keyof typeof segmentPermissions): void {
  if (!staff.permissions.has(segmentPermissions[right]))
    throw new Forbidden('permission_missing', segmentPermissions[right])
}

/** Another office's are not there. */
export async function requireSegment(tx: Tx, staff: Staff, id: SegmentId): Promise<SegmentHead> {
  return requireOwn(staff, await findSegment(tx, id))
}

/** The segment and what is open of it, kept from others until the transaction is over; `Conflict` once it is ended. */
export async function lockOpen(
  tx: Tx,
  staff: Staff,
  id: SegmentId,
): Promise<{ head: SegmentHead; version: SegmentVersion }> {
  const head = await lockLiving(tx, staff, id)
  const version = await openVersion(tx, id)
  if (!version) throw new Conflict('nothing_open')
  return { head, version }
}

export async function lockLiving(tx: Tx, staff: Staff, id: SegmentId): Promise<SegmentHead> {
  const head = requireOwn(staff, await lockSegment(tx, id))
  if (head.endedAt) throw new Conflict('segment_ended')
  return head
}

function requireOwn(staff: Staff, head: SegmentHead | undefined): SegmentHead {
  if (!head || !ownOffices(staff).includes(head.officeId)) throw new NotFound('segment')
  return head
}

/** The register belongs to the 長: another 執行機関 asks for its data, and does not take them. */
export const mayUseRegister = (staff: Staff, segment: Segment): boolean =>
  !usesRegister(segment) || isOfOrgan(staff, 'head')

export async function noteSegment(
  tx: Tx,
  staff: Staff,
  verb: 'create' | 'change' | 'submit' | 'return' | 'approve' | 'renew' | 'end',
  id: SegmentId,
  version?: SegmentVersion,
): Promise<void> {
  await recordAudit(tx, {
    actor: staff,
    action: `messaging.segment.${verb}`,
    subject: { kind: 'messaging.segment', id },
    ...(version && { ids: { version: version.id } }),
  })
}
