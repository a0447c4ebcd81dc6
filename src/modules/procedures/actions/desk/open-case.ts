import { householdOf, personOfStaff } from '#modules/people/index.ts'
import { recordAudit } from '#platform/audit/index.ts'
import type { Staff } from '#platform/auth/actor.ts'
import type { Tx } from '#platform/db/index.ts'
import { Forbidden, NotFound } from '#platform/errors/index.ts'
import type { Id, StaffId } from '#platform/ids/index.ts'
import { casePolicy } from '../../desk-policies.ts'
import { type ReadingReason, type StatedReason, standingReason } from '../../domain/desk/case-rights.ts'
import { authorisedSubjects, type CaseRow, findCase, lockCase } from '../../store/desk/cases.ts'
import { type Decision, decisionsOf } from '../../store/desk/decisions.ts'

/** The case when the actor's office has it and the actor holds `permission`; locked for the change that follows. */
export async function caseToChange(tx: Tx, actor: Staff, id: Id<'application'>, permission: string): Promise<CaseRow> {
  const row = await lockCase(tx, id)
  if (!row || !casePolicy.may(actor, row)) throw new NotFound()
  if (!actor.permissions.has(permission)) throw new Forbidden()
  await refuseOwnCase(tx, actor, row)
  return row
}

/** 除斥: nobody reads or decides as staff what they, their household or people on their request asked for. */
export async function refuseOwnCase(tx: Tx, actor: Staff, row: CaseRow): Promise<void> {
  if (await isOwnCase(tx, actor.staffId, row)) throw new Forbidden('own_case')
}

/** Whether the case is of this member of staff, of their household, or names one of them. */
export async function isOwnCase(tx: Tx, staffId: StaffId, row: CaseRow): Promise<boolean> {
  const self = await personOfStaff(tx, staffId)
  if (!self) return false
  const near = new Set([self, ...(await householdOf(tx, self)).map(({ personId }) => personId)])
  const concerned = [row.applicantPersonId, ...(await authorisedSubjects(tx, row.id))]
  return concerned.some((personId) => near.has(personId))
}

/** What hangs on a case that is not the actor's: it opens like the case itself, from whose cover a reason is stated. */
export class CoverOnly extends NotFound {
  constructor(readonly applicationId: Id<'application'>) {
    super('reason needed')
  }
}

/** For a page that leads to the cover instead of saying that there is nothing. */
export const orCover = <Opened>(opening: Promise<Opened>): Promise<Opened | CoverOnly> =>
  opening.catch((error: unknown) => {
    if (error instanceof CoverOnly) return error
    throw error
  })

/** Of what hangs on a filed case and is no work that waits any more: read as the case is, and audited so. Throws `CoverOnly`. */
export async function openAsCase(
  tx: Tx,
  actor: Staff,
  id: Id<'application'>,
  stated: StatedReason | undefined,
): Promise<void> {
  const { kind } = await openCase(tx, actor, id, stated)
  if (kind !== 'open') throw new CoverOnly(id)
}

export type OpenedCase =
  | { kind: 'open'; row: CaseRow; reason: ReadingReason; decisions: Decision[] }
  /** The actor's office has the case, but reading it needs the assignment or a stated reason. */
  | { kind: 'closed-cover'; row: CaseRow }

/** Opens a case for reading. Every opening of the record is audited for each person on it. */
export async function openCase(
  tx: Tx,
  actor: Staff,
  id: Id<'application'>,
  stated?: StatedReason,
): Promise<OpenedCase> {
  const row = await findCase(tx, id)
  if (!row || !casePolicy.may(actor, row)) throw new NotFound()
  await refuseOwnCase(tx, actor, row)
  const decisions = await decisionsOf(tx, id)
  const decision = decisions.find(({ returnedAt }) => returnedAt === null)
  const reason = standingReason(actor, row, decision) ?? stated
  if (!reason) return { kind: 'closed-cover', row }
  for (const personId of new Set([row.applicantPersonId, ...(await authorisedSubjects(tx, id))])) {
    await recordAudit(tx, {
      actor,
      action: 'procedures.case.read',
      subject: { kind: 'procedures.application', id },
      personId,
      reason,
    })
  }
  return { kind: 'open', row, reason, decisions }
}
