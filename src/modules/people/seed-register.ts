import { demoHouseholdId } from '#demo/people.ts'
import type { DemoPerson } from '#demo/person.ts'
import type { Tx } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import type { BirthDate } from './domain/birth.ts'
import type { ForeignResident, RegisterAddress } from './domain/record.ts'
import type { RegisterEntry } from './domain/register-entry.ts'
import { saveKnownIds } from './store/known-ids.ts'
import { loadRegister } from './store/loading/load-register.ts'

/** Puts the demo's people on the register as a file of the core system would; who is there already stays as they are. */
export async function seedDemoRegister(tx: Tx, house: House, people: readonly DemoPerson[]): Promise<void> {
  const numbers = householdNumbers(people)
  await saveKnownIds(
    tx,
    people.map(({ atenaNumber, personId }) => ({ atenaNumber, personId })),
    [...new Set(numbers.values())].map((number) => ({ number: inFile(number), householdId: demoHouseholdId(number) })),
  )
  const municipality = `${house.profile.prefecture}${house.profile.name}`
  const entries = people.flatMap((person) =>
    entriesOf(person, municipality, inFile(numbers.get(person.household) ?? 0)),
  )
  await loadRegister(tx, entries, { today: house.clock.today() })
}

/** A number of a demo household as the core system writes it. */
export const inFile = (number: number): string => String(number).padStart(10, '0')

// Named households that came later have a number of their own, so that those after them keep theirs.
function householdNumbers(people: readonly DemoPerson[]): ReadonlyMap<string, number> {
  const numbers = new Map<string, number>()
  let next = 1
  for (const { household, householdNumber } of people) {
    if (numbers.has(household)) continue
    numbers.set(household, householdNumber ?? next)
    if (householdNumber === undefined) next += 1
  }
  return numbers
}

/** The lines that a file of the core system has of this person. */
export function entriesOf(person: DemoPerson, municipality: string, householdNumber: string): RegisterEntry[] {
  const reason = person.earlier ? '転居' : person.residentSince === person.birthDate ? '出生' : '転入'
  const steps = [...(person.earlier ?? []), { on: person.addressSince, reason, address: person.address }]
  const first = entryOf(person, municipality, householdNumber)
  const entries = steps.map(({ on, reason, address, previousAddress = person.previousAddress }, index) => ({
    ...first,
    historyNumber: index + 1,
    reason,
    movedOn: day(on),
    reportedOn: day(on),
    processedOn: day(on),
    address: addressOf(address, municipality),
    addressSince: day(on),
    previousAddress: previousAddress ?? null,
  }))
  const { closed } = person
  const last = entries.at(-1)
  if (!closed || !last) return entries
  const closing: RegisterEntry = {
    ...last,
    historyNumber: last.historyNumber + 1,
    state: closed.why,
    reason: { moved_out: '転出', died: '死亡', removed: '職権消除' }[closed.why],
    movedOn: day(closed.on),
    reportedOn: day(closed.on),
    processedOn: day(closed.on),
    nextAddress: closed.to ?? null,
  }
  return [...entries, closing]
}

const entryOf = (person: DemoPerson, municipality: string, householdNumber: string): RegisterEntry => ({
  atenaNumber: person.atenaNumber,
  historyNumber: 1,
  branchNumber: 0,
  state: 'resident',
  isCancelled: false,
  reason: '転入',
  movedOn: day(person.addressSince),
  reportedOn: null,
  processedOn: null,
  householdNumber,
  relation: person.relation,
  name: person.name,
  kana: person.kana,
  kanaIsOfficial: person.foreigner === undefined,
  alias: person.alias ?? null,
  aliasKana: person.aliasKana ?? null,
  formerSurname: person.formerSurname ?? null,
  formerSurnameKana: person.formerSurnameKana ?? null,
  birthDate: birthOf(person),
  sex: person.sex,
  address: addressOf(person.address, municipality),
  addressSince: day(person.addressSince),
  residentSince: day(person.residentSince),
  previousAddress: person.previousAddress ?? null,
  nextAddress: null,
  honseki: person.honseki ?? null,
  honsekiHead: person.honsekiHead ?? null,
  foreign: foreignOf(person),
})

// Hundreds of thousands of people share some ten thousand days.
const known = new Map<string, Temporal.PlainDate>()

function day(text: string): Temporal.PlainDate {
  const found = known.get(text) ?? Temporal.PlainDate.from(text)
  known.set(text, found)
  return found
}

const birthOf = ({ birthDate, birthText, isBirthDateHidden }: DemoPerson): BirthDate =>
  birthText === undefined
    ? { isKnown: true, date: day(birthDate) }
    : { isKnown: false, text: birthText, assumed: isBirthDateHidden ? null : day(birthDate) }

function addressOf(address: DemoPerson['address'], municipality: string): RegisterAddress {
  const { postcode, town, chome = null, ban = null, go = null, lot = null, building = null } = address
  return { postcode, municipality, town, chome, ban, go, lot, building }
}

function foreignOf({ foreigner }: DemoPerson): ForeignResident | null {
  if (!foreigner) return null
  const { nationality, category, status, period, expiresOn, cardNumber } = foreigner
  return { nationality, category, status, period, expiresOn: expiresOn ? day(expiresOn) : null, cardNumber }
}
