import {
  currentPersonId,
  dayForAge,
  findPerson,
  householdOf,
  idsOfPerson,
  personNames,
  personOfStaff,
  standingOf,
} from '#modules/people/index.ts'
import { recordAudit } from '#platform/audit/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { Forbidden, NotFound } from '#platform/errors/index.ts'
import { parseId, type PersonId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { receptionPermissions } from '../domain/reception/rights.ts'
import { proceduresOf } from '../actions/procedures-of.ts'
import { comesOfAge, isOfChild, type Mandate, type MandateId, mayBeGeneral } from './domain.ts'
import { endMandate, endMandatesOf, findMandate, insertMandate, mandatesOf, type NewMandate } from './store.ts'

export type ShownMandates = {
  personId: PersonId
  name: string
  mandates: readonly Mandate[]
  /** What the actor's offices handle. */
  procedures: readonly { value: string; label: string }[]
}

export type GivenMandate = Omit<NewMandate, 'personId' | 'addedBy' | 'addedAt'>
export type AddProblem = 'not_general' | 'until_needed' | 'of_age' | 'gone' | 'overlaps'

/**
 * Who may act for a person, as far as the actor's offices need to know: whatever the law gives, and what was given for
 * their own procedures. Audited, and the person can see that it was looked at.
 */
export async function readMandates(tx: Tx, house: House, actor: Staff, id: PersonId): Promise<ShownMandates> {
  const personId = await personToShow(tx, actor, id, receptionPermissions.type)
  await note(tx, actor, personId, 'read')
  const procedures = await mine(tx, house, actor)
  return {
    personId,
    name: (await personNames(tx, [personId])).get(personId) ?? '',
    mandates: (await mandatesOf(tx, await idsOfPerson(tx, personId))).filter((one) => isTheirs(one, procedures)),
    procedures,
  }
}

/** Writes down who may act, once the paper that shows it was seen. A child's ends at the latest when it comes of age. */
export async function addMandate(
  tx: Tx,
  house: House,
  actor: Staff,
  id: PersonId,
  given: GivenMandate,
): Promise<{ ok: true } | { ok: false; reason: AddProblem }> {
  const personId = await personToShow(tx, actor, id, receptionPermissions.relink)
  if (!isTheirs(given, await mine(tx, house, actor))) throw new NotFound('procedure of this office')
  if (given.procedure === null && !mayBeGeneral(given.kind)) return { ok: false, reason: 'not_general' }
  if (!['resident', 'outside'].includes(await standingOf(tx, personId))) return { ok: false, reason: 'gone' }
  const end = await endOf(tx, personId, given)
  if (!end.ok) return end
  const made = { ...given, validTo: end.validTo, personId, addedBy: actor.staffId, addedAt: house.clock.now() }
  if (!(await insertMandate(tx, made))) return { ok: false, reason: 'overlaps' }
  await note(tx, actor, personId, 'add')
  return { ok: true }
}

async function endOf(
  tx: Tx,
  personId: PersonId,
  { kind, validFrom, validTo }: GivenMandate,
): Promise<{ ok: true; validTo: Temporal.PlainDate | null } | { ok: false; reason: 'until_needed' | 'of_age' }> {
  if (!isOfChild(kind)) return { ok: true, validTo }
  const person = await findPerson(tx, personId)
  const born = person && dayForAge(person.birthDate)
  if (!born) return validTo ? { ok: true, validTo } : { ok: false, reason: 'until_needed' }
  const adult = comesOfAge(born)
  if (Temporal.PlainDate.compare(validFrom, adult) >= 0) return { ok: false, reason: 'of_age' }
  return { ok: true, validTo: validTo && Temporal.PlainDate.compare(validTo, adult) < 0 ? validTo : adult }
}

/**
 * Ends one from that day, which may be past: what arrived before stays, what arrived since and waits for a second person
 * cannot be confirmed. `false`: it had ended by then.
 */
export async function endMandateFrom(
  tx: Tx,
  house: House,
  actor: Staff,
  { id, mandateId, on }: { id: PersonId; mandateId: MandateId; on: Temporal.PlainDate },
): Promise<boolean> {
  const personId = await personToShow(tx, actor, id, receptionPermissions.relink)
  const mandate = await findMandate(tx, mandateId)
  const ids = await idsOfPerson(tx, personId)
  if (!mandate || !ids.includes(mandate.personId) || !isTheirs(mandate, await mine(tx, house, actor)))
    throw new NotFound('mandate')
  const ended = await endMandate(tx, { id: mandateId, ids, on, by: actor.staffId })
  if (ended) await note(tx, actor, personId, 'end')
  return ended
}

/** Nobody acts any more for who died, moved out or was struck off. Handles the register's news; again it finds nothing. */
export const endWith =
  (endedBy: 'moved_out' | 'died' | 'removed') =>
  async (
    tx: Tx,
    { subjectId, data }: { subjectId: string; data: Readonly<Record<string, unknown>> },
  ): Promise<void> => {
    const personId = parseId<'person'>(subjectId)
    if (!personId) return
    const on = Temporal.PlainDate.from(String(data.on))
    if ((await endMandatesOf(tx, { ids: await idsOfPerson(tx, personId), on, endedBy })) === 0) return
    await recordAudit(tx, {
      actor: { kind: 'system', task: 'procedures.end-mandates' },
      action: 'procedures.mandates.end',
      subject: { kind: 'people.person', id: personId },
      personId,
    })
  }

const mine = (tx: Tx, house: House, actor: Staff) =>
  proceduresOf(
    tx,
    actor.posts.map(({ officeId }) => officeId),
    house.clock.today(),
  )

const isTheirs = ({ procedure }: Pick<Mandate, 'procedure'>, procedures: readonly { value: string }[]): boolean =>
  procedure === null || procedures.some(({ value }) => value === procedure)

// 除斥: nobody looks after their own household's.
async function personToShow(tx: Tx, actor: Staff, id: PersonId, permission: string): Promise<PersonId> {
  if (!actor.permissions.has(permission)) throw new Forbidden()
  const current = await currentPersonId(tx, id)
  if (!current) throw new NotFound('person')
  const self = await personOfStaff(tx, actor.staffId)
  const near = self ? [self, ...(await householdOf(tx, self)).map(({ personId }) => personId)] : []
  if (near.includes(current)) throw new Forbidden('own_record')
  return current
}

const note = (tx: Tx, actor: Staff, personId: PersonId, verb: 'read' | 'add' | 'end'): Promise<void> =>
  recordAudit(tx, {
    actor,
    action: `procedures.mandates.${verb}`,
    subject: { kind: 'people.person', id: personId },
    personId,
    reason: 'duty',
  })
