import { idsOfPerson } from '#modules/people/index.ts'
import { recordAudit } from '#platform/audit/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { NotFound } from '#platform/errors/index.ts'
import { parseId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { type ConsentId, endConsent, endConsentsOf, insertConsent } from '../../store/acts/consents.ts'
import type { Application } from '../../store/applications.ts'
import type { Definition } from '../../domain/definition/definition.ts'
import type { VerifiedResident } from '../load-case.ts'
import { definitionsOf } from '../publish.ts'
import { offersElectronic } from './send-letter.ts'

/** Procedures whose letters can be delivered electronically today. */
export const electronicProcedures = (house: House): Definition[] =>
  definitionsOf(house).filter((definition) => offersElectronic(definition, house.clock.today()))

/**
 * デジタル手続法 第7条第1項の表示: from now on letters of this procedure, or of all, are delivered electronically.
 * Declaring it again changes nothing.
 */
export async function declareElectronic(
  tx: Tx,
  house: House,
  actor: VerifiedResident,
  procedure: string | undefined,
): Promise<void> {
  const at = house.clock.now()
  const isNew = await insertConsent(tx, { personId: actor.personId, accountId: actor.accountId, procedure, at })
  if (isNew) await record(tx, actor, 'declare', procedure)
}

/** Withdraws a declaration; what was delivered stays where it is, the next letter comes by post. */
export async function withdrawDeclaration(tx: Tx, house: House, actor: VerifiedResident, id: ConsentId): Promise<void> {
  const ended = await endConsent(tx, actor.personId, id, house.clock.now())
  if (!ended) throw new NotFound('consent')
  await record(tx, actor, 'withdraw', undefined)
}

/**
 * Who moved out, died or was struck off has declared nothing any more: letters go by post, or wait for the office. Whoever
 * comes back declares anew. Handles `people.moved_out`, `people.died`, `people.removed`; a second time it finds nothing.
 */
export async function endWithRecord(tx: Tx, { subjectId }: { subjectId: string }, house: House): Promise<void> {
  const personId = parseId<'person'>(subjectId)
  if (!personId || (await endConsentsOf(tx, await idsOfPerson(tx, personId), house.clock.now())) === 0) return
  await recordAudit(tx, {
    actor: { kind: 'system', task: 'procedures.end-electronic-delivery' },
    action: 'procedures.electronic_delivery.end',
    subject: { kind: 'people.person', id: personId },
    personId,
  })
}

/** Who chose electronic delivery at the end of a form has declared it for this procedure. */
export async function declareByForm(
  tx: Tx,
  house: House,
  application: Application,
  definition: Definition,
  answers: Readonly<Record<string, unknown>>,
): Promise<void> {
  const chosen = definition.delivery && answers[definition.delivery.field]
  if (chosen !== 'electronic' || !application.accountId || !offersElectronic(definition, house.clock.today())) return
  await insertConsent(tx, {
    personId: application.applicantPersonId,
    accountId: application.accountId,
    procedure: application.procedure,
    at: house.clock.now(),
  })
}

const record = (
  tx: Tx,
  actor: VerifiedResident,
  deed: 'declare' | 'withdraw',
  procedure: string | undefined,
): Promise<void> =>
  recordAudit(tx, {
    actor,
    action: `procedures.electronic_delivery.${deed}`,
    subject: { kind: 'people.person', id: actor.personId },
    personId: actor.personId,
    ...(procedure && { ids: { procedure } }),
  })
