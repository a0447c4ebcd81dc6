import { idsOfPerson } from '#modules/people/index.ts'
import { recordAudit } from '#platform/audit/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { Forbidden, NotFound } from '#platform/errors/index.ts'
import type { PersonId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { type ReportId, reportPermissions, reportsSeenBy } from '../../record/index.ts'
import { subject, takeUp } from '../own.ts'
import { type BlockId, type BlockReason, blockedUntil, findBlock, insertBlock, liftBlock } from '../store/blocks.ts'

export const blockDays = [30, 90, 180, 365] as const

/** Whoever sent this report may send no more for some days; `false` where nobody is known. */
export async function blockReporter(
  tx: Tx,
  house: House,
  staff: Staff,
  { id, reason, days }: { id: ReportId; reason: BlockReason; days: (typeof blockDays)[number] },
): Promise<boolean> {
  const report = await takeUp(tx, house, staff, id, reportPermissions.moderate)
  const personId = report.reporterPersonId
  if (!personId) return false
  const from = house.clock.now()
  const until = from.add({ hours: days * 24 })
  await insertBlock(tx, { personId, reportId: id, reason, from, until, byStaff: staff.staffId })
  await recordAudit(tx, {
    actor: staff,
    action: 'reports.block.make',
    subject: subject(id),
    personId,
    reason: 'decision',
  })
  return true
}

/** 404 for a block because of another office's report. */
export async function unblockReporter(tx: Tx, house: House, staff: Staff, id: BlockId): Promise<void> {
  if (!staff.permissions.has(reportPermissions.moderate))
    throw new Forbidden('permission_missing', reportPermissions.moderate)
  const block = await findBlock(tx, id)
  const seen = await reportsSeenBy(tx, house, staff)
  if (!block || (seen !== 'all' && !seen.includes(block.officeId))) throw new NotFound('block')
  await liftBlock(tx, id, { at: house.clock.now(), by: staff.staffId })
  await recordAudit(tx, {
    actor: staff,
    action: 'reports.block.lift',
    subject: subject(block.reportId),
    personId: block.personId,
    reason: 'decision',
  })
}

/** Until when a person may not report, under whichever number they are known; `undefined`: they may. For the form to ask. */
export async function isBlocked(
  tx: Tx,
  person: PersonId,
  now: Temporal.Instant,
): Promise<Temporal.Instant | undefined> {
  for (const id of await idsOfPerson(tx, person)) {
    const until = await blockedUntil(tx, id, now)
    if (until) return until
  }
  return undefined
}
