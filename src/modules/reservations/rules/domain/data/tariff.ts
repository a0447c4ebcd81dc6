import { z } from 'zod'
import { amount, clock, dayKinds, key, months, rounding, says, who } from './fields.ts'

const when = { ...who, days: dayKinds.optional(), months: months.optional() }

/** One price; the first that fits counts. */
const price = z.strictObject({
  ...when,
  /** Blocks that begin, or time that lies, in between; half-open. */
  from: clock.optional(),
  to: clock.optional(),
  /** Of a bridge only; a bridge without a price of its own costs nothing. */
  bridge: z.literal(true).optional(),
  per: z.enum(['block', 'hour', 'half-hour', 'use']),
  amount,
})

/** In place of the prices, where the whole time from `from` to `to` is taken. */
const wholeDay = z.strictObject({ ...when, from: clock, to: clock, amount })

const lights = z.strictObject({
  ...when,
  /** From then on they burn. */
  from: clock,
  per: z.enum(['block', 'hour', 'half-hour', 'use']),
  amount,
})

const surcharge = z.strictObject({
  key,
  says,
  ground: z.string().min(1).optional(),
  ...when,
  /** Of the price, in per cent: 50 makes 1,000 yen 1,500. */
  percent: z.int().min(1).max(1000),
})

/** Prices of a kind of space. */
export const tariffSchema = z.strictObject({
  source: z.string().min(1),
  /** false = 要確認: shown so to staff. */
  confirmed: z.boolean(),
  prices: z.array(price).min(1, '料金を1つ以上書いてください'),
  wholeDay: z.array(wholeDay).default([]),
  lights: z.array(lights).default([]),
  surcharges: z.array(surcharge).default([]),
  /** Part of an hour: each begun one whole, or by the minute. */
  partHour: z.enum(['whole', 'by-minute']).default('whole'),
  rounding: rounding.default({ unit: 1, to: 'down' }),
})

export type Tariff = z.output<typeof tariffSchema>
export type TariffPrice = Tariff['prices'][number]
