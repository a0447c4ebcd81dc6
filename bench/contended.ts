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
  other.push(...contended.other)
  if (contended.won + contended.full + contended.other.length !== clients * tries)
    throw new Error('a try had no answer')
  if (contended.won !== 1 || contended.booked !== 1) throw new Error(`${contended.won} got the place`)
  if (round > 0) seconds.push(contended.seconds)
}
if (seconds.length !== rounds) throw new Error(`only ${seconds.length} times could be contended for`)
await db.close()
await close()

const deadlocks = other.filter((result) => result === '40P01').length
report(
  'contended',
  `${clients} clients try ${tries} times each to take the one place of an appointment's time, every try with a request of its own in a transaction of its own: the request is locked, the time is locked by an advisory lock, then the place is taken, with event, audit and the unique place as the backstop. No try is repeated, so that a deadlock would be counted. ${rounds} rounds after one to warm up, each for another time, in each of which exactly one gets the place, or the run fails. The median of the rounds.`,
  [
    { what: 'deadlocks (40P01)', value: deadlocks, unit: 'of 6,400', limit: { max: 0 } },
    { what: 'other errors', value: other.length - deadlocks, unit: 'of 6,400', limit: { max: 0 } },
    { what: 'all 800 tries answered', value: median(seconds), unit: 's', limit: { max: 2 }, spread: seconds },
  ],
)
