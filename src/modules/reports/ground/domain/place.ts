/** A point on the ground: WGS84 degrees, rounded to six digits (about 10 cm). */
export type Place = { lat: number; lon: number }

/** Half-open on no side: both borders belong to it. */
export type Bounds = { south: number; west: number; north: number; east: number }

export type Direction = 'north' | 'south' | 'east' | 'west'

const digits = 1e6
const earthRadius = 6_371_008.8
const metresOfDegree = (earthRadius * Math.PI) / 180
const radians = (degrees: number): number => (degrees * Math.PI) / 180

export const roundPlace = ({ lat, lon }: Place): Place => ({
  lat: Math.round(lat * digits) / digits,
  lon: Math.round(lon * digits) / digits,
})

/** Along the surface (haversine on a sphere; wrong by less than 0.5 %). */
export function distanceMetres(from: Place, to: Place): number {
  const half =
    Math.sin(radians(to.lat - from.lat) / 2) ** 2 +
    Math.cos(radians(from.lat)) * Math.cos(radians(to.lat)) * Math.sin(radians(to.lon - from.lon) / 2) ** 2
  return 2 * earthRadius * Math.asin(Math.min(1, Math.sqrt(half)))
}

/** On a flat map around `origin`, in metres to the east and to the north; good for some kilometres. */
export const metresFrom = (origin: Place, { lat, lon }: Place): { x: number; y: number } => ({
  x: (lon - origin.lon) * metresOfDegree * Math.cos(radians(origin.lat)),
  y: (lat - origin.lat) * metresOfDegree,
})

export function placeAt(origin: Place, { x, y }: { x: number; y: number }): Place {
  return roundPlace({
    lat: origin.lat + y / metresOfDegree,
    lon: origin.lon + x / (metresOfDegree * Math.cos(radians(origin.lat))),
  })
}

const ways: Record<Direction, { x: number; y: number }> = {
  north: { x: 0, y: 1 },
  south: { x: 0, y: -1 },
  east: { x: 1, y: 0 },
  west: { x: -1, y: 0 },
}

export const moved = (place: Place, direction: Direction, metres: number): Place =>
  placeAt(place, { x: ways[direction].x * metres, y: ways[direction].y * metres })

// About 100 m each way at the latitudes of Japan; the same cells everywhere, so that neighbours share them.
const cell = { lat: 0.0009, lon: 0.0011 }

/** The middle of the cell of about 100 m in which the place lies: what is told of a place near a home. */
export const coarse = ({ lat, lon }: Place): Place =>
  roundPlace({
    lat: (Math.floor(lat / cell.lat) + 0.5) * cell.lat,
    lon: (Math.floor(lon / cell.lon) + 0.5) * cell.lon,
  })

const written = /^\(?\s*([+-]?\d{1,3}(?:\.\d{1,15})?)\s*[,、\s]\s*([+-]?\d{1,3}(?:\.\d{1,15})?)\s*\)?$/

/** 「35.7356, 139.6522」, latitude first, in full or half width. Anything else, and what is on no globe, is undefined. */
export function parsePlace(text: string): Place | undefined {
  const [, lat, lon] = written.exec(text.normalize('NFKC').trim()) ?? []
  const place = { lat: Number(lat), lon: Number(lon) }
  return lat !== undefined && isOnGlobe(place) ? roundPlace(place) : undefined
}

/** Web Mercator ends at 85° of latitude. */
export const isOnGlobe = ({ lat, lon }: Place): boolean => Math.abs(lat) <= 85 && Math.abs(lon) <= 180

export const isWithin = ({ lat, lon }: Place, { south, west, north, east }: Bounds): boolean =>
  lat >= south && lat <= north && lon >= west && lon <= east

export const middleOf = ({ south, west, north, east }: Bounds): Place =>
  roundPlace({ lat: (south + north) / 2, lon: (west + east) / 2 })

export function boundsAround(place: Place, metres: number): Bounds {
  const low = placeAt(place, { x: -metres, y: -metres })
  const high = placeAt(place, { x: metres, y: metres })
  return { south: low.lat, west: low.lon, north: high.lat, east: high.lon }
}

/** The smallest that holds all of them, grown by `metres` each way. Throws without a place. */
export function boundsOf(places: readonly Place[], metres = 0): Bounds {
  if (places.length === 0) throw new Error('bounds of nothing')
  const lats = places.map(({ lat }) => lat)
  const lons = places.map(({ lon }) => lon)
  const smallest = {
    south: Math.min(...lats),
    west: Math.min(...lons),
    north: Math.max(...lats),
    east: Math.max(...lons),
  }
  return grown(smallest, metres)
}

export function grown({ south, west, north, east }: Bounds, metres: number): Bounds {
  const low = placeAt({ lat: south, lon: west }, { x: -metres, y: -metres })
  const high = placeAt({ lat: north, lon: east }, { x: metres, y: metres })
  return { south: low.lat, west: low.lon, north: high.lat, east: high.lon }
}
