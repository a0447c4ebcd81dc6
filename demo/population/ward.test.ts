import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { isResident, type Resident } from './resident.ts'
import { generateHouseholds, generateWard, type WardRequest, usualAnchor } from './ward.ts'

const homes = [...generateWard({ residents: 40_000 })]
const everybody = homes.flat()
const residents = everybody.filter(isResident)

const hashOf = (request: WardRequest): string => {
  const hash = createHash('sha256')
  for (const people of generateWard(request)) hash.update(JSON.stringify(people))
  return hash.digest('hex')
}

const share = (people: readonly Resident[], holds: (person: Resident) => boolean): number =>
  people.filter(holds).length / people.length

describe('見本の区を作る', () => {
  test('頼まれた人数ちょうどの住民が住む', () => {
    for (const asked of [0, 1, 2, 3, 777]) {
      const made = [...generateWard({ residents: asked })].flat().filter(isResident)
      expect(made).toHaveLength(asked)
    }
    expect(residents).toHaveLength(40_000)
  })

  test('同じ種と基準日からは、一字も違わない同じ人たちが生まれ、違えば別の人たちになる', () => {
    expect(hashOf({ residents: 2000 })).toBe(hashOf({ residents: 2000 }))
    expect(hashOf({ residents: 2000, seed: 7 })).not.toBe(hashOf({ residents: 2000 }))
    expect(hashOf({ residents: 2000, anchor: '2020-01-01' })).not.toBe(hashOf({ residents: 2000 }))
  })

  test('人数を増やすと、前の人たちはそのままで、続きが足される', () => {
    const small = [...generateWard({ residents: 500 })]
    const big = [...generateWard({ residents: 900 })]
    expect(big.slice(0, small.length - 1)).toEqual(small.slice(0, -1))
    // The last household may have been cut short: what was there is still there.
    expect(big[small.length - 1]).toEqual(expect.arrayContaining(small.at(-1) ?? []))
    expect(generateHouseholds(50)).toEqual(big.slice(0, 50).flat())
  })

  test('年齢は区の5歳階級のとおり、女性がすこし多い', () => {
    const band = ({ birthDate }: Resident) => Math.min(15, Math.floor(ageOf(birthDate) / 5))
    const counted = Map.groupBy(residents, band)
    const sum = pyramid.reduce((all, one) => all + one, 0)
    for (const [index, wanted] of pyramid.entries()) {
      const got = (counted.get(index)?.length ?? 0) / residents.length
      expect(got / (wanted / sum), `${index * 5}歳から`).toBeGreaterThan(0.93)
      expect(got / (wanted / sum), `${index * 5}歳から`).toBeLessThan(1.07)
    }
    expect(Math.abs(share(residents, ({ sex }) => sex === 'male') - 348_782 / 723_866)).toBeLessThan(0.01)
  })

  test('世帯の人数は区の割合のとおりで、ひとり暮らしが半分近い', () => {
    const sizes = homes.map((people) => people.filter(isResident).length).filter((size) => size > 0)
    const sum = householdSizes.reduce((all, one) => all + one, 0)
    for (const [index, wanted] of householdSizes.entries()) {
      const size = index + 1
      const got = sizes.filter((one) => (size === 6 ? one >= 6 : one === size)).length / sizes.length
      expect(Math.abs(got - wanted / sum), `${size}人の世帯`).toBeLessThan(0.012)
    }
  })

  test('どの世帯にも世帯主が一人だけいて、子は世帯主より若い', () => {
    for (const people of homes) {
      const [head, ...others] = people.filter(({ relation }) => relation === '世帯主')
      expect(others).toEqual([])
      for (const { relation, birthDate } of people)
        if (relation === '子') expect(birthDate > (head?.birthDate ?? '')).toBe(true)
    }
  })

  test('宛名番号も人の鍵も世帯番号も、二つに同じものはない', () => {
    expect(new Set(everybody.map(({ atenaNumber }) => atenaNumber)).size).toBe(everybody.length)
    expect(new Set(everybody.map(({ personId }) => personId)).size).toBe(everybody.length)
    expect(new Set(homes.map(([first]) => first?.householdNumber)).size).toBe(homes.length)
    expect(everybody.every(({ atenaNumber }) => /^\d{10}$/.test(atenaNumber))).toBe(true)
  })

  test('個人番号（12桁）や住民票コード（11桁）のような数字は、どこにもない', () => {
    for (const person of everybody) {
      const text = JSON.stringify({ ...person, personId: null }).normalize('NFKC')
      expect(/(?<![0-9A-Za-z])\d{11,12}(?![0-9A-Za-z])/.test(text)).toBe(false)
    }
  })

  test('住所は町と丁目があるか、西大泉町の地番で、日付は前後しない', () => {
    for (const { address, birthDate, residentSince, addressSince, closed } of everybody) {
      expect(address.lot === undefined).toBe(address.ban !== undefined)
      expect(birthDate <= residentSince && residentSince <= addressSince).toBe(true)
      expect(closed === undefined || addressSince < closed.on).toBe(true)
      expect((closed?.on ?? usualAnchor) <= usualAnchor).toBe(true)
    }
    expect(new Set(everybody.map(({ address }) => address.town)).size).toBeGreaterThanOrEqual(45)
  })

  test('同じ番地の集合住宅は、だれにとっても同じ名前である', () => {
    const names = Map.groupBy(
      everybody.filter(({ address }) => address.building?.includes(' ')),
      ({ address: { town, chome, ban, go } }) => `${town}${chome}-${ban}-${go}`,
    )
    for (const people of names.values())
      expect(new Set(people.map(({ address }) => address.building?.split(' ')[0])).size).toBe(1)
  })
})

describe('見本の区のむずかしい人たち', () => {
  test('外国籍の住民は3％ほどで、姓と名を分けない氏名と在留資格をもち、本籍はない', () => {
    const foreign = residents.filter(({ foreigner }) => foreigner)
    expect(foreign.length / residents.length).toBeGreaterThan(0.027)
    expect(foreign.length / residents.length).toBeLessThan(0.036)
    expect(foreign.every(({ honseki, foreigner }) => !honseki && foreigner?.status)).toBe(true)
    expect(foreign.some(({ alias }) => alias)).toBe(true)
    expect(share(foreign, ({ foreigner }) => foreigner?.nationality === '中国')).toBeGreaterThan(0.35)
    expect(residents.every(({ honseki, foreigner }) => (honseki === undefined) === (foreigner !== undefined))).toBe(
      true,
    )
  })

  test.each([
    ['髙', /髙/],
    ['﨑', /﨑/],
    ['𠮷', /𠮷/],
    ['齋', /齋/],
    ['字形を選ぶ符号', /[\u{E0100}-\u{E01EF}]/u],
  ])('氏名に「%s」のある人がいる', (_, writing) => {
    expect(everybody.filter(({ name }) => writing.test(name)).length).toBeGreaterThan(3)
  })

  test.each(['妻（未届）', '子の子', '縁故者', '同居人', '妻の子'])('続柄が「%s」の人がいる', (relation) => {
    expect(residents.some((person) => person.relation === relation)).toBe(true)
  })

  test('旧氏のある人、生年月日の分からない人、転出した人、亡くなった人、職権で消された人がいる', () => {
    expect(residents.some(({ formerSurname }) => formerSurname)).toBe(true)
    expect(residents.some(({ birthText }) => birthText)).toBe(true)
    for (const why of ['moved_out', 'died', 'removed'])
      expect(
        everybody.some(({ closed }) => closed?.why === why),
        why,
      ).toBe(true)
  })

  test('氏名も生年月日も同じ別の人がいる', () => {
    const same = Map.groupBy(everybody, ({ name, birthDate }) => `${name} ${birthDate}`)
    const pairs = [...same.values()].filter((people) => new Set(people.map(({ household }) => household)).size > 1)
    expect(pairs.length).toBeGreaterThan(2)
  })
})

const ageOf = (birthDate: string): number => (Date.parse(usualAnchor) - Date.parse(birthDate)) / 86_400_000 / 365.2425

const pyramid = [
  28073, 28980, 28867, 31304, 44932, 49468, 48475, 50861, 52698, 59073, 55934, 48145, 37758, 34165, 38031, 87102,
]
const householdSizes = [178_473, 89_168, 55_413, 40_429, 9_088, 1_914]
