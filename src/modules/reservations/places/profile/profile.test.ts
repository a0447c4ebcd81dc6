import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { kanjiWithoutReading } from '#platform/i18n/index.ts'
import { loadProfile } from '#platform/profile/index.ts'
import { writtenTimes } from '../domain/written-times.ts'
import { withReading } from '../domain/reading.ts'
import { placeWords, readPlaces } from './load.ts'
import type { WordList } from './words.ts'

const root = resolve(import.meta.dirname, '../../../../..')

function townOf(profile: string) {
  const config = { root, profile }
  const [words, places] = [placeWords({ config }), readPlaces({ config })]
  if (!words || !places) throw new Error(`${profile} has no reservations`)
  return { words, places, offices: loadProfile({ root, profile }).offices }
}

const towns = ['nerima', 'hinata']

describe.each(towns)('%sの施設のデータ', (profile) => {
  const { words, places, offices } = townOf(profile)
  const { facilities } = places
  const spaces = facilities.flatMap((facility) =>
    facility.spaces.map((space) => ({ facility: facility.slug, ...space })),
  )
  const unknown = (list: WordList, keys: readonly string[]) =>
    keys.filter((key) => !words[list].some((word) => word.key === key))

  test('種類、地域、できること、設備、駅の言葉がそろっている', () => {
    expect(
      unknown(
        'categories',
        facilities.map(({ category }) => category),
      ),
    ).toEqual([])
    expect(
      unknown(
        'areas',
        facilities.map(({ area }) => area),
      ),
    ).toEqual([])
    expect(
      unknown(
        'stations',
        facilities.flatMap(({ station }) => station ?? []),
      ),
    ).toEqual([])
    expect(
      unknown(
        'activities',
        spaces.flatMap(({ activities }) => activities),
      ),
    ).toEqual([])
    expect(
      unknown(
        'features',
        spaces.flatMap(({ features = [] }) => features),
      ),
    ).toEqual([])
    const marks = [...facilities, ...spaces].flatMap(({ accessibility = [] }) => accessibility)
    expect(unknown('accessibility', marks)).toEqual([])
    const blocks = Object.values(places.timetables)
      .flat()
      .flatMap((one) => one.blocks)
    expect(
      unknown(
        'blocks',
        blocks.flatMap(({ label }) => label ?? []),
      ),
    ).toEqual([])
    expect(
      unknown(
        'closings',
        facilities.flatMap(({ closed }) => closed.map(({ why }) => why)),
      ),
    ).toEqual([])
    expect(unknown('closings', ['year-end', 'weekly', 'monthly'])).toEqual([])
  })

  test('担当の課と休館日の決まりがある', () => {
    expect(facilities.filter(({ office }) => !offices.some(({ key }) => key === office))).toEqual([])
    expect(facilities.filter(({ closing }) => !places.closings[closing])).toEqual([])
    for (const { closed } of facilities) for (const { from, until } of closed) expect(from <= until).toBe(true)
  })

  test('どの名前も一つの施設に一つで、読みは名前に合っている', () => {
    expect(new Set(facilities.map(({ slug }) => slug)).size).toBe(facilities.length)
    for (const facility of facilities) {
      for (const list of [facility.spaces.map(({ slug }) => slug), facility.spaces.map(({ name }) => name)])
        expect(new Set(list).size, facility.slug).toBe(list.length)
      for (const { name, kana } of [facility, ...facility.spaces, ...facility.equipment]) {
        const hasKana = /[\p{Script=Hiragana}\p{Script=Katakana}・ ]/u.test(name)
        if (hasKana) expect(withReading(name, kana)).not.toBe(`｜${name}《${kana}》`)
      }
    }
  })

  test('やさしい日本語の漢字には、みな読みがある', () => {
    const easy = Object.values(words)
      .flat()
      .map((word) => [word.key, word.easy] as const)
    expect(kanjiWithoutReading(Object.fromEntries(easy))).toEqual([])
  })

  test('音の聞こえる隣どうしと、借りられるものの部屋は、同じ施設にある', () => {
    for (const { slug, neighbours, equipment, ...facility } of facilities) {
      const atoms = new Set(facility.spaces.flatMap((space) => space.atoms ?? [space.name]))
      for (const pair of neighbours) {
        expect(
          pair.filter((atom) => !atoms.has(atom)),
          slug,
        ).toEqual([])
        expect(pair[0], slug).not.toBe(pair[1])
      }
      const slugs = facility.spaces.map((space) => space.slug)
      for (const piece of equipment)
        expect(
          (piece.spaces ?? []).filter((one) => !slugs.includes(one)),
          slug,
        ).toEqual([])
    }
  })

  test('合わせて使う部屋の、どの部分も一つずつ使える', () => {
    for (const { slug, ...facility } of facilities) {
      const single = facility.spaces.filter(({ atoms }) => (atoms?.length ?? 1) === 1)
      const alone = new Set(single.map((space) => space.atoms?.[0] ?? space.name))
      const joined = facility.spaces.flatMap(({ atoms = [] }) => (atoms.length > 1 ? atoms : []))
      expect(
        joined.filter((atom) => !alone.has(atom)),
        slug,
      ).toEqual([])
    }
  })

  test('住所はその市区町村にあり、算用数字の丁目を残していない', () => {
    for (const { slug, address } of facilities) {
      expect(address, slug).toMatch(profile === 'nerima' ? /^練馬区/ : /^ひなた町/)
      expect(address, slug).not.toMatch(/\d-\d|\d丁目/)
    }
  })

  test('どの部屋にも、一年のどの日にも、時間割が一つだけある', () => {
    const partly = ['school-yard', 'summer-lanes']
    const year = { from: Temporal.PlainDate.from('2027-04-01'), until: Temporal.PlainDate.from('2028-03-31') }
    for (const name of new Set(spaces.map(({ timetable }) => timetable))) {
      const rows = writtenTimes(places.timetables[name] ?? [], year.from, year.until)
      expect(rows.length, name).toBeGreaterThan(0)
      for (let day = year.from; Temporal.PlainDate.compare(day, year.until) <= 0; day = day.add({ days: 1 })) {
        const standing = rows.filter(({ from, until }) => (from ?? '') <= `${day}` && `${day}` < (until ?? '9'))
        for (const kind of [day.dayOfWeek, 8]) {
          const count = standing.filter(({ days }) => days.includes(kind)).length
          expect(count, `${name} ${day} ${kind}`).toBeLessThan(2)
          if (!partly.includes(name)) expect(count, `${name} ${day} ${kind}`).toBe(1)
        }
      }
    }
  })

  test('区分は重ならず、つなぎの前後には区分がある。自由な時間は一つの枠の中で選ぶ', () => {
    for (const [name, times] of Object.entries(places.timetables))
      for (const { blocks, step } of writtenTimes(
        times,
        Temporal.PlainDate.from('2027-04-01'),
        Temporal.PlainDate.from('2028-03-31'),
      )) {
        for (const [place, block] of blocks.entries()) {
          expect(block.starts < block.ends, name).toBe(true)
          const before = blocks[place - 1]
          if (before) expect(before.ends <= block.starts, name).toBe(true)
          if (block.bridge) expect([before?.ends, blocks[place + 1]?.starts], name).toEqual([block.starts, block.ends])
        }
        if (step !== null) expect(blocks, name).toHaveLength(1)
      }
  })
})

describe('見本の区の施設', () => {
  test('112の施設に、400を超える部屋・コートがある。どれも要確認である', () => {
    const { facilities } = townOf('nerima').places
    expect(facilities).toHaveLength(112)
    expect(facilities.flatMap(({ spaces }) => spaces).length).toBeGreaterThan(400)
    expect(facilities.filter(({ confirmed }) => confirmed)).toEqual([])
    for (const { slug, point } of facilities) {
      const [latitude = 0, longitude = 0] = point ?? []
      const isInside = latitude > 35.711 && latitude < 35.78 && longitude > 139.562 && longitude < 139.682
      expect(isInside, slug).toBe(true)
    }
  })

  test('もう一つの町には、3つの施設と6つの部屋がある', () => {
    const { places, words } = townOf('hinata')
    expect(places.facilities.map(({ spaces }) => spaces.length)).toEqual([2, 3, 1])
    expect(JSON.stringify([places, words])).not.toMatch(/練馬|石神井|光が丘|区民/)
  })

  test('予約を受けない町には、施設も言葉もない', () => {
    const config = { root, profile: 'atlantis' }
    expect(readPlaces({ config })).toBeUndefined()
    expect(placeWords({ config })).toBeUndefined()
  })
})
