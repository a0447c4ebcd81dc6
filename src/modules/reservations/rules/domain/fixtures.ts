import { loadProfile } from '#platform/profile/index.ts'
import { ruleCalendar } from './calendar.ts'
import type { Block, ChosenTime, DayPattern } from './choose.ts'
import type { RegistrantFacts } from './facts.ts'
import { parseRuleSet, parseTariff } from './parse.ts'

export const calendar = ruleCalendar(loadProfile({ root: process.cwd(), profile: 'nerima' }))

export const day = (text: string) => Temporal.PlainDate.from(text)
export const at = (text: string) => Temporal.PlainDateTime.from(text).toZonedDateTime('Asia/Tokyo').toInstant()
/** 「2026-09-01T09:00」 on the ward's clock. */
export const wall = (instant: Temporal.Instant) =>
  instant.toZonedDateTimeISO('Asia/Tokyo').toPlainDateTime().toString({ smallestUnit: 'minute' })

export const block = (no: number, starts: string, ends: string, more: Partial<Block> = {}): Block => ({
  no,
  starts: Temporal.PlainTime.from(starts),
  ends: Temporal.PlainTime.from(ends),
  weight: 1,
  isBridge: false,
  ...more,
})

export const pattern = (on: string, blocks: readonly Block[], free?: DayPattern['free']): DayPattern => ({
  day: day(on),
  blocks,
  free,
})

export const time = (on: string, blocks: readonly Block[]): ChosenTime => ({
  day: day(on),
  starts: blocks[0]?.starts ?? Temporal.PlainTime.from('00:00'),
  ends: blocks.at(-1)?.ends ?? Temporal.PlainTime.from('00:00'),
  blocks,
  weight: blocks.reduce((sum, { weight }) => sum + weight, 0),
})

export const freeTime = (on: string, starts: string, ends: string): ChosenTime => ({
  day: day(on),
  starts: Temporal.PlainTime.from(starts),
  ends: Temporal.PlainTime.from(ends),
  blocks: [],
  weight: 1,
})

/** 区内の団体, twelve members. */
export const group = (more: Partial<RegistrantFacts> = {}): RegistrantFacts => ({
  class: 'resident',
  inWard: true,
  kind: 'group',
  members: 12,
  membersInWard: 12,
  share: { over75: 0, over65: 0, disabled: 0, juniorHighOrYounger: 0 },
  grants: [],
  ...more,
})

/** A plain set of rules; what is given stands in its place. */
export const rules = (more: Record<string, unknown> = {}) =>
  parseRuleSet({
    source: '見本',
    confirmed: false,
    registration: 'use',
    stages: [{ kind: 'first-come', key: 'open', opens: { months: 3, day: 1, at: '09:00' } }],
    holdMinutes: 15,
    cutOffs: {
      book: { days: 0, at: '24:00' },
      change: { days: 7, at: '17:00' },
      cancel: { days: 0, at: '24:00' },
    },
    pay: { ways: ['now', 'later'] },
    weather: false,
    tariffBy: 'approval',
    equipmentPer: 'block',
    referenceDay: 'registration',
    reduceBy: 'best',
    ...more,
  })

export const tariff = (more: Record<string, unknown> = {}) =>
  parseTariff({ source: '見本', confirmed: false, prices: [{ per: 'block', amount: 1000 }], ...more })
