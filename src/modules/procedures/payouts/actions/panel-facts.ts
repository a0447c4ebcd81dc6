import type { Staff } from '#platform/auth/actor.ts'
import type { Tx } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import type { Yen } from '#platform/money/index.ts'
import { casePolicy } from '../../desk-policies.ts'
import { deskPermissions } from '../../domain/desk/case-rights.ts'
import { findApplication } from '../../store/applications.ts'
import type { CaseRow } from '../../store/desk/cases.ts'
import { amountOwed } from './ask-again.ts'
import { payoutStanding, type PayoutStanding } from './standing.ts'

export type PanelFacts = {
  standing: PayoutStanding
  /** The actor may ask the treasury again now. */
  mayAsk: boolean
  /** What is owed, as far as the house can tell. */
  amount: Yen | undefined
}

/** What the screen of a case shows of its money; `undefined` where there is none. */
export async function panelFacts(tx: Tx, house: House, staff: Staff, row: CaseRow): Promise<PanelFacts | undefined> {
  const application = await findApplication(tx, row.id)
  const standing = application && (await payoutStanding(tx, application))
  if (!application || !standing) return undefined
  const mayAsk =
    standing.turn !== 'nobody' && staff.permissions.has(deskPermissions.handle) && casePolicy.may(staff, row)
  return { standing, mayAsk, amount: mayAsk ? await amountOwed(tx, house, application, standing) : undefined }
}
