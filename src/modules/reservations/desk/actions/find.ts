import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { NotFound } from '#platform/errors/index.ts'
import type { House } from '#platform/module/index.ts'
import { serialOf } from '../../booking/domain/reservation.ts'
import type { ReservationId } from '../../booking/domain/wish.ts'
import { knownWard } from '../../known-ward.ts'
import type { Space } from '../../places/index.ts'
import { readRegistrantNumber } from '../../registrants/domain/number.ts'
import { readCheckInCode } from '../../use/index.ts'
import { deskFacility, facilitiesOfDesk } from '../store/facilities.ts'
import { type DeskUse, findUse, findUseBySerial, usesOfName } from '../store/uses.ts'
import { noteSeen } from './sheet.ts'

/** A reservation of a facility of theirs, with its place; who is named in it is noted. */
export async function showUse(
  tx: Tx,
  house: House,
  staff: Staff,
  id: ReservationId,
): Promise<{ use: DeskUse; space: Space }> {
  const use = await findUse(tx, id)
  const space = use && (await knownWard(tx, house)).spaces.get(use.spaceId)
  if (!use || !space) throw new NotFound('reservation')
  await deskFacility(tx, staff, { spaceId: use.spaceId }, house.clock.today())
  await noteSeen(tx, house, staff, [use], { kind: 'reservations.reservation', id, day: use.day })
  return { use, space }
}

/** The reservation of a QR code, if it is of a facility of theirs. */
export async function openByCode(tx: Tx, house: House, staff: Staff, code: string): Promise<ReservationId | undefined> {
  const read = await readCheckInCode(tx, house, code)
  return read.ok ? ownBySerial(tx, house, staff, read.serial) : undefined
}

export type Found = { id: ReservationId } | { uses: readonly DeskUse[]; places: ReadonlyMap<number, string> }

/** What was typed or scanned: a code, a reservation's number, or the beginning of a name, its reading or a registrant's number. */
export async function findReservations(tx: Tx, house: House, staff: Staff, words: string): Promise<Found> {
  const read = await readCheckInCode(tx, house, words)
  const serial = read.ok ? read.serial : serialOf(words)
  const id = serial === undefined ? undefined : await ownBySerial(tx, house, staff, serial)
  if (id) return { id }
  const today = house.clock.today()
  const facilities = await facilitiesOfDesk(tx, staff, today)
  const typed = readRegistrantNumber(words) ?? words
  const uses = await usesOfName(
    tx,
    facilities.map((one) => one.id),
    typed,
    today,
  )
  await noteSeen(tx, house, staff, uses, { kind: 'reservations.desk', id: staff.staffId, day: today })
  const ward = await knownWard(tx, house)
  const places = new Map(
    uses.flatMap(({ spaceId }): [number, string][] => {
      const space = ward.spaces.get(spaceId)
      return space ? [[spaceId, `${space.facility.name} ${space.name}`]] : []
    }),
  )
  return { uses, places }
}

async function ownBySerial(tx: Tx, house: House, staff: Staff, serial: number): Promise<ReservationId | undefined> {
  const use = await findUseBySerial(tx, serial)
  if (!use) return undefined
  const facilities = await facilitiesOfDesk(tx, staff, house.clock.today())
  const space = (await knownWard(tx, house)).spaces.get(use.spaceId)
  return facilities.some((one) => one.id === space?.facility.id) ? use.id : undefined
}
