import { demoPersonId } from './people.ts'
import type { DemoAddress, DemoPerson, Sex } from './person.ts'
import { familyNames, givenNames, towns } from './names.ts'

/** Neighbours of the named people: the same `seed` gives the same households, so that lists look real and tests stay still. */
export function generateHouseholds(count: number, seed = 131202): DemoPerson[] {
  const next = randomOf(seed)
  return Array.from({ length: count }, (_, index) => household(index, next)).flat()
}

type Random = (below: number) => number

const firstPerson = 1000
const roomInHousehold = 10

function household(index: number, next: Random): DemoPerson[] {
  const surname = pick(familyNames, next)
  const address = addressOf(next)
  const year = 1936 + next(65)
  const size = year > 1996 ? 1 : (sizes[next(sizes.length)] ?? 1)
  const members = [member('世帯主', year, next), ...others(size, year, next)]
  const since = `${Math.max(year + 24, 1990 + next(36))}`
  const head = `${surname.name}${members[0]?.given.name}`
  return members.map(({ relation, given, sex, born }, place) => ({
    personId: demoPersonId(firstPerson + index * roomInHousehold + place),
    atenaNumber: String(20_000_000 + index * roomInHousehold + place).padStart(10, '0'),
    name: `${surname.name}${given.name}`,
    kana: `${surname.kana}${given.kana}`,
    birthDate: born,
    sex,
    household: `generated-${index}`,
    relation,
    address,
    honseki: `東京都練馬区${address.town}${address.ban}番地`,
    honsekiHead: head,
    residentSince: later(`${since}-04-01`, born),
    addressSince: later(`${since}-04-01`, born),
    contacts: {},
  }))
}

// Households of Nerima: nearly half are one person, a quarter two (census 2015).
const sizes = [1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 4, 4, 5]

type Member = { relation: string; given: { name: string; kana: string }; sex: Sex; born: string }

function member(relation: string, year: number, next: Random, sex: Sex = next(2) === 0 ? 'male' : 'female'): Member {
  const given = pick(givenNames[sex === 'male' ? 'male' : 'female'], next)
  const born = `${year}-${two(1 + next(12))}-${two(1 + next(28))}`
  return { relation, given, sex, born }
}

function others(size: number, headYear: number, next: Random): Member[] {
  if (size === 1) return []
  const partner = member('妻', headYear + next(7) - 2, next, 'female')
  const children = Array.from({ length: size - 2 }, (_, place) =>
    member('子', Math.min(headYear + 28 + place * 3, 2025), next),
  )
  return [partner, ...children]
}

function addressOf(next: Random): DemoAddress {
  const town = pick(towns, next)
  const ban = String(1 + next(40))
  const go = String(1 + next(25))
  const building = next(3) === 0 ? `${pick(buildings, next)} ${1 + next(6)}0${1 + next(8)}` : undefined
  return {
    town: town.name,
    postcode: town.postcode,
    chome: 1 + next(town.chome),
    ban,
    go,
    ...(building && { building }),
  }
}

const buildings = ['コーポみどり', 'メゾンつつじ', 'こぶし荘', 'グリーンハイツ', 'パークサイド', '第二大根ビル']

const later = (one: string, other: string): string => (one > other ? one : other)

const two = (number: number): string => String(number).padStart(2, '0')

function pick<T>(from: readonly T[], next: Random): T {
  const found = from[next(from.length)]
  if (found === undefined) throw new RangeError('nothing to pick from')
  return found
}

// mulberry32 by Tommy Ettinger (public domain): small, and the same on every machine.
function randomOf(seed: number): Random {
  let state = seed >>> 0
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}
