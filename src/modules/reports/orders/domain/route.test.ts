import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Stop, shortestWay, wayThrough } from './route.ts'

const office = { lat: 35.7356, lon: 139.6522 }
const at = (north: number, east: number, more: Partial<Stop> = {}): Stop => ({
  lat: office.lat + north / 1000,
  lon: office.lon + east / 1000,
  isUrgent: false,
  ...more,
})

test('役所から近いところを順に回り、行ったり来たりしない', () => {
  const [near, middle, far] = [at(1, 0), at(2, 0), at(5, 0)]
  const { stops, metres } = shortestWay([far, near, middle], office)
  expect(stops).toEqual([near, middle, far])
  expect(metres).toBeGreaterThan(540)
  expect(metres).toBeLessThan(570)
})

test('急ぐところを先に回り、そこから近いところへ続ける', () => {
  const [urgent, near, besideUrgent] = [at(6, 0, { isUrgent: true }), at(1, 0), at(5, 0)]
  expect(shortestWay([near, besideUrgent, urgent], office).stops).toEqual([urgent, besideUrgent, near])
})

test('交わった道をほどく', () => {
  // nearest first goes a, b, c, d and crosses itself on the way to the last one
  const stops = [at(0, 1), at(0, -1.5), at(0, 4), at(0, -9)]
  const { metres } = shortestWay(stops, office)
  const orders = permutations(stops).map((order) =>
    wayThrough(
      order.map((stop, turn) => ({ ...stop, turn: turn + 1 })),
      office,
    ),
  )
  expect(metres).toBe(Math.min(...orders.map((one) => one.metres)))
})

test('職員が決めた順はそのままで、決めていないものは遠回りの少ないところに入る', () => {
  const [first, second, third] = [at(5, 0, { turn: 1 }), at(1, 0, { turn: 2 }), at(9, 0, { turn: 3 })]
  const between = at(8, 0)
  expect(wayThrough([between, third, second, first], office).stops).toEqual([first, second, between, third])
  const urgent = at(3, 1, { isUrgent: true })
  expect(wayThrough([third, urgent, second, first], office).stops[0]).toBe(urgent)
})

test('行くところがなければ、道もない。役所の場所が分からなければ、はじめのところから数える', () => {
  expect(wayThrough([], office)).toEqual({ stops: [], metres: 0 })
  const only = at(3, 3)
  expect(wayThrough([only])).toEqual({ stops: [only], metres: 0 })
})

const someStops = fc.array(
  fc.record({
    lat: fc.double({ min: 35.7, max: 35.8, noNaN: true }),
    lon: fc.double({ min: 139.56, max: 139.68, noNaN: true }),
    isUrgent: fc.boolean(),
    turn: fc.option(fc.integer({ min: 1, max: 500 })),
  }),
  { maxLength: 140 },
)

test('どの場所も一度だけ回り、何も落とさない', () => {
  fc.assert(
    fc.property(someStops, (stops) => {
      const way = wayThrough(stops, office)
      expect(new Set(way.stops)).toEqual(new Set(stops))
      expect(way.stops).toHaveLength(stops.length)
      const bare = shortestWay(stops, office).stops
      expect(bare).toHaveLength(stops.length)
      expect(bare.map(({ isUrgent }) => isUrgent)).toEqual(
        bare.map(({ isUrgent }) => isUrgent).toSorted((a, b) => Number(b) - Number(a)),
      )
    }),
    { numRuns: 60 },
  )
})

function permutations<One>(all: readonly One[]): One[][] {
  if (all.length < 2) return [[...all]]
  return all.flatMap((one, at) => permutations(all.toSpliced(at, 1)).map((rest) => [one, ...rest]))
}
