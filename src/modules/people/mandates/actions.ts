import { recordAudit } from '#platform/audit/index.ts'
import type { Staff, SystemActor } from '#platform/auth/actor.ts'
import type { Tx } from '#platform/db/index.ts'
import { NotFound } from '#platform/errors/index.ts'
import type { PersonId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { personToOpen } from '../actions/open-record.ts'
import { recordPermissions } from '../domain/record-rights.ts'
import { personOfNumber, standingOf } from '../store/history.ts'
import { lockPersons } from '../store/merges.ts'
import { currentPersonId, idsOfPerson } from '../store/register.ts'
import { type GivenMandate, type MandateId, type MandateMisfit, misfitOf, type whysOfStaff } from './domain.ts'
import { birthOf } from './known.ts'
import { endByRegister, endMandate, findMandate, type Followed, insertMandate, takeBackEnds } from './store.ts'

export type AddProblem = MandateMisfit | 'unknown_number' | 'same_person' | 'gone' | 'agent_gone' | 'overlaps'

/**
 * Writes down who may act for a person, once the paper that shows it was seen. The agent is named by their 宛名番号; who
 * is not on the register is registered as 住登外 first. Both are held until it stands, so that no death passes it by.
 */
export async function addMandate(
  tx: Tx,
  house: House,
  actor: Staff,
  { id, agentNumber, ...given }: GivenMandate & { id: PersonId; agentNumber: string },
): Promise<{ ok: true } | { ok: false; reason: AddProblem }> {
  const principalId = await personToOpen(tx, actor, id, recordPermissions.change)
  const known = await personOfNumber(tx, agentNumber)
  const agent = known && (await currentPersonId(tx, known))
  if (!agent) return { ok: false, reason: 'unknown_number' }
  if (agent === principalId) return { ok: false, reason: 'same_person' }
  const agentId = await personToOpen(tx, actor, agent, recordPermissions.change)
  await lockPersons(tx, [principalId, agentId])
  if (!['resident', 'outside'].includes(await standingOf(tx, principalId))) return { ok: false, reason: 'gone' }
  if ((await standingOf(tx, agentId)) === 'died') return { ok: false, reason: 'agent_gone' }
  const misfit = misfitOf(given, { today: house.clock.today(), principalBirth: await birthOf(tx, principalId) })
  if (misfit) return { ok: false, reason: misfit }
  const made = { ...given, principalId, agentId, recordedBy: actor.staffId, recordedAt: house.clock.now() }
  if (!(await insertMandate(tx, made))) return { ok: false, reason: 'overlaps' }
  for (const personId of [principalId, agentId]) await note(tx, actor, personId, 'add')
  return { ok: true }
}

export type EndProblem = 'ended' | 'in_future'

/** A mistake never stood; anything else ended on a day. */
export type Ending = { mandateId: MandateId } & (
  | { why: Exclude<(typeof whysOfStaff)[number], 'mistake'>; on: Temporal.PlainDate }
  | { why: 'mistake' }
)

/**
 * Ends one from that day, which may be past: what arrived before stays, what arrived since and waits for a second person
 * cannot be confirmed. Set once: nobody changes it afterwards.
 */
export async function endMandateFrom(
  tx: Tx,
  house: House,
  actor: Staff,
  given: { id: PersonId } & Ending,
): Promise<{ ok: true } | { ok: false; reason: EndProblem }> {
  const personId = await personToOpen(tx, actor, given.id, recordPermissions.change)
  const mandate = await findMandate(tx, given.mandateId)
  const ids = await idsOfPerson(tx, personId)
  if (!mandate || !(ids.includes(mandate.principalId) || ids.includes(mandate.agentId))) throw new NotFound('mandate')
  // 除斥 holds for both sides.
  for (const side of [mandate.principalId, mandate.agentId])
    await personToOpen(tx, actor, side, recordPermissions.change)
  const on = given.why === 'mistake' ? mandate.validFrom : given.on
  const isLater = Temporal.PlainDate.compare(on, house.clock.today()) > 0
  if (given.why !== 'mistake' && isLater) return { ok: false, reason: 'in_future' }
  const ended = await endMandate(tx, { id: mandate.id, on, why: given.why, by: actor.staffId })
  if (!ended) return { ok: false, reason: 'ended' }
  for (const side of [mandate.principalId, mandate.agentId]) await note(tx, actor, side, 'end')
  return { ok: true }
}

/**
 * What follows for mandates when records end or come back, in the same transaction: a death that was cancelled gives back
 * what only it had ended, and whoever is gone now acts no more and is acted for no more.
 */
export async function followRegister(tx: Tx, ended: readonly PersonId[], actor: SystemActor): Promise<void> {
  const back = await takeBackEnds(tx)
  const gone = await endByRegister(tx, { persons: ended, mandates: back.map(({ id }) => id) })
  await noteFollowed(tx, actor, back, 'take_back')
  await noteFollowed(tx, actor, gone, 'end')
}

async function noteFollowed(tx: Tx, actor: SystemActor, followed: readonly Followed[], verb: string): Promise<void> {
  for (const { id, principalId: personId } of followed)
    await recordAudit(tx, {
      actor,
      action: `people.mandates.${verb}`,
      subject: { kind: 'people.mandate', id },
      personId,
    })
}

const note = (tx: Tx, actor: Staff, personId: PersonId, verb: 'add' | 'end'): Promise<void> =>
  recordAudit(tx, {
    actor,
    action: `people.mandates.${verb}`,
    subject: { kind: 'person', id: personId },
    personId,
    reason: 'duty',
  })
