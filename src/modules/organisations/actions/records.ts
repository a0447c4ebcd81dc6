import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { Conflict } from '#platform/errors/index.ts'
import type { OrganisationId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { kindRules } from '../domain/kinds.ts'
import type { Contract } from '../domain/organisation.ts'
import { correctionsOf, type Described, describeAnew, keepBefore } from '../store/corrections.ts'
import { insertContract, insertOrganisation, markRecognised } from '../store/organisations.ts'
import { lockForStaff, officesOf } from './desk.ts'
import { type FoundResult, type GivenOrganisation, noteOrganisation, officeFor } from './found.ts'

export type Registered = FoundResult | { ok: false; reason: 'other_office' }

/** 紙の届出: the office in charge writes an organisation down that it has recognised; it has nobody yet. */
export async function register(tx: Tx, house: House, staff: Staff, given: GivenOrganisation): Promise<Registered> {
  const office = await officeFor(tx, house, given.kind)
  if (!officesOf(staff).includes(office.id)) return { ok: false, reason: 'other_office' }
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
