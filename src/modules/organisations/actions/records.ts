import { type Staff, ownOffices } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { Conflict, NotFound } from '#platform/errors/index.ts'
import type { OrganisationId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { kindRules } from '../domain/kinds.ts'
import type { Contract, ContractId } from '../domain/organisation.ts'
import { correctionsOf, type Described, describeAnew, keepBefore } from '../store/corrections.ts'
import {
  contractsOf,
  insertContract,
  insertContractEnd,
  insertOrganisation,
  markRecognised,
} from '../store/organisations.ts'
import { lockForStaff } from './desk.ts'
import { type FoundResult, type GivenOrganisation, noteOrganisation, officeFor } from './found.ts'

export type Registered = FoundResult | { ok: false; reason: 'other_office' }

/** 紙の届出: the office in charge writes an organisation down that it has recognised; it has nobody yet. */
export async function register(tx: Tx, house: House, staff: Staff, given: GivenOrganisation): Promise<Registered> {
  const office = await officeFor(tx, house, given.kind)
  if (!ownOffices(staff).includes(office.id)) return { ok: false, reason: 'other_office' }
  const id = await insertOrganisation(tx, { ...given, officeId: office.id, proposedBy: null, at: house.clock.now() })
  if (!id) return { ok: false, reason: 'number_taken' }
  await markRecognised(tx, id, { by: staff.staffId, on: house.clock.today() })
  await noteOrganisation(tx, staff, id, 'register')
  return { ok: true, id }
}

export type Corrected = { ok: true } | { ok: false; reason: 'number_taken' | 'changed' }

/** Puts right how an organisation is described and keeps how it stood. `seen` is how many corrections the page showed. */
export async function correct(
  tx: Tx,
  house: House,
  staff: Staff,
  { id, to, reason, seen }: { id: OrganisationId; to: Described; reason: string; seen: number },
): Promise<Corrected> {
  const { state, kind } = await lockForStaff(tx, staff, id)
  if (state !== 'proposed' && state !== 'recognised') throw new Conflict('not_standing')
  if ((await correctionsOf(tx, id)).length !== seen) return { ok: false, reason: 'changed' }
  await keepBefore(tx, id, { reason, by: staff.staffId, at: house.clock.now() })
  if (!(await describeAnew(tx, id, { ...to, isAuthorised: kind === 'neighbourhood' && to.isAuthorised })))
    return { ok: false, reason: 'number_taken' }
  await noteOrganisation(tx, staff, id, 'correct')
  return { ok: true }
}

/**
 * 指定: for one facility, from a day to a day. Nothing of it is rewritten; one that follows begins when it ends.
 * 根拠: 地方自治法 第244条の2第5項.
 */
export async function enterContract(
  tx: Tx,
  staff: Staff,
  id: OrganisationId,
  contract: Contract,
): Promise<{ ok: true } | { ok: false; reason: 'overlaps' }> {
  const { state, kind } = await lockForStaff(tx, staff, id)
  if (state !== 'recognised' || !kindRules[kind].underContract) throw new Conflict('not_standing')
  if (!(await insertContract(tx, id, { ...contract, by: staff.staffId }))) return { ok: false, reason: 'overlaps' }
  await noteOrganisation(tx, staff, id, 'contract.enter')
  return { ok: true }
}

/**
 * 指定の取消し: from that day the organisation acts for nobody at the facility. Not for a day that is over, nor for one on
 * which the 指定 does not stand. 根拠: 地方自治法 第244条の2第11項.
 */
export async function endContract(
  tx: Tx,
  house: House,
  staff: Staff,
  { id, contract, on, reason }: { id: OrganisationId; contract: ContractId; on: Temporal.PlainDate; reason: string },
): Promise<{ ok: true } | { ok: false; reason: 'not_a_day_of_it' }> {
  await lockForStaff(tx, staff, id)
  const found = (await contractsOf(tx, id)).find((one) => one.id === contract)
  if (!found) throw new NotFound('contract')
  if (found.endedReason !== null) throw new Conflict('ended_already')
  const isWithin =
    Temporal.PlainDate.compare(on, house.clock.today()) >= 0 &&
    Temporal.PlainDate.compare(on, found.validFrom) >= 0 &&
    Temporal.PlainDate.compare(on, found.validTo) < 0
  if (!isWithin) return { ok: false, reason: 'not_a_day_of_it' }
  if (!(await insertContractEnd(tx, contract, { on, reason, by: staff.staffId, at: house.clock.now() })))
    throw new Conflict('ended_already')
  await noteOrganisation(tx, staff, id, 'contract.end', { contract })
  return { ok: true }
}
