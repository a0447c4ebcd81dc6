import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { coarse, distanceMetres, moved, parsePlace, roundPlace } from './place.ts'
import { tileBounds, tileOf } from './tile.ts'

const inJapan = fc
  .record({ lat: fc.double({ min: 24, max: 46, noNaN: true }), lon: fc.double({ min: 122, max: 154, noNaN: true }) })
  .map(roundPlace)
const office = { lat: 35.7356, lon: 139.6522 }

describe('場所', () => {
  test('丸めた場所は、100mほどのますの中にあり、もう一度丸めても同じ', () => {
    fc.assert(
      fc.property(inJapan, (place) => {
        const rounded = coarse(place)
        expect(coarse(rounded)).toEqual(rounded)
        expect(distanceMetres(place, rounded)).toBeLessThan(81)
      }),
    )
  })

  test('同じますの中の2軒は、同じ場所に丸められる', () => {
    const middle = coarse(office)
    expect(coarse(moved(moved(middle, 'north', 40), 'east', 40))).toEqual(middle)
    expect(coarse(moved(middle, 'north', 60))).not.toEqual(middle)
  })

  test('距離はどちらから測っても同じで、動かした分だけ離れる', () => {
    fc.assert(
      fc.property(inJapan, inJapan, (a, b) => {
        expect(distanceMetres(a, b)).toBeCloseTo(distanceMetres(b, a), 6)
      }),
    )
    for (const way of ['north', 'south', 'east', 'west'] as const) {
      expect(distanceMetres(office, moved(office, way, 50))).toBeCloseTo(50, 0)
    }
  })

  test('地図のますは、その場所を含む。縮めたますは、番号を半分にしたもの', () => {
    fc.assert(
      fc.property(inJapan, fc.integer({ min: 5, max: 17 }), (place, zoom) => {
        const tile = tileOf(place)
        const bounds = tileBounds(tile)
        expect(place.lat).toBeGreaterThanOrEqual(bounds.south - 1e-9)
        expect(place.lat).toBeLessThanOrEqual(bounds.north + 1e-9)
        expect(place.lon).toBeGreaterThanOrEqual(bounds.west - 1e-9)
        expect(place.lon).toBeLessThan(bounds.east + 1e-9)
        expect(tileOf(place, zoom)).toEqual({ x: tile.x >> (18 - zoom), y: tile.y >> (18 - zoom) })
      }),
    )
  })

  // The example of the OpenStreetMap wiki, 「Slippy map tilenames」.
  test('ほかの地図と同じ番号になる', () => {
    expect(tileOf({ lat: 35.6590699, lon: 139.7006793 })).toEqual({ x: 232_798, y: 103_246 })
  })

  test.each([
    ['35.7356,139.6522', office],
    ['35.7356, 139.6522', office],
    ['３５．７３５６，１３９．６５２２', office],
    ['(35.7356 139.6522)', office],
  ])('「%s」を場所として読む', (text, place) => {
    expect(parsePlace(text)).toEqual(place)
  })

  test.each(['', '35.7', '139.6522,35.7356,1', '91,139', '35,181', 'NaN,0', '35.7356;139', '1e9,3'])(
    '「%s」は場所ではない',
    (text) => {
      expect(parsePlace(text)).toBeUndefined()
    },
  )

  test('書いた場所は、読むと同じ場所になる', () => {
    fc.assert(
      fc.property(inJapan, (place) => {
        expect(parsePlace(`${place.lat},${place.lon}`)).toEqual(place)
      }),
    )
  })
})
