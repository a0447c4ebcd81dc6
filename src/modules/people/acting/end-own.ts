import { recordAudit } from '#platform/audit/index.ts'
import type { Resident } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { NotFound } from '#platform/errors/index.ts'
import type { PersonId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import type { MandateId } from '../mandates/domain.ts'
import { knownMandate } from '../mandates/known.ts'
import { endBySide, lockMandate } from '../mandates/store.ts'
import { idsOfPerson } from '../store/register.ts'

/** `not_by_you`: a court or the law made it; `ended`: somebody was first. */
export type EndedOwn =
  | { ok: true; agentId: PersonId; principalId: PersonId; by: 'principal' | 'agent' }
  | { ok: false; reason: 'ended' | 'not_by_you' }

/**
 * The principal takes a 委任 back, or the agent gives it up, at once and without a reason (民法 第651条). Nobody else's
 * exists (`NotFound`).
 */
export async function endOwnMandate(
  tx: Tx,
  house: House,
  actor: Resident & { personId: PersonId },
  id: MandateId,
): Promise<EndedOwn> {
  const mandate = await lockMandate(tx, id)
  const mine = await idsOfPerson(tx, actor.personId)
  const by = !mandate
    ? undefined
    : mine.includes(mandate.principalId)
      ? 'principal'
      : mine.includes(mandate.agentId)
        ? 'agent'
        : undefined
  // What no list shows is not there for a number either.
  if (!mandate || !by || (await knownMandate(tx, id))?.isHeldBack) throw new NotFound('mandate')
  if (mandate.kind !== 'attorney') return { ok: false, reason: 'not_by_you' }
  const { principalId, agentId } = mandate
  const person = by === 'principal' ? principalId : agentId
  const why = by === 'principal' ? 'withdrawn' : 'resigned'
  if (!(await endBySide(tx, { id, on: house.clock.today(), why, person }))) return { ok: false, reason: 'ended' }
  for (const personId of [principalId, agentId])
    await recordAudit(tx, {
      actor,
      action: `people.mandates.${why}`,
      subject: { kind: 'people.mandate', id },
      personId,
      reason: personId === person ? 'own' : 'mandate',
    })
  return { ok: true, agentId, principalId, by }
}
