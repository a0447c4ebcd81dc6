import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { loadGround } from '../data/load.ts'
import { landmarksMatching, nearestTown, townCalled, townsMatching } from './find-by-name.ts'
import { foldName } from './fold-name.ts'
import type { Area, Ground } from './ground.ts'
import { isInside } from './is-inside.ts'
import { ownerAt } from './owner-at.ts'
import { distanceMetres, isWithin, moved, placeAt } from './place.ts'

const profiles = join(import.meta.dirname, '../../../../../profiles')
const nerima = loadGround(join(profiles, 'nerima/reports/ground'), '練馬区') as Ground
const point = (name: string) => {
  const found = [...nerima.towns, ...nerima.landmarks].find((one) => one.name === name)
  if (!found) throw new Error(name)
  return found.place
}

describe('区の内と外', () => {
  test('202の町丁目は、どれも外ではない', () => {
    expect(nerima.towns).toHaveLength(202)
    expect(nerima.towns.filter(({ place }) => isInside(nerima, place) === 'outside')).toEqual([])
    expect(nerima.towns.filter(({ place }) => isInside(nerima, place) === 'inside').length).toBeGreaterThan(160)
  })

  test('新座市の中にある西大泉町の飛び地も、内である', () => {
    expect(isInside(nerima, point('西大泉町'))).toBe('inside')
    expect(isInside(nerima, moved(point('西大泉町'), 'north', 120))).toBe('outside')
  })

  test.each([
    ['新宿', 35.69, 139.7],
    ['西東京市役所', 35.7257, 139.5386],
    ['和光市駅', 35.7886, 139.6121],
    ['高円寺駅', 35.7053, 139.6497],
  ])('%sは外である', (_, lat, lon) => {
    expect(isInside(nerima, { lat, lon })).toBe('outside')
  })

  test('線の近くは、内とも外とも言わない', () => {
    const corner = { lat: 35.7689, lon: 139.6348 }
    for (const way of ['north', 'south', 'east', 'west'] as const)
      expect(isInside(nerima, moved(corner, way, 30))).toBe('near-border')
  })

  // 1 km each way around the middle, with a hole of 200 m; an exact line.
  const middle = { lat: 35.74, lon: 139.61 }
  const square = (half: number) =>
    [
      { x: -half, y: -half },
      { x: half, y: -half },
      { x: half, y: half },
      { x: -half, y: half },
      { x: -half, y: -half },
    ].map((corner) => placeAt(middle, corner))
  const exact: Area = { name: '', toleranceMetres: 0, rings: [square(500), square(100)] }
  const at = (x: number, y: number, toleranceMetres = 0) =>
    isInside({ areas: [{ ...exact, toleranceMetres }] }, placeAt(middle, { x, y }))

  test('正しい線なら、1m内は内、1m外は外', () => {
    expect([at(499, 0), at(501, 0), at(0, -499), at(0, -501)]).toEqual(['inside', 'outside', 'inside', 'outside'])
  })

  test('穴の中は外である', () => {
    expect([at(0, 0), at(99, 0), at(101, 0)]).toEqual(['outside', 'outside', 'inside'])
  })

  test('1m外は、どんな線でも内にはならない', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 200 }), fc.integer({ min: -500, max: 500 }), (tolerance, along) => {
        expect(at(501, along, tolerance)).not.toBe('inside')
        expect(at(501 + tolerance, along, tolerance)).toBe('outside')
      }),
    )
  })
})

describe('管理者', () => {
  test('環八通りの上は、都の道路と答える', () => {
    const owner = ownerAt(nerima, point('練馬春日町駅'))
    expect(owner).toMatchObject({ owner: 'metropolis', name: '環八通り', kind: 'road', metres: 0 })
    expect(ownerAt(nerima, moved(point('練馬春日町駅'), 'north', 200))).toBeUndefined()
  })

  test('川越街道は国、石神井公園は都、武蔵関公園は区の公園、石神井川は川の管理者', () => {
    expect(ownerAt(nerima, point('地下鉄赤塚駅'))).toMatchObject({ owner: 'national', name: '川越街道' })
    expect(ownerAt(nerima, point('石神井公園'))).toMatchObject({ owner: 'metropolis', kind: 'park', metres: 0 })
    expect(ownerAt(nerima, point('武蔵関公園'))).toMatchObject({ owner: 'park', kind: 'park' })
    expect(ownerAt(nerima, { lat: 35.744, lon: 139.628 })).toMatchObject({ owner: 'river', name: '石神井川' })
  })

  test('描いていない道の上は、分からない', () => {
    expect(ownerAt(nerima, point('向山三丁目'))).toBeUndefined()
  })
})

describe('町と目印', () => {
  test('町の代表点にいちばん近い町は、その町である', () => {
    for (const town of nerima.towns) expect(nearestTown(nerima, town.place)?.name).toBe(town.name)
  })

  test.each([
    '光が丘二丁目',
    '光が丘２丁目',
    '光が丘2丁目',
    '光ヶ丘2丁目',
    '光が丘2-7-6-102',
    '光が丘２－７－６',
    '練馬区光が丘2丁目',
    '東京都練馬区光が丘二丁目7番6号',
    'ひかりがおか2ちょうめ',
    'ヒカリガオカ２チョウメ',
    'Hikarigaoka 2-chome',
    'hikarigaoka 2-7-6',
  ])('「%s」は光が丘二丁目である', (text) => {
    expect(townsMatching(nerima, text)[0]?.name).toBe('光が丘二丁目')
    expect(townCalled(nerima, text)?.name).toBe('光が丘二丁目')
  })

  test('町の名の一部からも探せ、同じ名で始まる町を先に出す', () => {
    expect(townsMatching(nerima, '大泉').map(({ town }) => town)).toContain('大泉町')
    expect(townsMatching(nerima, '練馬')[0]?.town).toBe('練馬')
    expect(townsMatching(nerima, 'ooizumi')[0]?.town).toBe('大泉学園町')
    expect(townsMatching(nerima, '栄町40-7')).toEqual([])
    expect(townsMatching(nerima, '栄町')[0]?.name).toBe('栄町')
  })

  test('目印は、漢字でも、かなでも、ローマ字でも探せる', () => {
    for (const text of ['石神井公園', 'しゃくじいこうえん', 'シャクジイコウエン', 'Shakujii-koen', 'shakujiikouen'])
      expect(landmarksMatching(nerima, text)[0]?.name).toMatch(/^石神井公園/)
    expect(landmarksMatching(nerima, '   ')).toEqual([])
  })

  test('書き方をそろえるのは、2度しても同じ', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 20 }), (text) => {
        expect(foldName(foldName(text))).toBe(foldName(text))
      }),
    )
    for (const { name } of nerima.towns) expect(foldName(foldName(name))).toBe(foldName(name))
  })
})

describe('プロファイルの地図', () => {
  test('町、駅、道路は、区の近くにある', () => {
    const all = [...nerima.towns, ...nerima.landmarks].map(({ place }) => place)
    expect(all.filter((place) => !isWithin(place, nerima.bounds))).toEqual([])
    for (const { line } of [...nerima.roads, ...nerima.rails, ...nerima.rivers])
      for (const place of line) expect(distanceMetres(place, point('練馬高野台駅'))).toBeLessThan(10_000)
  })

  test('出典を、使ったデータの分だけ持つ', () => {
    expect(nerima.credits.map(({ ja }) => ja).join()).toMatch(
      /国土数値情報（行政区域データ）を加工して作成.*Geolonia.*CC BY 4.0.*道路.*およその形/,
    )
  })

  test('地図を持たない自治体には、地図がない', () => {
    expect(loadGround(join(profiles, 'hinata/reports/ground'), 'ひなた町')).toBeUndefined()
  })
})
