import type { Tx } from '#platform/db/index.ts'
import type { PersonId } from '#platform/ids/index.ts'
import { dayForAge } from '../domain/birth.ts'
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
}

export type MandatesOfPerson = {
  /** Under which somebody may, or could, act for the person. */
  actedFor: readonly KnownMandate[]
  /** Under which the person may, or could, act for somebody. */
  actsFor: readonly KnownMandate[]
}

/** All mandates of a person, ended ones too, merged numbers included. Does not audit: whoever shows them does. */
export async function mandatesOfPerson(tx: Tx, id: PersonId): Promise<MandatesOfPerson> {
  const current = (await currentPersonId(tx, id)) ?? id
  const ids = await idsOfPerson(tx, current)
  const known = await withPeople(tx, await mandatesAbout(tx, ids))
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
  return mandates.map((mandate) => ({
    ...mandate,
    principalName: names.get(mandate.principalId) ?? '',
    agentName: names.get(mandate.agentId) ?? '',
    principalBirth: births.get(mandate.principalId) ?? null,
  }))
}

/** The day to reckon ages with, of whoever is on the register, was on it, or is known outside of it. */
export async function birthOf(tx: Tx, id: PersonId): Promise<Temporal.PlainDate | null> {
  const current = (await currentPersonId(tx, id)) ?? id
  const record = (await openRecords(tx, [current]))[0] ?? (await lastClosedRecord(tx, current))?.record
  if (record) return dayForAge(record.birthDate)
  const [outside] = await outsideRecordsOf(tx, await idsOfPerson(tx, current))
  return outside?.birthDate ? dayForAge(outside.birthDate) : null
}
