import type { Staff } from '#platform/auth/actor.ts'
import type { OfficeId, StaffId } from '#platform/ids/index.ts'
import type { ApplicationState } from '../course/states.ts'

export const deskPermissions = {
  read: 'procedures.cases.read',
  handle: 'procedures.cases.handle',
  confirm: 'procedures.cases.confirm',
  dispatch: 'procedures.dispatches.handle',
  handOvers: 'procedures.hand-overs.read',
} as const

/** Why somebody without the assignment looks into a case; kept in the audit and shown to the resident. */
export const statedReasons = ['request-of-person', 'cover', 'supervision'] as const
export type StatedReason = (typeof statedReasons)[number]

export type ReadingReason = 'assigned' | 'second-check' | 'decision' | StatedReason

type CaseLike = { officeId: OfficeId; state: ApplicationState; assigneeId: StaffId | null }

/** The office of the case is one of the actor's own. */
export const isOfOffice = (actor: Staff, officeId: OfficeId): boolean =>
  actor.posts.some((post) => post.officeId === officeId)

/** Contractors work on the procedures that their contract names, everybody else on all of their office. */
export const isOfContract = ({ contract }: Staff, procedure: string): boolean =>
  contract === undefined || contract.procedures.includes(procedure)

/** Looks at what that office has: works there, leads an office above it, or goes on with what it did. */
export const looksAfter = (actor: Staff, officeId: OfficeId): boolean =>
  isOfOffice(actor, officeId) || actor.oversees.includes(officeId)

/** Whoever has the case, or stands in for a colleague who has it and is away. Says nothing about 除斥. */
export const holdsCase = ({ staffId, covers = [] }: Staff, { assigneeId }: Pick<CaseLike, 'assigneeId'>): boolean =>
  assigneeId !== null && (assigneeId === staffId || covers.includes(assigneeId))

/**
 * The reason under which the actor may read the record without stating one: the case is theirs or of a colleague for whom
 * they stand in, it waits for a second
 * person who may confirm and did not propose it, or they were that second person.
 */
export function standingReason(
  actor: Staff,
  row: CaseLike,
  decision: { proposedBy: StaffId; confirmedBy: StaffId | null } | undefined,
): ReadingReason | undefined {
  if (row.assigneeId === actor.staffId) return 'assigned'
  if (holdsCase(actor, row)) return 'cover'
  if (decision?.confirmedBy === actor.staffId) return 'second-check'
  const waitsForSecond = row.state === 'proposed' && decision?.proposedBy !== actor.staffId
  return waitsForSecond && actor.permissions.has(deskPermissions.confirm) ? 'second-check' : undefined
}
