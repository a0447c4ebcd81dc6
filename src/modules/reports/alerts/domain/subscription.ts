import type { Place } from '../../ground/index.ts'

export const radii = [200, 500, 1000, 2000] as const
export const rhythms = ['each', 'daily', 'weekly'] as const
export type Rhythm = (typeof rhythms)[number]

export const mostSubscriptions = 10

/** What somebody wants to be told of: near a place, in a town or anywhere, of one group of kinds or of all. */
export type Wish = {
  /** As the place was named; for the person alone. */
  label: string
  rhythm: Rhythm
  group: string | undefined
} & (
  | { town: string | undefined; near?: undefined }
  | { near: { place: Place; radiusMetres: number }; town?: undefined }
)

const metresOfDegree = 111_195

/** The box around a circle, in degrees (longitude, latitude). */
export function reachOf({ place, radiusMetres }: { place: Place; radiusMetres: number }) {
  const lat = radiusMetres / metresOfDegree
  const lon = lat / Math.cos((place.lat * Math.PI) / 180)
  return { west: place.lon - lon, south: place.lat - lat, east: place.lon + lon, north: place.lat + lat }
}
