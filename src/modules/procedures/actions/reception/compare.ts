import { type KnownMandate, knownMandate, mandateOn, type MandateState } from '#modules/people/index.ts'
import { recordAudit } from '#platform/audit/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { Conflict, Forbidden } from '#platform/errors/index.ts'
import type { House } from '#platform/module/index.ts'
import type { ApplicationId } from '../../store/applications.ts'
import { recordCaseEvent } from '../../store/case-events.ts'
import { type Reception, writeCheck } from '../../store/reception/receptions.ts'
import { byStaff } from '../../store/transition.ts'
import { lockReception } from './open.ts'

/** 読み合わせ: a second person has compared the paper with what was typed. Never the one who typed it. */
export async function confirmTyping(tx: Tx, house: House, actor: Staff, id: ApplicationId): Promise<void> {
  const { found, reception } = await lockReception(tx, house, actor, id)
  if (!reception || !found.application.submittedAt) throw new Conflict('not_filed')
  if (reception.typedBy === actor.staffId) throw new Forbidden('own_typing')
  const acting = await actingOf(tx, house, found.application.procedure, reception)
  if (acting && !acting.stood) throw new Conflict('mandate_ended')
  const at = house.clock.now()
  if (!(await writeCheck(tx, id, actor.staffId, at))) return
  await recordCaseEvent(tx, id, { kind: 'typing_compared', at, by: byStaff(actor.staffId) })
  const subject = { kind: 'procedures.application', id }
  const personId = found.application.applicantPersonId
  await recordAudit(tx, { actor, action: 'procedures.reception.compare', subject, personId, reason: 'duty' })
}

/** Under whose mandate on record it came. */
export type Acting = {
  mandate: KnownMandate
  /** Whether it stood on the day of arrival, after all that was learnt since. */
  stood: boolean
  now: MandateState
}

/** `undefined`: the person came, or a paper was seen that is not on record. */
export async function actingOf(
  tx: Tx,
  house: House,
  slug: string,
  { mandateId, receivedOn }: Pick<Reception, 'mandateId' | 'receivedOn'>,
): Promise<Acting | undefined> {
  const mandate = mandateId ? await knownMandate(tx, mandateId) : undefined
  if (!mandate) return undefined
  const { principalBirth } = mandate
  return {
    mandate,
    stood: mandateOn(mandate, { day: receivedOn, principalBirth, slug }).state === 'valid',
    now: mandateOn(mandate, { day: house.clock.today(), principalBirth, slug }),
  }
}
