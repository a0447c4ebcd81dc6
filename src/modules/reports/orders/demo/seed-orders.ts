import { haradaKenta, nagaiShun, onoOsamu, takagiMasao } from '#demo/report-staff.ts'
import { findOffice } from '#modules/people/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { newId, type StaffId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { wardTimeZone } from '#platform/time/index.ts'
import { orderNumber, type OrderState } from '../domain/order.ts'
import { nextOrderSerials } from '../store/orders.ts'
import {
  type DemoOrder,
  type DemoThing,
  type DemoStep,
  hasOrders,
  insertDemoOrders,
  reportsToOrder,
} from '../store/demo.ts'
import { orderTexts } from '../text/index.ts'
import { groundOf } from '../../ground/index.ts'
import { rounds, cancelledNote, type Planned, plannedOrders, returnedNote, unableNote } from './plan.ts'

const office = 'roads-parks'
const employer = onoOsamu.employer

/** Some weeks of work for the demo's reports, once: where there is an order there are all. */
export async function seedOrders(house: House): Promise<void> {
  if (house.config.env === 'production') return
  await house.db.transact(async (tx) => {
    const found = await findOffice(tx, office, house.clock.today())
    if (!found || (await hasOrders(tx))) return
    const over = await reportsToOrder(tx, found.id, ['fixed'], plannedOrders.length)
    const open = await reportsToOrder(
      tx,
      found.id,
      ['scheduled', 'in_progress', 'planned', 'investigating', 'received'],
      plannedOrders.length,
    )
    const orders = await drawUp(tx, house, { over, open })
    await insertDemoOrders(tx, found.id, orders)
  })
}

type Reports = Record<'over' | 'open', readonly DemoThing[]>

async function drawUp(tx: Tx, house: House, { over, open }: Reports): Promise<DemoOrder[]> {
  const serials = await nextOrderSerials(tx, plannedOrders.length)
  const left = { over: [...over], open: [...open] }
  return plannedOrders.flatMap((planned, at) => {
    const report = (isPast(planned.state) ? left.over : left.open).shift()
    const thing = report ?? roundAt(house, planned, at)
    return thing ? [orderOf(house, planned, thing, serials[at] ?? 0)] : []
  })
}

/** Somebody goes round: no report is behind it. */
function roundAt(house: House, { kind }: Planned, at: number): DemoThing | undefined {
  const towns = groundOf(house)?.towns ?? []
  const town = towns[(at * 37) % towns.length]
  return town && { id: null, title: rounds[kind], ...town.place, town: town.name, placeText: null }
}

const isPast = (state: OrderState): boolean => state === 'accepted' || state === 'cancelled'

function orderOf(house: House, planned: Planned, thing: DemoThing, serial: number): DemoOrder {
  const { state, doer } = planned
  const on = house.clock.today().add({ days: planned.daysFromToday })
  const at = (days: number, hour: number) => momentOf(on.add({ days }), hour, house.clock.now())
  const orderedAt = at(-2, 10)
  const by: StaffId = doer === 'company' ? onoOsamu.staffId : haradaKenta.staffId
  const isReported = state === 'reported' || state === 'returned' || state === 'accepted'
  const steps = stepsOf(state, { by, ordered: orderedAt, started: at(0, 9), done: at(0, 11), decided: at(1, 14) })
  return {
    id: newId<'order'>(),
    number: orderNumber(serial, orderedAt),
    thing,
    title: orderTexts.titleOf(thing.title, thing.town),
    kind: planned.kind,
    instructions: planned.instructions,
    isUrgent: planned.isUrgent,
    assignedTo: doer === 'member' ? haradaKenta.staffId : null,
    employer: doer === 'company' ? (employer ?? null) : null,
    plannedOn: on,
    state,
    stateSince: steps.at(-1)?.at ?? orderedAt,
    orderedAt,
    orderedBy: nagaiShun.staffId,
    reportedAt: isReported ? at(0, 11) : null,
    reportedBy: isReported ? by : null,
    outcome: isReported ? planned.outcome : null,
    minutes: isReported ? planned.minutes : null,
    closedAt: isPast(state) ? (steps.at(-1)?.at ?? orderedAt) : null,
    acceptedBy: state === 'accepted' ? takagiMasao.staffId : null,
    steps,
  }
}

type Moments = Record<'ordered' | 'started' | 'done' | 'decided', Temporal.Instant> & { by: StaffId }

/** How it came to this state, from the order on. */
function stepsOf(state: OrderState, { by, ordered, started, done, decided }: Moments): DemoStep[] {
  const steps: DemoStep[] = [{ kind: 'ordered', to: 'ordered', at: ordered, by: nagaiShun.staffId }]
  const move = (to: OrderState, at: Temporal.Instant, who: StaffId, note?: string) =>
    steps.push({ kind: 'moved', from: steps.at(-1)?.to ?? 'ordered', to, at, by: who, note })
  if (state === 'ordered') return steps
  if (state === 'cancelled') {
    move('cancelled', started, nagaiShun.staffId, cancelledNote)
    return steps
  }
  move('started', started, by)
  if (state === 'started') return steps
  if (state === 'unable') {
    move('unable', done, by, unableNote)
    return steps
  }
  move('reported', done, by)
  if (state === 'returned') move('returned', decided, nagaiShun.staffId, returnedNote)
  if (state === 'accepted') move('accepted', decided, takagiMasao.staffId)
  return steps
}

/** Nothing happened later than now. */
function momentOf(day: Temporal.PlainDate, hour: number, now: Temporal.Instant): Temporal.Instant {
  const at = day.toZonedDateTime({ timeZone: wardTimeZone, plainTime: Temporal.PlainTime.from({ hour }) }).toInstant()
  return Temporal.Instant.compare(at, now) < 0 ? at : now
}
