import { yen } from '#platform/money/index.ts'
import { type Block, type ChosenTime, minuteOfDay } from '../choose.ts'
import type { Tariff, TariffPrice } from '../data/tariff.ts'
import type { PriceLine } from './line.ts'
import { rounded } from './rounding.ts'
import { isMeant, type When } from './when.ts'

type Piece = { from: number; to: number; isBridge: boolean }
type Rate = Pick<TariffPrice, 'per' | 'amount'>

/** The price of the time: the whole day's where all of it is taken, and piece by piece for the rest. */
export function baseLines(tariff: Tariff, time: ChosenTime, when: When): PriceLine[] {
  const pieces = piecesOf(time)
  const whole = tariff.wholeDay.find(
    (one) => isMeant(one, when) && covers(pieces, minuteOf(one.from), minuteOf(one.to)),
  )
  if (!whole) return pieceLines(tariff, pieces, when)
  return [
    { what: 'whole-day', unit: whole.amount, count: 1, amount: whole.amount },
    ...pieceLines(tariff, outside(pieces, minuteOf(whole.from), minuteOf(whole.to)), when),
  ]
}

function pieceLines(tariff: Tariff, pieces: readonly Piece[], when: When): PriceLine[] {
  const prices = tariff.prices.filter((price) => isMeant(price, when))
  const counted = new Map<TariffPrice, number>()
  for (const piece of pieces)
    for (const { price, units } of unitsOf(prices, piece))
      counted.set(price, price.per === 'use' ? 1 : (counted.get(price) ?? 0) + units)
  return [...counted].map(([price, units]) => ({ what: 'base', ...charged(tariff, price, units) }))
}

/** What is burnt from the hour on at which the tariff has the lights on. */
export function lightLines(tariff: Tariff, time: ChosenTime, when: When): PriceLine[] {
  const rate = tariff.lights.find((one) => isMeant(one, when))
  if (!rate) return []
  const lit = piecesOf(time)
    .map((piece) => ({ ...piece, from: Math.max(piece.from, minuteOf(rate.from)) }))
    .filter(({ from, to }) => from < to)
  if (lit.length === 0) return []
  const units = rate.per === 'use' ? 1 : lit.reduce((sum, piece) => sum + (rate.per === 'block' ? 1 : length(piece)), 0)
  return [{ what: 'lights', ...charged(tariff, rate, units) }]
}

const piecesOf = (time: ChosenTime): Piece[] =>
  time.blocks.length === 0
    ? [{ from: minuteOfDay(time.starts), to: minuteOfDay(time.ends), isBridge: false }]
    : time.blocks.map((block: Block) => ({
        from: minuteOfDay(block.starts),
        to: minuteOfDay(block.ends),
        isBridge: block.isBridge,
      }))

const covers = (pieces: readonly Piece[], from: number, to: number): boolean =>
  (pieces[0]?.from ?? Infinity) <= from && (pieces.at(-1)?.to ?? -Infinity) >= to

const outside = (pieces: readonly Piece[], from: number, to: number): Piece[] =>
  pieces
    .flatMap((piece) => [
      { ...piece, to: Math.min(piece.to, from) },
      { ...piece, from: Math.max(piece.from, to) },
    ])
    .filter((piece) => piece.from < piece.to)

/** Blocks and uses in ones, time in minutes. */
function* unitsOf(prices: readonly TariffPrice[], piece: Piece): Generator<{ price: TariffPrice; units: number }> {
  const fitting = prices.filter(({ bridge = false }) => bridge === piece.isBridge)
  const edges = fitting.flatMap((price) => [startOf(price), endOf(price)])
  const cuts = [...new Set([piece.from, ...edges.filter((at) => at > piece.from && at < piece.to), piece.to])]
  for (const [from, to] of pairs(cuts.toSorted((a, b) => a - b))) {
    const price = fitting.find((one) => startOf(one) <= from && from < endOf(one))
    if (price && (price.per === 'block' || price.per === 'use')) {
      yield { price, units: 1 }
      return
    }
    if (price) yield { price, units: to - from }
  }
}

const minutesPer = { hour: 60, 'half-hour': 30 }

function charged(tariff: Tariff, { per, amount }: Rate, units: number): Omit<PriceLine, 'what'> {
  if (per === 'block' || per === 'use') return { per, unit: amount, count: units, amount: yen(amount * units) }
  const parts = units / minutesPer[per]
  const count = tariff.partHour === 'whole' ? Math.ceil(parts) : parts
  return { per, unit: amount, count, amount: yen(rounded(amount * count, tariff.rounding)) }
}

const length = ({ from, to }: Piece): number => to - from
const startOf = ({ from = '00:00' }: TariffPrice): number => minuteOf(from)
const endOf = ({ to = '24:00' }: TariffPrice): number => minuteOf(to)

export function minuteOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}

const pairs = (all: readonly number[]): [number, number][] =>
  all.slice(1).map((to, at): [number, number] => [all[at] ?? 0, to])
