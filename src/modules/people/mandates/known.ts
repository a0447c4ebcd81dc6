import type { Tx } from '#platform/db/index.ts'
import type { PersonId } from '#platform/ids/index.ts'
import { dayForAge } from '../domain/birth.ts'
import { mayLearnAbout } from '../protection/wall.ts'
import { outsideRecordsOf } from '../store/outside-records.ts'
import { currentPersonId, idsOfPerson, lastClosedRecord, openRecords, personNames } from '../store/register.ts'
import type { Mandate, MandateId } from './domain.ts'
import { findMandate, mandatesAbout } from './store.ts'

/** A mandate with what is needed to say it and to ask `mandateOn` about it. */
export type KnownMandate = Mandate & {
  principalName: string
  agentName: string
  /** The day to reckon the principal's age with. */
  principalBirth: Temporal.PlainDate | null
  /** The agent may not learn about the principal: it does for nothing, and lists leave it out. */
  isHeldBack: boolean
}

export type MandatesOfPerson = {
  /** Under which somebody may, or could, act for the person. */
  actedFor: readonly KnownMandate[]
  /** Under which the person may, or could, act for somebody. */
  actsFor: readonly KnownMandate[]
}

/** All mandates of a person, ended ones too, merged numbers included, without those that are held back. Does not audit: whoever shows them does. */
export async function mandatesOfPerson(tx: Tx, id: PersonId): Promise<MandatesOfPerson> {
  const current = (await currentPersonId(tx, id)) ?? id
  const ids = await idsOfPerson(tx, current)
  const known = (await withPeople(tx, await mandatesAbout(tx, ids))).filter(({ isHeldBack }) => !isHeldBack)
  return {
    actedFor: known.filter(({ principalId }) => ids.includes(principalId)),
    actsFor: known.filter(({ agentId }) => ids.includes(agentId)),
  }
}

/** One mandate, ended or not. */
export async function knownMandate(tx: Tx, id: MandateId): Promise<KnownMandate | undefined> {
  const mandate = await findMandate(tx, id)
  return mandate && (await withPeople(tx, [mandate]))[0]
}

async function withPeople(tx: Tx, mandates: readonly Mandate[]): Promise<KnownMandate[]> {
  const names = await personNames(
    tx,
    mandates.flatMap(({ principalId, agentId }) => [principalId, agentId]),
  )
  const births = new Map<PersonId, Temporal.PlainDate | null>()
  for (const { principalId } of mandates)
    if (!births.has(principalId)) births.set(principalId, await birthOf(tx, principalId))
  const heldBack = await heldBackOf(tx, mandates)
  return mandates.map((mandate) => ({
    ...mandate,
    isHeldBack: heldBack.has(mandate.id),
    principalName: names.get(mandate.principalId) ?? '',
    agentName: names.get(mandate.agentId) ?? '',
    principalBirth: births.get(mandate.principalId) ?? null,
  }))
}

async function heldBackOf(tx: Tx, mandates: readonly Mandate[]): Promise<ReadonlySet<MandateId>> {
  const heldBack = new Set<MandateId>()
  for (const [asker, ofAgent] of Map.groupBy(mandates, ({ agentId }) => agentId)) {
    const open = await mayLearnAbout(tx, { asker, about: ofAgent.map(({ principalId }) => principalId) })
    for (const { id, principalId } of ofAgent) if (!open.has(principalId)) heldBack.add(id)
  }
  return heldBack
}

/** The day to reckon ages with, of whoever is on the register, was on it, or is known outside of it. */
export async function birthOf(tx: Tx, id: PersonId): Promise<Temporal.PlainDate | null> {
  const current = (await currentPersonId(tx, id)) ?? id
  const record = (await openRecords(tx, [current]))[0] ?? (await lastClosedRecord(tx, current))?.record
  if (record) return dayForAge(record.birthDate)
  const [outside] = await outsideRecordsOf(tx, await idsOfPerson(tx, current))
  return outside?.birthDate ? dayForAge(outside.birthDate) : null
}
