import type { Tx } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import { afterOutages, outagesSince, wardCalendar } from '#platform/time/index.ts'
import type { Journey } from '../domain/answers/journey.ts'
import { lastDayOf } from '../domain/answers/limit.ts'
import type { Definition } from '../domain/definition/definition.ts'

/** By when the law wants it, moved where an outage of ours took that day; missing where nobody can say yet. */
export async function lastDayToFile(
  tx: Tx,
  house: House,
  definition: Definition,
  { answers }: Pick<Journey, 'answers'>,
): Promise<Temporal.PlainDate | undefined> {
  const calendar = wardCalendar(house.profile)
  const lastDay = lastDayOf(definition, answers, calendar)
  return lastDay && afterOutages(lastDay, await outagesSince(tx, lastDay), calendar)
}
