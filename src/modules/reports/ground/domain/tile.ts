import type { Bounds, Place } from './place.ts'

/** A square of the Web Mercator grid; a parent at zoom z is `tile >> (18 - z)`. */
export type Tile = { x: number; y: number }

const clampTo = (most: number, value: number): number => Math.min(Math.max(Math.floor(value), 0), most - 1)

/** Tile of a zoom that the place is in; about 124 m wide at zoom 18 in Tokyo. */
export function tileOf({ lat, lon }: Place, zoom = 18): Tile {
  const size = 2 ** zoom
  const phi = (lat * Math.PI) / 180
  return {
    x: clampTo(size, ((lon + 180) / 360) * size),
    y: clampTo(size, ((1 - Math.asinh(Math.tan(phi)) / Math.PI) / 2) * size),
  }
}

/** Where a tile lies, unrounded: its north and west border belong to it. */
export function tileBounds({ x, y }: Tile, zoom = 18): Bounds {
  const size = 2 ** zoom
  const latOf = (row: number) => (Math.atan(Math.sinh(Math.PI * (1 - (2 * row) / size))) * 180) / Math.PI
  return {
    south: latOf(y + 1),
    west: (x / size) * 360 - 180,
    north: latOf(y),
    east: ((x + 1) / size) * 360 - 180,
  }
}
