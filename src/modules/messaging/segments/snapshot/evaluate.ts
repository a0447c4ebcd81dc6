import { birthYearsFor, type Births, bornForAge, bornForGrades } from '../domain/born.ts'
import { type SegmentCondition, type SegmentGroup, isGroup, type Segment, usesRegister } from '../domain/definition.ts'
import { among, type Bits, count, distance, intersect, noBits, subtract, touching, unite, within } from './bits.ts'
import { childYearsKept, dayNumber, type Snapshot, unknownDay } from './snapshot.ts'

/** Whoever `audienceSql` addresses, of those whom the snapshot knows. */
export function evaluate(snapshot: Snapshot, segment: Segment, today: Temporal.PlainDate): Bits {
  return bitsOf(prepare(snapshot, segment, today), peopleIn(snapshot, segment))
}

/**
 * The audience that is counted for a preview: a part of the definition that changes it by fewer than `least` people is left
 * out of account, so that nobody finds a small group by putting it beside, or taking it from, a large one.
 */
export function evaluateCoarsely(snapshot: Snapshot, segment: Segment, today: Temporal.PlainDate, least: number): Bits {
  const everybody = peopleIn(snapshot, segment)
  const prepared = prepare(snapshot, segment, today)
  let current = bitsOf(prepared, everybody)
  for (const { list, at } of placesIn(prepared)) {
    const [part] = list.splice(at, 1)
    const without = bitsOf(prepared, everybody)
    const changed = distance(current, without)
    if (changed > 0 && changed < least) current = without
    else if (part) list.splice(at, 0, part)
  }
  return current
}

export const sizeOf = count

type Prepared = { all: Part[]; any: Part[]; none: Part[] }
type Part = Prepared | Bits

const peopleIn = (snapshot: Snapshot, segment: Segment): Bits =>
  usesRegister(segment) ? snapshot.isResident : snapshot.isKnown

// Innermost first, each list from its end, so that positions stay right while parts are taken out.
function placesIn(group: Prepared): { list: Part[]; at: number }[] {
  return [group.none, group.any, group.all].flatMap((list) =>
    list
      .map((part, at) => ({ part, at }))
      .toReversed()
      .flatMap(({ part, at }) => [...(part instanceof Uint32Array ? [] : placesIn(part)), { list, at }]),
  )
}

function bitsOf({ all, any, none }: Prepared, everybody: Bits): Bits {
  const of = (part: Part) => (part instanceof Uint32Array ? part : bitsOf(part, everybody))
  const bits = everybody.slice()
  for (const part of all) intersect(bits, of(part))
  const [first, ...more] = any
  if (first)
    intersect(
      bits,
      more.reduce<Bits>((sum, part) => unite(sum, of(part)), of(first).slice()),
    )
  for (const part of none) subtract(bits, of(part))
  return bits
}

function prepare(snapshot: Snapshot, group: SegmentGroup, today: Temporal.PlainDate): Prepared {
  const each = (parts: SegmentGroup['all']): Part[] =>
    parts.map((part) => (isGroup(part) ? prepare(snapshot, part, today) : bitsFor(snapshot, part, today)))
  return { all: each(group.all), any: each(group.any), none: each(group.none) }
}

function bitsFor(snapshot: Snapshot, condition: SegmentCondition, today: Temporal.PlainDate): Bits {
  if ('age' in condition) {
    const { age } = condition
    return born(snapshot, bornForAge(age.on === 'today' ? today : Temporal.PlainDate.from(age.on), age))
  }
  if ('schoolYear' in condition) return born(snapshot, bornForGrades(today, condition.schoolYear))
  if ('childAge' in condition) return withChild(snapshot, bornForAge(today, condition.childAge))
  if ('area' in condition) return named(snapshot.town, snapshot.towns, condition.area)
  if ('residentSince' in condition) {
    const { from, to } = condition.residentSince
    return within(
      snapshot.since,
      from ? dayNumber(Temporal.PlainDate.from(from)) : unknownDay + 1,
      to ? dayNumber(Temporal.PlainDate.from(to)) : 2_147_483_647,
    )
  }
  if ('headOfHousehold' in condition) return snapshot.isHead
  if ('topic' in condition) return snapshot.topics.get(condition.topic) ?? noBits(snapshot.rows)
  if ('declaredAgeGroup' in condition) return named(snapshot.ageGroup, snapshot.ageGroups, [condition.declaredAgeGroup])
  if ('declaredArea' in condition) return named(snapshot.area, snapshot.areas, [condition.declaredArea])
  const { first, last } = birthYearsFor(today, condition.declaredChildAge)
  let mask = 0
  for (let year = first; year <= last; year += 1) {
    const bit = year - snapshot.firstChildYear
    if (bit >= 0 && bit < childYearsKept) mask |= 1 << bit
  }
  return touching(snapshot.childYears, mask)
}

const born = (snapshot: Snapshot, { first, last }: Births): Bits =>
  within(snapshot.born, first ? dayNumber(first) : unknownDay + 1, dayNumber(last))

function named(values: Uint16Array, names: readonly string[], wanted: readonly string[]): Bits {
  const marks = new Uint8Array(names.length)
  for (const name of wanted) {
    const at = names.indexOf(name)
    if (at > 0) marks[at] = 1
  }
  return among(values, marks)
}

function withChild(snapshot: Snapshot, { first, last }: Births): Bits {
  const [from, to] = [first ? dayNumber(first) : unknownDay + 1, dayNumber(last)]
  const marks = new Uint8Array(snapshot.households + 1)
  for (let row = 0; row < snapshot.rows; row += 1) {
    const day = snapshot.born[row] ?? unknownDay
    if (day >= from && day <= to) marks[snapshot.household[row] ?? 0] = 1
  }
  marks[0] = 0
  return among(snapshot.household, marks)
}
