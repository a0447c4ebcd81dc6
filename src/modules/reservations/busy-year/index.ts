import type { Tx } from '#platform/db/index.ts'
import { enqueue } from '#platform/jobs/index.ts'
import type { House, Module } from '#platform/module/index.ts'
import { placeWords } from '../places/index.ts'
import { registrantRules } from '../registrants/profile.ts'
import { writeRegistrantNumber } from '../registrants/domain/number.ts'
import { nextRegistrantSequence } from '../registrants/store/registrants.ts'
import { fillMonth } from './fill-month.ts'
import { demoGroups } from './groups.ts'
import { demoRegistrants, insertGroups } from './store.ts'

const groupCount = 240
// A year, what is looked at first first.
const months = [0, 1, 2, 3, -1, -2, -3, -4, -5, -6, -7, -8]

/** A demo that starts for the first time has groups, and its calendar of a year fills while it is already open. */
async function seed(tx: Tx, house: House): Promise<void> {
  const words = placeWords(house)
  const group = registrantRules(house)?.classes.find(
    ({ kind, inWard, conditions }) => kind === 'group' && inWard && !conditions.ages && !conditions.disabledShare,
  )
  if (house.config.env !== 'demo' || !words || !group || (await demoRegistrants(tx)).length > 0) return
  const today = house.clock.today()
  const groups = []
  for (const { name, nameKana } of demoGroups(words, groupCount, 1947)) {
    const number = writeRegistrantNumber(await nextRegistrantSequence(tx))
    groups.push({ number, name, nameKana, class: group.key })
  }
  await insertGroups(tx, groups, {
    from: today.subtract({ years: 1 }),
    until: today.add({ years: 2 }),
    at: house.clock.now(),
  })
  const month = today.toPlainYearMonth()
  for (const ahead of months)
    await enqueue(
      tx,
      'reservations.fill-demo-month',
      { month: month.add({ months: ahead }).toString() },
      { queue: 'reservations.demo-year' },
    )
}

/** The demo ward's busy year. */
export const busyYear = {
  seed,
  tasks: { 'reservations.fill-demo-month': fillMonth },
} satisfies Partial<Module>
