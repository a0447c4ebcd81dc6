import type { Tx } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import { afterOutages, outagesSince, wardCalendar } from '#platform/time/index.ts'
import { coApplicantIn } from '../agreements/domain.ts'
import type { Definition } from '../domain/definition/definition.ts'
import type { Application } from '../store/applications.ts'
import { stateOf, type WindowState } from './domain.ts'

/** The windows of a procedure as they stand at a moment: last days that an outage of ours took have moved. */
export async function windowStates(
  tx: Tx,
  house: House,
  { windows = [] }: Definition,
  at: Temporal.Instant = house.clock.now(),
): Promise<WindowState[]> {
  const [first] = windows.map(({ until }) => until).toSorted()
  if (first === undefined) return []
  const outages = await outagesSince(tx, Temporal.PlainDate.from(first))
  const calendar = wardCalendar(house.profile)
  return windows.map((window) => stateOf(window, at, (day) => afterOutages(day, outages, calendar)))
}

/** The moment that counts: now, or the confirmation where only the other adult's agreement is still waited for. */
export const countedMoment = (
  house: House,
  { state, confirmedAt }: Pick<Application, 'state' | 'confirmedAt'>,
  definition: Definition,
  kept: Readonly<Record<string, unknown>>,
): Temporal.Instant =>
  state === 'confirmed' && confirmedAt && coApplicantIn(definition, kept) ? confirmedAt : house.clock.now()
