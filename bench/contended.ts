import { satoHanako } from '#demo/people.ts'
import { offeredTimes } from '#modules/procedures/appointments/index.ts'
import { contendForPlace } from '#modules/procedures/testing/contended-slot.ts'
import { createDatabase } from '#platform/db/index.ts'
import { silentLog } from '#platform/testing/silent-log.ts'
import { report } from './running/figure.ts'
import { openMeasuredHouse } from './running/measured-house.ts'
import { median } from './running/statistics.ts'

const rounds = 7
const clients = 16
const tries = 50
const calendar = 'moving-in'

const { house, close } = await openMeasuredHouse()
const db = createDatabase(house.db.url, silentLog, { poolSize: clients })
const days = await house.db.read((tx) => offeredTimes(tx, house, calendar))
const slots = days.flatMap(({ times }) => times.map(({ slotId }) => slotId))
const seconds: number[] = []
let winners = 0
let booked = 0
const other: string[] = []
for (const [round, slotId] of slots.slice(0, rounds + 1).entries()) {
  const contended = await contendForPlace(house, {
    db,
    clients,
    tries,
    applicant: satoHanako.personId,
    slotId,
    calendar,
  })
  winners = Math.max(winners, contended.won)
  booked = Math.max(booked, contended.booked)
  other.push(...contended.other)
  if (round > 0) seconds.push(contended.seconds)
}
if (seconds.length !== rounds) throw new Error(`only ${seconds.length} times could be contended for`)
await db.close()
await close()

const deadlocks = other.filter((result) => result === '40P01').length
report(
  'contended',
  `${clients} clients try ${tries} times each to take the one place of an appointment's time, every try with a request of its own in a transaction of its own: the request is locked, the time is locked by an advisory lock, then the place is taken, with event, audit and the unique place as the backstop. No try is repeated, so that a deadlock would be counted. ${rounds} rounds after one to warm up, each for another time; the seconds are the median, winners and deadlocks the worst of all rounds.`,
  [
    { what: 'who got the place', value: winners, unit: 'of 800', limit: { max: 1 } },
    { what: 'bookings that stand afterwards', value: booked, unit: '', limit: { max: 1 } },
    { what: 'deadlocks (40P01)', value: deadlocks, unit: '', limit: { max: 0 } },
    { what: 'other errors', value: other.length - deadlocks, unit: '', limit: { max: 0 } },
    { what: 'all 800 tries answered', value: median(seconds), unit: 's', limit: { max: 2 }, spread: seconds },
  ],
)
