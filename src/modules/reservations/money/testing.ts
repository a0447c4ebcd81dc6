import { organisations } from '#modules/organisations/index.ts'
import { openCheckout, type PaymentId, payments } from '#modules/payments/index.ts'
import { people } from '#modules/people/index.ts'
import type { PersonId } from '#platform/ids/index.ts'
import { settle } from '#platform/jobs/index.ts'
import { joinRooms } from '#platform/module/index.ts'
import { type TestHouse, testApp, testHouse } from '#platform/testing/index.ts'
import { drivePayment, type PaymentOptions, startTestSimulators } from '#src/simulators/testing.ts'
import { holdPlace, type PlaceAsked } from '../booking/actions/hold.ts'
import type { ReservationId } from '../booking/domain/wish.ts'
import { booking } from '../booking/index.ts'
import { findReservation } from '../booking/store/reservations.ts'
import { registerPerson } from '../registrants/actions/register-person.ts'
import { type ActingRegistrant, registrants, registrantsOf } from '../registrants/index.ts'
import { residentActor } from '../registrants/testing.ts'
import { buildSmallHall } from '../testing/small-hall.ts'
import { askToPay } from './actions/pay.ts'
import { money } from './index.ts'

/** Without the many places of a profile. */
const rooms = joinRooms('reservations', [registrants, booking, money])

export type PayingHall = Awaited<ReturnType<typeof openPayingHall>>

/** A small hall, the payment company of the simulators, and news of it that comes when the test says so. */
export async function openPayingHall(now = '2026-12-02T10:00:00+09:00') {
  let house: TestHouse | undefined
  let app: ReturnType<typeof testApp> | undefined
  let isHeldBack = false
  const kept: (() => Promise<Response>)[] = []
  const world = await startTestSimulators({
    port: 0,
    now: () => house?.clock.now() ?? Temporal.Instant.from(now),
    callbackRetries: [10, 10],
    fetchApp: async (url, init) => {
      const deliver = async () => app?.request(new URL(url).pathname, init) ?? new Response(null, { status: 503 })
      if (!isHeldBack) return deliver()
      kept.push(deliver)
      return new Response(null, { status: 204 })
    },
  })
  house = await testHouse({ modules: [people, organisations, payments, rooms], now, settings: world.settings })
  app = testApp(house)
  const opened = house
  const hall = await buildSmallHall(opened.db)

  const payPage = async (paymentId: PaymentId): Promise<string> =>
    (await openCheckout(opened, paymentId, { returnPath: '/reservations' })).redirectUrl
  const pay = async (paymentId: PaymentId, options?: PaymentOptions): Promise<void> => {
    await drivePayment(await payPage(paymentId), options)
  }
  const asking = (acting: ActingRegistrant, id: ReservationId) =>
    opened.db.transact((tx) => askToPay(tx, opened, acting.resident, id))

  return {
    house: opened,
    app,
    hall,
    pay,
    payPage,
    payAt: drivePayment,
    asking,
    registered: async (personId: PersonId): Promise<ActingRegistrant> => {
      const resident = residentActor(personId)
      await opened.db.transact((tx) => registerPerson(tx, opened, resident))
      const [held] = await opened.db.read((tx) => registrantsOf(tx, personId, opened.clock.today()))
      if (!held) throw new Error('not registered')
      return { resident, ...held }
    },
    held: async (acting: ActingRegistrant, asked: PlaceAsked): Promise<ReservationId> => {
      const made = await opened.db.transact((tx) => holdPlace(tx, opened, acting, asked))
      if (!made.ok) throw new Error(JSON.stringify(made.why))
      return made.id
    },
    asked: async (acting: ActingRegistrant, id: ReservationId): Promise<PaymentId> => {
      const made = await asking(acting, id)
      if (!made.ok) throw new Error(made.why)
      return made.paymentId
    },
    find: async (id: ReservationId) => {
      const found = await opened.db.read((tx) => findReservation(tx, id))
      if (!found) throw new Error('no reservation')
      return found
    },
    /** News of the payment company waits until `news` is called. */
    holdNewsBack: () => {
      isHeldBack = true
    },
    news: async ({ times = 1 } = {}) => {
      isHeldBack = false
      await world.settle()
      const all = kept.splice(0)
      for (let n = 0; n < times; n += 1) for (const deliver of all) await deliver()
    },
    /** Everything that is due: sweeps, news, jobs. */
    settled: async () => {
      await world.settle()
      await settle(opened)
      await world.settle()
      await settle(opened)
    },
    close: async () => {
      await opened.close()
      await world.stop()
    },
  }
}
