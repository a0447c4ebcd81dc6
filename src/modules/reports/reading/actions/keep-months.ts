import type { Tx } from '#platform/db/index.ts'
import type { DomainEvent } from '#platform/events/index.ts'
import { parseId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { type WardCalendar, wardCalendar, wardTimeZone } from '#platform/time/index.ts'
import { type Catalogue, catalogueOf } from '../../record/index.ts'
import { everything, longestDays, type MonthFigures } from '../domain/months.ts'
import {
  addMonths,
  type Ended,
  endedIn,
  type Filed,
  filedIn,
  firstMonth,
  isKnown,
  markStale,
  type OpenDays,
  takeMonth,
  writeMonth,
} from '../store/monthly.ts'

/** The figures of every month, each counted when it has ended and while it goes on once a day. */
export async function keepMonths(house: House): Promise<void> {
  const catalogue = catalogueOf(house)
  if (!catalogue) return
  const today = house.clock.today()
  const month = today.with({ day: 1 })
  await house.db.transact(async (tx) => {
    if (await isKnown(tx, month)) return
    const first = await firstMonth(tx)
    if (first) await addMonths(tx, first, month)
  })
  while (await house.db.transact((tx) => countNext(tx, house, catalogue))) {
    // One month each.
  }
}

/** What has become public or hidden changes months that were counted already. */
export async function staleFigures(tx: Tx, event: DomainEvent): Promise<void> {
  const reportId = parseId<'report'>(event.subjectId)
  if (reportId && typeof event.data.step === 'number') await markStale(tx, reportId, event.data.step)
}

async function countNext(tx: Tx, house: House, catalogue: Catalogue): Promise<boolean> {
  const now = house.clock.now()
  const month = await takeMonth(tx, startOf(house.clock.today()))
  if (!month) return false
  const span = { from: startOf(month), to: startOf(month.add({ months: 1 })) }
  const filed = await filedIn(tx, span)
  const ended = await endedIn(tx, span, openDays(wardCalendar(house.profile), month), longestDays)
  await writeMonth(tx, month, figuresOf(catalogue, filed, ended), now)
  return true
}

const startOf = (day: Temporal.PlainDate): Temporal.Instant => day.toZonedDateTime(wardTimeZone).toInstant()

const monthsBack = 36

/** Those of the years before the end of a month: what took longer is in the last place anyway. */
function openDays(calendar: WardCalendar, month: Temporal.PlainDate): OpenDays {
  const until = month.add({ months: 1 })
  const days: string[] = []
  const counts: number[] = []
  let count = 0
  for (let day = month.subtract({ months: monthsBack }); !day.equals(until); day = day.add({ days: 1 })) {
    if (calendar.isOpen(day)) count += 1
    days.push(day.toString())
    counts.push(count)
  }
  return { days, counts }
}

function figuresOf(
  { groups, categories }: Catalogue,
  filed: readonly Filed[],
  ended: readonly Ended[],
): Omit<MonthFigures, 'month'>[] {
  return [everything, ...groups.map(({ code }) => code)].map((group) => {
    const isIn = ({ category }: { category: string }) =>
      group === everything || categories.get(category)?.group === group
    const own = ended.filter(isIn)
    const timed = own.filter(({ category }) => categories.get(category)?.kind !== 'good_deed')
    return {
      group,
      filed: total(filed.filter(isIn)),
      ended: total(own),
      fixed: total(own.filter(({ isFixed }) => isFixed)),
      daysToEnd: histogram(timed),
      daysToFix: histogram(timed.filter(({ isFixed }) => isFixed)),
    }
  })
}

const total = (counted: readonly { n: number }[]): number => counted.reduce((sum, { n }) => sum + n, 0)

function histogram(ended: readonly Ended[]): number[] {
  const days: number[] = []
  for (const { days: day, n } of ended) {
    while (days.length <= day) days.push(0)
    days[day] = (days[day] ?? 0) + n
  }
  return days
}
