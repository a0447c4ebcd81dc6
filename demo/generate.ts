import { demoPersonId } from './people.ts'
import type { DemoAddress, DemoPerson, Sex } from './person.ts'
import { familyNames, foreignNames, givenNames, towns } from './names.ts'

/** Neighbours of the named people: the same `seed` gives the same households, so that lists look real and tests stay still. */
export function generateHouseholds(count: number, seed = 131202): DemoPerson[] {
  const next = randomOf(seed)
  return Array.from({ length: count }, (_, index) => household(index, next)).flat()
}

type Random = (below: number) => number

const firstPerson = 1000
const roomInHousehold = 10

function household(index: number, next: Random): DemoPerson[] {
  // One in thirty residents of Nerima has a foreign nationality (2023).
  if (index % 30 === 17) return [foreigner(index, next)]
  const surname = pick(familyNames, next)
  const address = addressOf(next)
  const year = 1936 + next(65)
  const size = year > 1996 ? 1 : (sizes[next(sizes.length)] ?? 1)
  const first = member('世帯主', year, next)
  const since = `${Math.max(year + 24, 1990 + next(36))}-04-01`
  return [first, ...others(size, year, first.sex, next)].map(({ relation, given, sex, born }, place) => ({
    ...keysOf(index, place),
    name: `${surname.name}${given.name}`,
    kana: `${surname.kana} ${given.kana}`,
    birthDate: born,
    sex,
    relation,
    address,
    honseki: `東京都練馬区${address.town}${kanji(address.chome)}丁目${address.ban}番`,
    honsekiHead: `${surname.name}${first.given.name}`,
    residentSince: later(since, born),
    addressSince: later(since, born),
    contacts: {},
  }))
}

function foreigner(index: number, next: Random): DemoPerson {
  const { name, kana, sex, nationality, status } = pick(foreignNames, next)
  const since = `${2016 + next(9)}-10-01`
  return {
    ...keysOf(index, 0),
    name,
    kana,
    birthDate: `${1970 + next(35)}-${two(1 + next(12))}-${two(1 + next(28))}`,
    sex,
    relation: '世帯主',
    address: addressOf(next),
    foreigner: {
      nationality,
      category: status === '永住者' ? '中長期在留者（永住者）' : '中長期在留者',
      status,
      period: status === '永住者' ? '無期限' : '3年',
      ...(status !== '永住者' && { expiresOn: '2028-09-30' }),
      cardNumber: `ZZ${String(index).padStart(8, '0')}ZZ`,
    },
    residentSince: since,
    addressSince: since,
    contacts: {},
  }
}

const keysOf = (index: number, place: number) => ({
  personId: demoPersonId(firstPerson + index * roomInHousehold + place),
  atenaNumber: String(20_000_000 + index * roomInHousehold + place).padStart(10, '0'),
  household: `generated-${index}`,
})

const kanji = (chome = 1): string => '一二三四五六七八九'.charAt(chome - 1)

// Households of Nerima: nearly half are one person, a quarter two (census 2015).
const sizes = [1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 4, 4, 5]

type Member = { relation: string; given: { name: string; kana: string }; sex: Sex; born: string }

function member(relation: string, year: number, next: Random, sex: Sex = next(2) === 0 ? 'male' : 'female'): Member {
  const given = pick(givenNames[sex === 'male' ? 'male' : 'female'], next)
  const born = `${year}-${two(1 + next(12))}-${two(1 + next(28))}`
  return { relation, given, sex, born }
}

function others(size: number, headYear: number, headSex: Sex, next: Random): Member[] {
  if (size === 1) return []
  const partnerYear = headYear + next(7) - 2
  const partner =
    headSex === 'male' ? member('妻', partnerYear, next, 'female') : member('夫', partnerYear, next, 'male')
  const child = (place: number) => member('子', Math.min(headYear + 28 + place * 3, 2025), next)
  return [partner, ...Array.from({ length: size - 2 }, (_, place) => child(place))]
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
