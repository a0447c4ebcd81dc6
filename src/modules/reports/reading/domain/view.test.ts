import fc from 'fast-check'
import { expect, test } from 'vitest'
import { boundsOfView, readView, stepFrom, type Step, viewParameters, zooms } from './view.ts'

const whole = { south: 35.71, north: 35.78, west: 139.56, east: 139.68 }
const read = (query: string) => readView(new URLSearchParams(query))

test('住所にない地図は全体になり、読めない数で壊れない', () => {
  expect(read('')).toEqual({ kind: 'whole' })
  for (const odd of ['lat=1e9&lon=1&zoom=13', 'lat=35&lon=139&zoom=2', 'lat=NaN&lon=0&zoom=13', 'lat=95&lon=1&zoom=13'])
    expect(read(odd)).toEqual({ kind: 'whole' })
  expect(read('lat=35.75&lon=139.62&zoom=99')).toMatchObject({ zoom: zooms.closest })
})

test('住所に書いた地図は、読むと同じ地図になる', () => {
  fc.assert(
    fc.property(fc.integer({ min: 12, max: 18 }), fc.double({ min: 35.7, max: 35.8, noNaN: true }), (zoom, lat) => {
      const view = { kind: 'near', middle: { lat: Number(lat.toFixed(4)), lon: 139.62 }, zoom } as const
      expect(read(new URLSearchParams(viewParameters(view)).toString())).toEqual(view)
    }),
  )
})

test('大きくして小さくすると戻り、地図の外へは動けない', () => {
  const view = read('lat=35.75&lon=139.62&zoom=14')
  const nearer = stepFrom(view, 'nearer', whole)
  expect(nearer && stepFrom(nearer, 'further', whole)).toEqual(view)
  const far = read('lat=35.779&lon=139.62&zoom=13')
  expect(stepFrom(far, 'north', whole)).toBeUndefined()
  for (const step of ['north', 'east', 'further'] satisfies Step[])
    expect(stepFrom({ kind: 'whole' }, step, whole)).toBeUndefined()
})

test('地図は一段大きくなるごとに、半分の広さになる', () => {
  const width = (zoom: number) => {
    const { west, east } = boundsOfView({ kind: 'near', middle: { lat: 35.75, lon: 139.62 }, zoom }, whole)
    return east - west
  }
  expect(width(13) / width(14)).toBeCloseTo(2)
})
