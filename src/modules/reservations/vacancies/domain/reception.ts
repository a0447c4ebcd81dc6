import { areEnough, fits, type RegistrantFacts, type Stage } from '../../rules/index.ts'

/** Whether who asks can book a day now, when that begins, or that it is over or for others only. */
export type Reception =
  | { state: 'open'; until: Temporal.Instant }
  | { state: 'opens'; at: Temporal.Instant }
  | { state: 'over' | 'others' | 'closed' }

/** `facts` missing: of somebody who has not said who they are; what is open to anyone is open. */
export function receptionOf(
  stages: readonly Stage[],
  facts: RegistrantFacts | undefined,
  now: Temporal.Instant,
): Reception {
  const own = stages.filter(
    ({ kind, who, members }) => kind === 'first-come' && (!facts || (fits(who, facts) && areEnough(members, facts))),
  )
  if (own.length === 0) return { state: 'others' }
  const isAfter = (a: Temporal.Instant, b: Temporal.Instant) => Temporal.Instant.compare(a, b) > 0
  const open = own.find(({ opens, closes }) => !isAfter(opens, now) && isAfter(closes, now))
  if (open) return { state: 'open', until: open.closes }
  const [next] = own
    .map(({ opens }) => opens)
    .filter((opens) => isAfter(opens, now))
    .toSorted(Temporal.Instant.compare)
  return next ? { state: 'opens', at: next } : { state: 'over' }
}
