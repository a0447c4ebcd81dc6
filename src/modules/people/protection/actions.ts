import { recordAudit } from '#platform/audit/index.ts'
import type { Staff, SystemActor } from '#platform/auth/actor.ts'
import type { Tx } from '#platform/db/index.ts'
import { Conflict, Forbidden, NotFound } from '#platform/errors/index.ts'
import { newId, type PersonId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { personToOpen } from '../actions/open-record.ts'
import { personOfNumber } from '../store/history.ts'
import { currentPersonId, personNames } from '../store/register.ts'
import { type Aggressor, type Protection, type ProtectionId, type ProtectionOpinion, yearFrom } from './domain.ts'
import { protectionPermissions as may } from './permissions.ts'
import {
  aggressorsOf,
  eventsOf,
  familyOf,
  findProtection,
  insertAggressor,
  insertEvent,
  insertFamily,
  insertProtection,
  listProtections,
  lockProtection,
  openProtections,
  overdueProtections,
  type ProtectionEvent,
  soonEnding,
  writeDecision,
  writeEnd,
} from './store.ts'

export type GivenAggressor = Omit<Aggressor, 'personId' | 'name'> & {
  number: string | undefined
  name: string | undefined
}

export type GivenProtection = {
  number: string
  origin: Protection['origin']
  opinion: ProtectionOpinion
  from: Temporal.PlainDate
  postcode: string | null
  address: string | null
  /** 宛名番号 of 併せて支援を求める者. */
  family: readonly string[]
  aggressor: GivenAggressor
}

export type ApplyProblem = 'unknown_number' | 'unknown_family' | 'unknown_aggressor' | 'aggressor_protected' | 'stands'

/** Takes down what somebody asks for. It holds at once, before anybody has decided. */
export async function applyProtection(
  tx: Tx,
  house: House,
  actor: Staff,
  given: GivenProtection,
): Promise<{ ok: true; id: ProtectionId } | { ok: false; reason: ApplyProblem }> {
  await openProtections(tx)
  const known = await personOfNumber(tx, given.number)
  const person = known && (await currentPersonId(tx, known))
  if (!person) return { ok: false, reason: 'unknown_number' }
  const personId = await personToOpen(tx, actor, person, may.handle)
  const family = await Promise.all(given.family.map((number) => personOfNumber(tx, number)))
  const members = family.filter((id) => id !== undefined)
  if (members.length !== given.family.length) return { ok: false, reason: 'unknown_family' }
  const aggressor = await whoIs(tx, given.aggressor)
  if (!aggressor) return { ok: false, reason: 'unknown_aggressor' }
  if (aggressor.personId && [personId, ...members].includes(aggressor.personId))
    return { ok: false, reason: 'aggressor_protected' }
  const { origin, opinion, from: validFrom, postcode, address } = given
  const at = house.clock.now()
  const id = await insertProtection(tx, {
    ...{ personId, origin, opinion, validFrom, validTo: yearFrom(validFrom), postcode, address },
    ...{ appliedBy: actor.staffId, appliedAt: at, renews: null },
  })
  if (!id) return { ok: false, reason: 'stands' }
  await insertFamily(
    tx,
    id,
    members.filter((one) => one !== personId),
  )
  await insertAggressor(tx, id, aggressor)
  await note(tx, { house, actor, id, kind: 'applied' })
  return { ok: true, id }
}

async function whoIs(tx: Tx, { number, name, birthDate, address }: GivenAggressor): Promise<Aggressor | undefined> {
  if (number === undefined) return name === undefined ? undefined : { personId: null, name, birthDate, address }
  const personId = await personOfNumber(tx, number)
  const registered = personId && (await personNames(tx, [personId])).get(personId)
  return personId && registered !== undefined ? { personId, name: registered, birthDate, address } : undefined
}

/** A second person of the desk decides. Refused, it never stood. */
export async function decideProtection(
  tx: Tx,
  house: House,
  actor: Staff,
  { id, outcome }: { id: ProtectionId; outcome: 'granted' | 'refused' },
): Promise<void> {
  const protection = await protectionToChange(tx, actor, id, may.decide)
  if (protection.outcome !== null) throw new Conflict('decided')
  if (protection.appliedBy === actor.staffId) throw new Forbidden('second_person')
  await writeDecision(tx, id, { outcome, by: actor.staffId, at: house.clock.now() })
  if (outcome === 'granted' && protection.renews)
    await writeEnd(tx, protection.renews, { on: house.clock.today(), why: 'renewed' })
  await note(tx, { house, actor, id, kind: outcome })
}

/** The next year, on the opinion heard anew; a second person decides on it, and until then the old one stays. */
export async function renewProtection(
  tx: Tx,
  house: House,
  actor: Staff,
  { id, opinion }: { id: ProtectionId; opinion: ProtectionOpinion },
): Promise<ProtectionId> {
  const standing = await protectionToChange(tx, actor, id, may.handle)
  const { personId, validTo, origin, postcode, address, outcome, endedOn } = standing
  if (outcome !== 'granted' || endedOn) throw new Conflict('not_standing')
  const at = house.clock.now()
  const next = await insertProtection(tx, {
    ...{ personId, origin, opinion, validFrom: validTo, validTo: yearFrom(validTo), postcode, address },
    ...{ appliedBy: actor.staffId, appliedAt: at, renews: id },
  })
  if (!next) throw new Conflict('renewed_already')
  await insertFamily(tx, next, await familyOf(tx, id))
  for (const aggressor of await aggressorsOf(tx, id)) await insertAggressor(tx, next, aggressor)
  await note(tx, { house, actor, id: next, kind: 'renewed' })
  return next
}

/** Ends at the person's own wish, decided by who may decide. */
export async function endProtection(tx: Tx, house: House, actor: Staff, id: ProtectionId): Promise<void> {
  const { outcome } = await protectionToChange(tx, actor, id, may.decide)
  if (outcome !== 'granted') throw new Conflict('not_standing')
  if (!(await writeEnd(tx, id, { on: house.clock.today(), why: 'wish' }))) throw new Conflict('not_standing')
  await note(tx, { house, actor, id, kind: 'ended' })
}

async function protectionToChange(tx: Tx, actor: Staff, id: ProtectionId, permission: string): Promise<Protection> {
  if (!actor.permissions.has(permission)) throw new Forbidden()
  await openProtections(tx)
  const protection = await lockProtection(tx, id)
  if (!protection) throw new NotFound()
  // 除斥, for everybody who is concerned.
  for (const personId of await concerned(tx, protection)) await personToOpen(tx, actor, personId, permission)
  return protection
}

const concerned = async (tx: Tx, { id, personId }: Protection): Promise<PersonId[]> => [
  personId,
  ...(await familyOf(tx, id)),
  ...(await aggressorsOf(tx, id)).flatMap((one) => one.personId ?? []),
]

export type ProtectionView = Protection & {
  name: string
  family: readonly string[]
  aggressors: readonly Aggressor[]
  events: readonly ProtectionEvent[]
}

/** All of them, for the desk; that the list was read is kept, with how many stood on it. */
export async function readProtections(tx: Tx, actor: Staff): Promise<(Protection & { name: string })[]> {
  if (!actor.permissions.has(may.handle)) throw new Forbidden()
  await openProtections(tx)
  const all = await listProtections(tx)
  const names = await personNames(
    tx,
    all.map(({ personId }) => personId),
  )
  const ids = { found: String(all.length) }
  const subject = { kind: 'protection-list', id: newId() }
  await recordAudit(tx, { actor, action: 'people.protection.list', subject, reason: 'duty', ids })
  return all.map((one) => ({ ...one, name: names.get(one.personId) ?? '' }))
}

/** One of them. Noted under its own id and nobody's person: whose log were read by others would tell them. */
export async function readProtection(tx: Tx, actor: Staff, id: ProtectionId): Promise<ProtectionView> {
  if (!actor.permissions.has(may.handle)) throw new Forbidden()
  await openProtections(tx)
  const protection = await findProtection(tx, id)
  if (!protection) throw new NotFound()
  for (const one of await concerned(tx, protection)) await personToOpen(tx, actor, one, may.handle)
  const { personId } = protection
  const family = await familyOf(tx, id)
  const names = await personNames(tx, [personId, ...family])
  const subject = { kind: 'protection', id }
  await recordAudit(tx, { actor, action: 'people.protection.read', subject, reason: 'duty' })
  return {
    ...protection,
    name: names.get(personId) ?? '',
    family: family.map((one) => names.get(one) ?? ''),
    aggressors: await aggressorsOf(tx, id),
    events: await eventsOf(tx, id),
  }
}

type Noted = {
  house: House
  actor: Staff | SystemActor
  id: ProtectionId
  kind: ProtectionEvent['kind']
}

async function note(tx: Tx, { house, actor, id, kind }: Noted): Promise<void> {
  const staffId = actor.kind === 'staff' ? actor.staffId : null
  await insertEvent(tx, id, { kind, staffId, at: house.clock.now() })
  const subject = { kind: 'protection', id }
  await recordAudit(tx, { actor, action: `people.protection.${kind}`, subject, reason: 'duty' })
}

const sweeper: SystemActor = { kind: 'system', task: 'people.follow-protections' }

/** A sweep: the desk is told a month before the end, and what was not renewed ends on its day. */
export async function followProtections(house: House): Promise<void> {
  const today = house.clock.today()
  await house.db.transact(async (tx) => {
    await openProtections(tx)
    for (const id of await soonEnding(tx, today)) await noteFound(tx, house, id, 'renewal_due')
    for (const id of await overdueProtections(tx, today)) {
      await writeEnd(tx, id, { on: today, why: 'period' })
      await noteFound(tx, house, id, 'ended')
    }
  })
}

async function noteFound(tx: Tx, house: House, id: ProtectionId, kind: 'renewal_due' | 'ended'): Promise<void> {
  await note(tx, { house, actor: sweeper, id, kind })
}
