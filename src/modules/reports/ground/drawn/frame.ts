import { type Bounds, metresFrom, middleOf, type Place, placeAt } from '../domain/place.ts'

/** A sheet on which places are drawn; `x` to the right, `y` down, in units. */
export type Frame = {
  width: number
  height: number
  bounds: Bounds
  metresPerUnit: number
  pointOf(place: Place): { x: number; y: number }
  placeOf(point: { x: number; y: number }): Place
}

/** Shows all of the bounds on a sheet of this width, never flatter nor taller than the ratios of height to width. */
export function frameOf(bounds: Bounds, width: number, ratios: { least: number; most: number }): Frame {
  const middle = middleOf(bounds)
  const corner = metresFrom(middle, { lat: bounds.north, lon: bounds.east })
  const [wide, high] = [Math.max(corner.x * 2, 20), Math.max(corner.y * 2, 20)]
  const ratio = Math.min(ratios.most, Math.max(ratios.least, high / wide))
  const metresPerUnit = Math.max(wide, high / ratio) / width
  const height = Math.round(width * ratio)
  const half = { x: (width / 2) * metresPerUnit, y: (height / 2) * metresPerUnit }
  const [low, top] = [placeAt(middle, { x: -half.x, y: -half.y }), placeAt(middle, half)]
  return {
    width,
    height,
    bounds: { south: low.lat, west: low.lon, north: top.lat, east: top.lon },
    metresPerUnit,
    pointOf: (place) => {
      const { x, y } = metresFrom(middle, place)
      return { x: width / 2 + x / metresPerUnit, y: height / 2 - y / metresPerUnit }
    },
    placeOf: ({ x, y }) => placeAt(middle, { x: (x - width / 2) * metresPerUnit, y: (height / 2 - y) * metresPerUnit }),
  }
}
