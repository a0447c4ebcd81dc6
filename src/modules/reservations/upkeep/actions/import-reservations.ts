import type { Tx } from '#platform/db/index.ts'
import { withoutReadings } from '#platform/i18n/index.ts'
import type { House } from '#platform/module/index.ts'
import { yen } from '#platform/money/index.ts'
import type { ReservationWish } from '../../booking/domain/wish.ts'
import { takeAll } from '../../booking/store/take.ts'
import { type KnownWard, knownWard } from '../../known-ward.ts'
import { placeWords } from '../../places/index.ts'
import { registrantRules } from '../../registrants/profile.ts'
import type { RegistrantId } from '../../registrants/index.ts'
import { type ChosenTime, quotasFor, type RegistrantFacts } from '../../rules/index.ts'
import { timeWithin } from '../domain/fits.ts'
import { readHeader, reservationColumns as columns } from '../sheets/columns.ts'
import { placesByName } from '../sheets/places-by-name.ts'
import { type ReadReservation, readReservation } from '../sheets/read-reservation.ts'
import { type KnownRegistrant, registrantsByNumber, type SheetProblem } from '../store/imports.ts'
import { mostProblems, type Running, SheetRefused } from './sheet-refused.ts'

// Lines in memory and in one statement.
const batch = 500

type Line = { line: number; read: ReadReservation }

/** Reservations of an older system, through the same door as every other; returns how many. Throws `SheetRefused`. */
export async function importReservations(tx: Tx, house: House, { one, records, report }: Running): Promise<number> {
  const ward = await knownWard(tx, house)
  const today = house.clock.today()
  const activities = (placeWords(house)?.activities ?? []).map(({ key, ja, noise }) => ({
    key,
    ja: withoutReadings(ja),
    noise,
  }))
  const known = { ward, find: placesByName(ward), activities, today }
  const problems: SheetProblem[] = []
  // Which line became which reservation, so that a line in the way can be named.
  const lineOf = new Map<string, number>()
  let header: ReturnType<typeof readHeader<typeof columns>> | undefined
  let waiting: Line[] = []
  let lines = 0

  async function flush(): Promise<void> {
    const found = await registrantsByNumber(
      tx,
      waiting.map(({ read }) => read.number),
      today,
    )
    const ready = waiting.flatMap(({ line, read }) => {
      const registrant = found.get(read.number)
      if (!registrant) problems.push(fault(line, columns.registrant, 'registrant'))
      return registrant ? [{ line, wish: wishOf(house, ward, one, read, registrant) }] : []
    })
    for (const { place, refused, other } of await takeAll(
      tx,
      ready.map(({ wish }) => wish),
    )) {
      const line = ready[place]?.line ?? 0
      if (!refused) lineOf.set(other, line)
      else {
        const otherLine = lineOf.get(other)
        const reason = refused === 'noise' ? 'noise' : otherLine === undefined ? 'taken' : 'in-file'
        problems.push({ ...fault(line, columns.space, reason), otherLine: otherLine ?? null })
      }
    }
    waiting = []
    await report(lines)
  }

  for await (const { line, cells } of records()) {
    if (!header) {
      header = readHeader(columns, ['activity', 'attendees', 'amount', 'paid'], cells ?? [])
      if (!header.ok)
        throw new SheetRefused(
          header.missing.map((item) => fault(line, item, 'missing-column')),
          0,
        )
      continue
    }
    lines += 1
    const typed = cells && header.ok ? header.read(cells) : undefined
    const read = typed && readReservation(typed, known)
    if (!read) problems.push(fault(line, '', 'cells'))
    else if (read.ok) waiting.push({ line, read: read.value })
    else problems.push(...read.faults.map(({ item, reason }) => fault(line, item, reason)))
    if (waiting.length === batch) await flush()
    if (problems.length >= mostProblems) throw refusedAt(problems, lines)
  }
  await flush()
  if (lines === 0) problems.push(fault(1, '', 'empty'))
  if (problems.length > 0) throw refusedAt(problems, lines)
  return lines
}

const fault = (line: number, item: string, reason: SheetProblem['reason']): SheetProblem => ({
  line,
  item,
  reason,
  otherLine: null,
})

function refusedAt(problems: readonly SheetProblem[], lines: number): SheetRefused {
  const last = problems.at(-1)
  const more = problems.length >= mostProblems && last ? [fault(last.line, '', 'too-many')] : []
  return new SheetRefused([...problems.slice(0, mostProblems), ...more], lines)
}

function wishOf(
  house: House,
  ward: KnownWard,
  { askedBy }: Running['one'],
  read: ReadReservation,
  registrant: KnownRegistrant,
): ReservationWish {
  const { space, day, starts, ends, activity, attendees, amount, isPaid } = read
  const time = timeWithin(ward.patternOn(space.id, day), read) ?? asItIs(read)
  const owed = amount > 0 && !isPaid
  return {
    spaceId: space.id,
    day,
    starts,
    ends,
    noise: activity.noise,
    equipment: [],
    quotas: quotasOf(house, ward, { read, registrant, time }),
    // Parse edge: ids of registrants.
    registrantId: registrant.id as RegistrantId,
    by: { staffId: askedBy },
    channel: 'import',
    blocks: time.blocks.map(({ no }) => no),
    weight: time.weight,
    activity: activity.key,
    ...(attendees !== null && { attendees }),
    price: amount > 0 ? [{ what: 'base', per: 'use', unit: amount, count: 1, amount }] : [],
    amount: yen(amount),
    pays: owed ? 'on-site' : 'nothing',
    at: house.clock.now(),
  }
}

/** What an older system let somebody have and no block is. */
const asItIs = ({ day, starts, ends }: ReadReservation): ChosenTime => ({ day, starts, ends, blocks: [], weight: 1 })

/** It counts towards the limits of what is booked later, and is itself not refused by them. */
function quotasOf(
  house: House,
  ward: KnownWard,
  { read, registrant, time }: { read: ReadReservation; registrant: KnownRegistrant; time: ChosenTime },
): ReservationWish['quotas'] {
  const { space, day } = read
  const rules = ward.rulesOn(space.ruleGroup, day)
  if (!rules) return []
  return quotasFor(rules, {
    registrantId: registrant.id,
    personIds: registrant.personIds,
    facts: plainFacts(house, registrant),
    category: space.facility.category,
    facility: space.facility.slug,
    time,
    bookedOn: house.clock.today(),
    calendar: ward.calendarOf(space.facility.id),
  })
}

/** What limits ask for; ages and grants are for prices, which the older system has made. */
function plainFacts(house: House, { class: key, kind }: KnownRegistrant): RegistrantFacts {
  const inWard = registrantRules(house)?.classes.find((one) => one.key === key)?.inWard ?? false
  const share = { over75: 0, over65: 0, disabled: 0, juniorHighOrYounger: 0 }
  return { class: key, inWard, kind, members: 0, membersInWard: 0, share, grants: [] }
}
