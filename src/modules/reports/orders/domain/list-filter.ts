import { type Doer, parseDoer, writeDoer } from './doer.ts'
import { type OrderState, orderStates } from './order.ts'

/** `open`: not accepted and not called off · `late`: its day has gone and nobody has said that it is done. */
export const orderSelections = ['open', 'late', 'closed', 'all'] as const
export type OrderSelection = (typeof orderSelections)[number]

export const orderSpans = ['today', 'tomorrow', 'week'] as const
export type OrderSpan = (typeof orderSpans)[number]

/** What stands in the address of the list. */
export type OrderFilter = {
  states: OrderSelection | OrderState
  /** A day, or from today on. */
  on?: Temporal.PlainDate | OrderSpan
  who?: Doer
  isUrgent?: true
  /** A number, or words of title, place and town. */
  find?: string
}

export const usualOrders: OrderFilter = { states: 'open' }

/** Reads the query of an address; what it does not understand is as if it were not there. */
export function parseOrderFilter(query: Readonly<Record<string, string | undefined>>): OrderFilter {
  const [on, who, find] = [spanOf(query.on), parseDoer(query.who), wordsOf(query.find)]
  return {
    states: [...orderSelections, ...orderStates].find((one) => one === query.states) ?? usualOrders.states,
    ...(on && { on }),
    ...(who && { who }),
    ...(query.urgent && { isUrgent: true as const }),
    ...(find && { find }),
  }
}

/** The shortest query that `parseOrderFilter` reads as this filter; empty for the usual one. */
export function writeOrderFilter({ states, on, who, isUrgent, find }: OrderFilter): string {
  return new URLSearchParams([
    ...(states === usualOrders.states ? [] : [['states', states]]),
    ...(on ? [['on', String(on)]] : []),
    ...(who ? [['who', writeDoer(who)]] : []),
    ...(isUrgent ? [['urgent', 'yes']] : []),
    ...(find ? [['find', find]] : []),
  ]).toString()
}

/** Half-open: the first day and the one after the last. */
export function daysOfSpan(
  on: NonNullable<OrderFilter['on']>,
  today: Temporal.PlainDate,
): { from: Temporal.PlainDate; until: Temporal.PlainDate } {
  if (on === 'week') return { from: today, until: today.add({ days: 8 - today.dayOfWeek }) }
  const day = on === 'today' ? today : on === 'tomorrow' ? today.add({ days: 1 }) : on
  return { from: day, until: day.add({ days: 1 }) }
}

export function parseDay(text: string | undefined): Temporal.PlainDate | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text ?? '')) return undefined
  try {
    return Temporal.PlainDate.from(text ?? '', { overflow: 'reject' })
  } catch {
    return undefined
  }
}

const spanOf = (text: string | undefined) => orderSpans.find((one) => one === text) ?? parseDay(text)

const wordsOf = (text: string | undefined): string | undefined => {
  const trimmed = text?.normalize('NFKC').trim().slice(0, 60)
  return trimmed && !/\p{C}/u.test(trimmed) ? trimmed : undefined
}
