import { personNames } from '#modules/people/index.ts'
import type { Staff } from '#platform/auth/actor.ts'
import { sql, type Tx } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import { casePolicy } from '../../desk-policies.ts'
import { deskPermissions } from '../../domain/desk/case-rights.ts'
import { type Desk, desksThatWait, type Todo, type WaitingAct, waitingFor } from '../../store/acts/waiting.ts'
import { authorityOf } from './act-to-change.ts'

export type WaitingItem = WaitingAct & { applicantName: string }

/** 決裁待ち: everything that waits for this person at this moment, at most `limit`. */
export async function waitingActs(
  tx: Tx,
  house: House,
  actor: Staff,
  only: Todo | undefined,
  limit: number,
): Promise<WaitingItem[]> {
  const mayConfirm = actor.permissions.has(deskPermissions.confirm)
  // 代決 may come from an office beside the line, whose cases the policy does not show; the line itself is asked then.
  const everything = sql<boolean>`true`
  const decides: Desk[] = []
  const holds: Desk[] = []
  for (const desk of mayConfirm ? await desksThatWait(tx, everything) : []) {
    const { holders, present, deputies } = await authorityOf(tx, house, desk.officeId, desk.rank)
    if (present.includes(actor.staffId) || deputies.includes(actor.staffId)) decides.push(desk)
    if (holders.includes(actor.staffId)) holds.push(desk)
  }
  const mine = {
    staffId: actor.staffId,
    offices: actor.posts.map(({ officeId }) => officeId),
    mayConfirm,
    mayDispatch: actor.permissions.has(deskPermissions.dispatch),
    decides,
    holds,
  }
  const scope = decides.length + holds.length > 0 ? everything : casePolicy.scope(actor)
  const acts = await waitingFor(tx, scope, mine, only, limit)
  const names = await personNames(
    tx,
    acts.map(({ applicantPersonId }) => applicantPersonId),
  )
  return acts.map((act) => ({ ...act, applicantName: names.get(act.applicantPersonId) ?? '（住民記録なし）' }))
}
