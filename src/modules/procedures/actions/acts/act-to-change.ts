import { decisionAuthority } from '#modules/people/index.ts'
import type { Staff } from '#platform/auth/actor.ts'
import type { Tx } from '#platform/db/index.ts'
import { Forbidden, NotFound } from '#platform/errors/index.ts'
import type { OfficeId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { casePolicy } from '../../desk-policies.ts'
import type { ActId } from '../../domain/acts/act.ts'
import type { Authority } from '../../domain/acts/who.ts'
import type { DecisionRank } from '../../domain/definition/law.ts'
import { type Act, findAct } from '../../store/acts/acts.ts'
import { type CaseRow, findCase, lockCase } from '../../store/desk/cases.ts'
import { refuseOwnCase } from '../desk/open-case.ts'

export type OpenedAct = { row: CaseRow; act: Act; authority: Authority }

/**
 * The act and its case, locked for the change that follows, when the actor's office has it or the decision falls to the
 * actor. Who decides is asked anew each time: a post that ended yesterday, or an absence, counts from the next click.
 */
export async function actToChange(
  tx: Tx,
  house: House,
  actor: Staff,
  id: ActId,
  permission: string,
): Promise<OpenedAct> {
  const before = await findAct(tx, id)
  // The case first, as everywhere; the act is read again under its lock.
  const row = before && (await lockCase(tx, before.applicationId))
  const opened = row && (await within(tx, house, actor, row, await findAct(tx, id)))
  if (!opened) throw new NotFound('act')
  if (!actor.permissions.has(permission)) throw new Forbidden()
  await refuseOwnCase(tx, actor, opened.row)
  return opened
}

/** The same for reading. */
export async function actToRead(tx: Tx, house: House, actor: Staff, id: ActId): Promise<OpenedAct> {
  const act = await findAct(tx, id)
  const row = act && (await findCase(tx, act.applicationId))
  const opened = row && (await within(tx, house, actor, row, act))
  if (!opened) throw new NotFound('act')
  await refuseOwnCase(tx, actor, opened.row)
  return opened
}

async function within(
  tx: Tx,
  house: House,
  actor: Staff,
  row: CaseRow,
  act: Act | undefined,
): Promise<OpenedAct | undefined> {
  if (!act) return undefined
  const authority = await authorityOf(tx, house, row.officeId, act.rank)
  const isInLine = [...authority.holders, ...authority.deputies].includes(actor.staffId)
  return casePolicy.may(actor, row) || isInLine ? { row, act, authority } : undefined
}

/** Who may decide at this moment, by id. */
export async function authorityOf(tx: Tx, house: House, officeId: OfficeId, rank: DecisionRank): Promise<Authority> {
  const { holders, present, deputies } = await decisionAuthority(tx, {
    officeId,
    rank,
    on: house.clock.today(),
    at: house.clock.now(),
  })
  const ids = (people: typeof holders) => people.map(({ staffId }) => staffId)
  return { holders: ids(holders), present: ids(present), deputies: ids(deputies) }
}
