/** Degrees of WGS 84. */
export type Place = { lat: number; lon: number }

const radians = Math.PI / 180

/** The Web Mercator tile in which a place lies, at zoom 18 about 125 m wide at our latitude. */
export function tileOf({ lat, lon }: Place, zoom = 18): { x: number; y: number } {
  const n = 2 ** zoom
  const sine = Math.sin(lat * radians)
  return {
    x: Math.floor(((lon + 180) / 360) * n),
    y: Math.floor((0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * n),
  }
}

const cell = 0.001

/** The middle of the cell of about 100 m in which a place lies. */
export const coarse = ({ lat, lon }: Place): Place => ({ lat: middle(lat), lon: middle(lon) })

const middle = (degrees: number): number => Number((Math.floor(degrees / cell + 1e-9) * cell + cell / 2).toFixed(6))

const earthMetres = 6_371_008.8

/** Great-circle distance; right to a thousandth at the size of a town. */
export function distanceMetres(a: Place, b: Place): number {
  const x = (b.lon - a.lon) * radians * Math.cos(((a.lat + b.lat) / 2) * radians)
  const y = (b.lat - a.lat) * radians
  return Math.hypot(x, y) * earthMetres
}
