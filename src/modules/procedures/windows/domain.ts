import { isDeepStrictEqual } from 'node:util'
import { formatDate, wardDate } from '#platform/time/index.ts'
import type { Condition } from '../domain/definition/condition.ts'
import type { Definition } from '../domain/definition/definition.ts'
import type { Eligibility, Window } from '../domain/definition/law.ts'
import type { Words } from '../domain/definition/words.ts'
import { easy } from './text/easy.ts'
import { en } from './text/en.ts'
import { ja } from './text/ja.ts'

/** A window as it stands at a moment; `until` is the last day as it counts, moved where an outage of ours took it. */
export type WindowState = {
  window: Window
  state: 'before' | 'open' | 'after'
  from: Temporal.PlainDate
  until: Temporal.PlainDate
}

/** From the first moment of its first day to the last of its last, on the clocks of the office. */
export function stateOf(
  window: Window,
  now: Temporal.Instant,
  lastDay: (day: Temporal.PlainDate) => Temporal.PlainDate = (day) => day,
): WindowState {
  const from = Temporal.PlainDate.from(window.from)
  const until = lastDay(Temporal.PlainDate.from(window.until))
  const today = wardDate(now)
  const isBefore = Temporal.PlainDate.compare(today, from) < 0
  const isAfter = Temporal.PlainDate.compare(today, until) > 0
  return { window, from, until, state: isBefore ? 'before' : isAfter ? 'after' : 'open' }
}

/** Nothing of it can be filed now, whatever is answered. */
export const isShut = (states: readonly WindowState[]): boolean =>
  states.some(({ window }) => window.when === undefined) && states.every(({ state }) => state !== 'open')

/**
 * The definition with its windows as rules of who may go on: who answers so that windows are meant, and none of them is
 * open, is told on the page of the last answer when it opens or has closed, and what opens next. Answers that no window
 * means are free. With it, which rule is whose window.
 */
export function definitionAt(
  definition: Definition,
  states: readonly WindowState[],
): { definition: Definition; windowOf: ReadonlyMap<Eligibility, WindowState> } {
  const open = states.filter(({ state }) => state === 'open')
  const closed = states.filter(({ state }) => state !== 'open').toSorted(asTold)
  const isOpenToo: Condition = { any: open.map(({ window }) => window.when ?? always) }
  const windowOf = new Map<Eligibility, WindowState>()
  for (const one of closed) {
    const when: Condition = { all: [one.window.when ?? always, { not: isOpenToo }] }
    windowOf.set({ when, says: saysOf(one), instead: insteadOf(one, states) }, one)
  }
  if (windowOf.size === 0) return { definition, windowOf }
  return {
    definition: { ...definition, eligibility: [...(definition.eligibility ?? []), ...windowOf.keys()] },
    windowOf,
  }
}

const always: Condition = { all: [] }

/** What has just closed is said first, with what follows it; else what opens first. */
const asTold = (a: WindowState, b: WindowState): number =>
  a.state === b.state
    ? a.state === 'after'
      ? Temporal.PlainDate.compare(b.until, a.until)
      : Temporal.PlainDate.compare(a.from, b.from)
    : a.state === 'after'
      ? -1
      : 1

type Lang = 'ja' | 'easy' | 'en'
// As words of a definition are: their readings are read where they are said.
const texts = { ja, easy, en }
const inAll = (say: (lang: Lang) => string): Words => ({ ja: say('ja'), easy: say('easy'), en: say('en') })

const saysOf = ({ window, state, from, until }: WindowState): Words =>
  inAll((lang) => {
    const t = texts[lang]
    const name = window.for[lang]
    return state === 'before' ? t.opens(name, formatDate(from, lang)) : t.closed(name, formatDate(until, lang))
  })

/** The next that is open or opens, and whom to ask. */
const insteadOf = (one: WindowState, states: readonly WindowState[]): Words =>
  inAll((lang) => {
    const t = texts[lang]
    const next = one.state === 'before' ? [one] : nextAfter(one, states)
    const lines = next.map((other) =>
      t.period(other.window.for[lang], formatDate(other.from, lang), formatDate(other.until, lang)),
    )
    return [...(lines.length > 0 ? [t.next(lines)] : []), t.ask].join(lang === 'en' ? ' ' : '')
  })

/** At most two that are open or open next: those for the same answers first. */
const nextAfter = (one: WindowState, states: readonly WindowState[]): WindowState[] =>
  states
    .filter(({ state }) => state !== 'after')
    .toSorted(
      (a, b) =>
        Number(!isForTheSame(a, one)) - Number(!isForTheSame(b, one)) || Temporal.PlainDate.compare(a.until, b.until),
    )
    .slice(0, 2)

const isForTheSame = (a: WindowState, b: WindowState): boolean => isDeepStrictEqual(a.window.when, b.window.when)
