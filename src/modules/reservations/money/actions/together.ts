import { namesOfOrganisations } from '#modules/organisations/index.ts'
import type { Tx } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import { type Yen, yen } from '#platform/money/index.ts'
import { isStillHeld } from '../../booking/actions/confirm.ts'
import type { Reservation } from '../../booking/domain/reservation.ts'
import type { Space } from '../../places/index.ts'
import { openBillsOf } from '../store/joint-bills.ts'
import { mostTogether } from './joint.ts'

type Payable<Of> = { of: Of; amount: Yen }
export type PayableGroup<Of> = { payee: string; total: Yen; reservations: readonly Payable<Of>[] }

/** Of these reservations, those that can be paid in one go: two or more to one payee, all held or all approved. */
export async function payableGroups<Of extends { reservation: Reservation; space: Space }>(
  tx: Tx,
  house: House,
  listed: readonly Of[],
): Promise<PayableGroup<Of>[]> {
  const open = await openBillsOf(
    tx,
    listed.map(({ reservation }) => reservation.id),
  )
  const payable = listed.flatMap((of): (Payable<Of> & { key: string })[] => {
    const { reservation, space } = of
    const isHeld = reservation.state === 'held'
    const amount = isHeld ? heldAmount(reservation, house) : openAmount(reservation, open.get(reservation.id)?.amount)
    return amount ? [{ of, amount, key: `${isHeld} ${space.facility.operatorId ?? ''}` }] : []
  })
  const groups = [...Map.groupBy(payable, ({ key }) => key).values()].filter(({ length }) => length > 1)
  const operators = groups.flatMap(([one]) => one?.of.space.facility.operatorId ?? [])
  const names = operators.length > 0 ? await namesOfOrganisations(tx, operators) : undefined
  return groups.map((group) => {
    const reservations = group.slice(0, mostTogether).map(({ of, amount }) => ({ of, amount }))
    const operatorId = group[0]?.of.space.facility.operatorId
    return {
      payee: (operatorId && names?.get(operatorId)) || house.profile.name,
      total: yen(reservations.reduce((sum, { amount }) => sum + amount, 0)),
      reservations,
    }
  })
}

const heldAmount = (reservation: Reservation, house: House): Yen | undefined =>
  isStillHeld(reservation, house.clock.now()) && reservation.pays === 'now' && reservation.attendees !== undefined
    ? reservation.amount
    : undefined

const openAmount = ({ state }: Reservation, amount: Yen | undefined): Yen | undefined =>
  state === 'confirmed' ? amount : undefined
