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

/** A round distance that fills up to a quarter of the sheet, for its scale. */
export function scaleOf({ width, metresPerUnit }: Frame): { metres: number; units: number } {
  const most = (width * metresPerUnit) / 4
  const metres = [5000, 2000, 1000, 500, 200, 100, 50, 20, 10].find((one) => one <= most) ?? 5
  return { metres, units: Math.round(metres / metresPerUnit) }
}

export const scaleWords = (metres: number): string => (metres < 1000 ? `${metres}m` : `${metres / 1000}km`)

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
