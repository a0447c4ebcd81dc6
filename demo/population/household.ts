import { demoPersonId } from '../people.ts'
import type { DemoAddress } from '../person.ts'
import { type Day, isoOf, yearOf } from './days.ts'
import { years } from './homes/ages.ts'
import { foreignNamesOf, foreignSpouse } from './homes/foreign-home.ts'
import { drawHome } from './homes/home.ts'
import { japaneseNames, type Named } from './homes/japanese-home.ts'
import { membersOf } from './homes/members.ts'
import { type Related, related } from './homes/relations.ts'
import { type Residence, residenceOf } from './homes/residence.ts'
import { foreignFamily } from './names/foreign-name.ts'
import { surname } from './names/surnames.ts'
import type { Word } from './names/word.ts'
import { addressText, homeAddress } from './places/home-address.ts'
import { between, happens, type Random, randomOf } from './random.ts'
import type { Resident } from './resident.ts'

export type Ward = { seed: number; anchor: Day }

/** Everybody of the household with this number, the 世帯主 first; who died or moved away is among them. */
export function household(index: number, ward: Ward): Resident[] {
  const next = randomOf(ward.seed, index)
  const members = related(membersOf(drawHome(next), next), next)
  const [head] = members
  if (!head) return []
  const isAlone = members.length === 1
  const foreign = happens(foreignPerTenThousand(head.age), next) ? foreignFamily(next) : undefined
  const { anchor } = ward
  const about = { anchor, headAge: head.age, isAlone, nationality: foreign?.nationality }
  const residence = residenceOf(about, next)
  const address = homeAddress(next, happens(isAlone ? 2200 : 5800, next) ? 'house' : 'room')
  const home: Home = { index, anchor, residence, address, surname: surname(next), next }
  const named = foreign
    ? foreignNamesOf(members, foreign, { firstCard: numberOf(index, 0), anchor }, next)
    : mixedNames(members, home)
  const people = members.map((member, position) => residentOf(member, named[position], position, home))
  if (!isAlone || foreign) return people
  return [...asNamesake(people, ward, index), ...lateSpouse(head, home)]
}

type Home = { index: number; anchor: Day; residence: Residence; address: DemoAddress; surname: Word; next: Random }

// 3.1 % of the ward have a foreign nationality, most of them young.
const foreignPerTenThousand = (age: number): number => (age < years(45) ? 520 : age < years(65) ? 250 : 70)

function mixedNames(members: readonly Related[], home: Home): Named[] {
  const names = japaneseNames(members, home, home.next)
  const position = members.findIndex(({ isMarried, relation }) => isMarried && /^[妻夫]$/.test(relation))
  const spouse = members[position]
  if (!spouse || !happens(90, home.next)) return names
  return names.with(position, foreignSpouse(spouse, numberOf(home.index, position), home.anchor, home.next))
}

const firstPerson = 1000
const roomInHousehold = 10

const numberOf = (index: number, position: number): number => index * roomInHousehold + position

function residentOf(member: Related, named: Named | undefined, position: number, home: Home): Resident {
  if (!named) throw new RangeError('somebody without a name')
  const { index, anchor, residence, address, next } = home
  const born = Math.min(anchor - member.age, (residence.ended?.on ?? anchor) - 2)
  return {
    ...named,
    personId: demoPersonId(firstPerson + numberOf(index, position)),
    // How the ward makes its ten digits is not known to us (要確認), so there is no check digit.
    atenaNumber: String(20_000_000 + numberOf(index, position)).padStart(10, '0'),
    household: `generated-${index}`,
    householdNumber: 20_000_000 + index,
    birthDate: isoOf(born),
    ...unknownBirth(member.age, born, named, next),
    sex: member.sex,
    relation: member.relation,
    address,
    ...stayOf(born, residence),
    contacts: {},
  }
}

function stayOf(born: Day, { inWardSince, cameFrom, atHomeSince, earlierHome, ended }: Residence) {
  const residentSince = Math.max(born, inWardSince)
  const addressSince = Math.max(born, atHomeSince)
  const hasMoved = earlierHome !== undefined && addressSince > residentSince
  const reason = residentSince === born ? '出生' : '転入'
  const previousAddress = hasMoved ? addressText(earlierHome) : residentSince === born ? undefined : cameFrom
  return {
    residentSince: isoOf(residentSince),
    addressSince: isoOf(addressSince),
    ...(previousAddress !== undefined && { previousAddress }),
    ...(hasMoved && {
      earlier: [{ on: isoOf(residentSince), reason, address: earlierHome, previousAddress: cameFrom }],
    }),
    ...(ended && { closed: { ...ended, on: isoOf(ended.on) } }),
  }
}

/** 生年月日不詳: very old people, and some whose country did not record it. */
function unknownBirth(age: number, born: Day, { foreigner }: Named, next: Random): Partial<Resident> {
  if (!happens(foreigner ? 25 : age > years(80) ? 8 : 0, next)) return {}
  if (happens(2500, next)) return { birthText: '生年月日不詳', isBirthDateHidden: true }
  const year = yearOf(born)
  const era = year < 1926 ? `大正${year - 1911}` : `昭和${year - 1925}`
  return { birthText: `${foreigner ? year : era}年 月日不詳`, birthDate: `${year}-01-01` }
}

/** Now and then somebody else of the ward has the very same name and birth date. */
function asNamesake(people: readonly Resident[], ward: Ward, index: number): readonly Resident[] {
  if (index % 1000 !== 999) return people
  const [other] = household(index - 1, ward)
  if (!other || other.foreigner || other.birthText) return people
  const { name, kana, birthDate, sex } = other
  return people.map((person) => ({
    ...person,
    ...{ name, kana, birthDate, sex },
    honsekiHead: name,
    residentSince: later(person.residentSince, birthDate),
    addressSince: later(person.addressSince, birthDate),
  }))
}

const later = (one: string, other: string): string => (one > other ? one : other)

/** Somebody who died in the last years while the other lives on alone. */
function lateSpouse(survivor: Related, home: Home): Resident[] {
  const { anchor, next, residence } = home
  if (survivor.age < years(68) || residence.ended || !happens(1500, next)) return []
  const on = Math.max(residence.atHomeSince + 1, anchor - between(1, 1500, next))
  const sex = survivor.sex === 'male' ? 'female' : 'male'
  const age = survivor.age + (sex === 'male' ? 1 : -1) * between(-years(1), years(6), next)
  const late: Related = { ...survivor, age, sex, relation: sex === 'male' ? '夫' : '妻', isMarried: false }
  const [named] = japaneseNames([late], home, next)
  return [residentOf(late, named, 1, { ...home, residence: { ...residence, ended: { on, why: 'died' } } })]
}
