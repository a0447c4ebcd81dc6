import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import type { JSX } from 'hono/jsx/jsx-runtime'
import { describe, expect, test } from 'vitest'
import { loadGround } from '../data/load.ts'
import { boundsOfRegion, boundsOfTown, type Ground } from '../domain/ground.ts'
import { type Bounds, boundsAround, distanceMetres } from '../domain/place.ts'
import { DrawnMap, type Pin } from './drawn-map.tsx'
import { frameOf } from './frame.ts'
import { labelsOn } from './labels.ts'
import { spread } from './spread.ts'

const ground = loadGround(
  join(import.meta.dirname, '../../../../../profiles/nerima/reports/ground'),
  '練馬区',
) as Ground
const lamp: Pin = {
  place: { lat: 35.7585, lon: 139.6286 },
  number: 1,
  state: 'received',
  label: '1 街路灯が<つかない>、受け付けました',
}
const write = (map: JSX.Element): string => String(map)

describe('描いた地図', () => {
  test('区の全体は、縮めて6KBより軽い', () => {
    const html = write(<DrawnMap ground={ground} title="練馬区の地図" />)
    expect(html).toContain('光が丘')
    expect(gzipSync(html).length).toBeLessThan(6000)
  })

  test('ピンは、名前の付いたリンクになる', () => {
    const html = write(<DrawnMap ground={ground} title="地図" pins={[lamp]} hrefOf={() => '/reports/1'} />)
    expect(html).toContain('<a href="/reports/1" aria-label="1 街路灯が&lt;つかない&gt;、受け付けました" data-at="')
    expect(html).toContain('>1</text>')
  })

  test('まとまりは、件数を書き、リンクになる', () => {
    const cluster = { place: lamp.place, count: 1500, label: '光が丘のあたり1500件' }
    const html = write(<DrawnMap ground={ground} title="地図" clusters={[cluster]} hrefOf={() => '/reports?z=15'} />)
    expect(html).toContain('<a href="/reports?z=15" aria-label="光が丘のあたり1500件" data-at="')
    expect(html).toContain('999+')
  })

  test('地図の外のピンは描かない', () => {
    const html = write(
      <DrawnMap
        ground={ground}
        bounds={boundsOfRegion(ground, '大泉')}
        title="大泉"
        pins={[lamp]}
        hrefOf={() => '/reports/1'}
      />,
    )
    expect(html).not.toContain('/reports/1')
  })

  test('どの地図にも、出典がある', () => {
    expect(write(<DrawnMap ground={ground} title="地図" />)).toContain('国土数値情報（行政区域データ）を加工して作成')
  })

  test('近くの地図には、丁目と目印の名がある', () => {
    const html = write(<DrawnMap ground={ground} bounds={boundsOfTown(ground, '光が丘')} title="光が丘" />)
    expect(html).toContain('光が丘六丁目')
    expect(html).toContain('光が丘公園')
  })
})

const views: [string, Bounds][] = [
  ['全体', ground.bounds],
  ...ground.regions.map(({ name }): [string, Bounds] => [name, boundsOfRegion(ground, name) ?? ground.bounds]),
  ['町', boundsOfTown(ground, '石神井町') ?? ground.bounds],
]

const widthOf = ({ text }: { text: string }): number => text.length * (/[a-z]/.test(text) ? 12 : 24)

describe('地図の名前', () => {
  test.each(views)('%sの地図で、名前は重ならない', (_, bounds) => {
    const frame = frameOf(bounds, 640, { least: 0.6, most: 1 })
    for (const lang of ['ja', 'easy', 'en'] as const) {
      const labels = labelsOn(frame, ground, lang)
      expect(labels.length).toBeGreaterThan(2)
      for (const [at, a] of labels.entries())
        for (const b of labels.slice(at + 1))
          expect(
            Math.abs(a.y - b.y) >= 24 || Math.abs(a.x - b.x) >= (widthOf(a) + widthOf(b)) / 2,
            `${a.text} ${b.text}`,
          ).toBe(true)
    }
  })
})

describe('混み合ったピン', () => {
  const sheet = { width: 640, height: 440 }
  const point = fc.record({ x: fc.integer({ min: 0, max: 640 }), y: fc.integer({ min: 0, max: 440 }) })

  test('離れたピンは動かず、動いたピンは近くにあり、どこのことかを指す', () => {
    fc.assert(
      fc.property(fc.array(point, { maxLength: 30 }), (points) => {
        const spots = spread(points, sheet)
        expect(spots).toHaveLength(points.length)
        for (const [at, { x, y, from }] of spots.entries()) {
          expect(from ?? { x, y }).toEqual(points[at])
          if (from) expect(Math.hypot(x - from.x, y - from.y)).toBeLessThan(94)
        }
      }),
    )
    expect(
      spread(
        [
          { x: 100, y: 100 },
          { x: 200, y: 100 },
        ],
        sheet,
      ),
    ).toEqual([
      { x: 100, y: 100 },
      { x: 200, y: 100 },
    ])
  })

  test('同じ場所の5件も、一つずつ押せる', () => {
    const spots = spread(
      Array.from({ length: 5 }, () => ({ x: 300, y: 200 })),
      sheet,
    )
    for (const [at, a] of spots.entries())
      for (const b of spots.slice(at + 1)) expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThanOrEqual(45)
  })
})

describe('地図の紙', () => {
  test('紙の上の点は、もとの場所に戻る', () => {
    const point = fc.record({ x: fc.integer({ min: 0, max: 640 }), y: fc.integer({ min: 0, max: 380 }) })
    const metres = fc.integer({ min: 50, max: 6000 })
    fc.assert(
      fc.property(point, metres, (at, around) => {
        const frame = frameOf(boundsAround(lamp.place, around), 640, { least: 0.6, most: 1 })
        const back = frame.pointOf(frame.placeOf(at))
        expect(Math.hypot(back.x - at.x, back.y - at.y) * frame.metresPerUnit).toBeLessThan(0.2)
      }),
    )
  })

  test('見せたいところは、すべて紙に入る', () => {
    for (const [, bounds] of views) {
      const frame = frameOf(bounds, 640, { least: 0.6, most: 1 })
      const { x, y } = frame.pointOf({ lat: bounds.north, lon: bounds.east })
      expect(x).toBeLessThanOrEqual(640.5)
      expect(y).toBeGreaterThanOrEqual(-0.5)
      expect(frame.height / frame.width).toBeLessThanOrEqual(1)
      expect(distanceMetres(frame.placeOf({ x: 0, y: 0 }), frame.placeOf({ x: 640, y: 0 }))).toBeCloseTo(
        640 * frame.metresPerUnit,
        -2,
      )
    }
  })
})
