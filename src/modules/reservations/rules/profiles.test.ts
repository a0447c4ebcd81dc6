import { describe, expect, test } from 'vitest'
import { kanjiWithoutReading } from '#platform/i18n/index.ts'
import { loadProfile } from '#platform/profile/index.ts'
import { readPlaces } from '../places/profile/load.ts'
import { checkWritten, writtenIn } from './profile.ts'
import { easy } from './text/easy.ts'
import { ja } from './text/ja.ts'

describe.each(['nerima', 'hinata'])('%s の予約の規則', (profile) => {
  const config = { root: process.cwd(), profile }
  const written = writtenIn({ config })

  test('期間の重なり、矛盾、知らない区分がない', () => {
    expect(() => checkWritten({ config, profile: loadProfile(config) }, written)).not.toThrow()
  })

  test('どの室場にも、規則と料金がある', () => {
    const spaces = readPlaces({ config } as never)?.facilities.flatMap((facility) => facility.spaces) ?? []
    const rules = new Set(written.rules.flatMap(({ keys }) => keys))
    const tariffs = new Set(written.tariffs.flatMap(({ keys }) => keys))
    expect(spaces.length).toBeGreaterThan(5)
    expect(spaces.filter((space) => !rules.has(space.rules)).map((space) => space.rules)).toEqual([])
    expect(spaces.flatMap(({ tariff }) => (tariff && !tariffs.has(tariff) ? [tariff] : []))).toEqual([])
    const used = new Set(spaces.flatMap((space) => [space.rules, space.tariff ?? '']))
    expect([...rules, ...tariffs].filter((key) => !used.has(key))).toEqual([])
  })
})

test('規則の言葉の漢字には、すべて読みがある', () => {
  expect([...kanjiWithoutReading(ja), ...kanjiWithoutReading(easy)]).toEqual([])
})
