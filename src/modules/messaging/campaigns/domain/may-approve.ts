import type { StaffId } from '#platform/ids/index.ts'

/** What is known of a campaign that waits for approval. */
export type Approval = {
  /** Everybody who drafted, changed or submitted it. */
  authors: ReadonlySet<StaffId>
  /** Who approved it already, where two are needed. */
  alsoApprovedBy: StaffId | null
  isOwnOffice: boolean
  /** A correction of an emergency: every approver may. */
  isUrgentCorrection: boolean
}

/** Why this member of staff, who holds the permission, cannot approve it; `undefined` when they can. */
export function whyNotApprove(
  staffId: StaffId,
  { authors, alsoApprovedBy, isOwnOffice, isUrgentCorrection }: Approval,
): 'author' | 'already' | 'other-office' | undefined {
  if (!isOwnOffice && !isUrgentCorrection) return 'other-office'
  if (authors.has(staffId)) return 'author'
  return alsoApprovedBy === staffId ? 'already' : undefined
}
