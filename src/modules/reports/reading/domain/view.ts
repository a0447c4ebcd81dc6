// Not by the front door: a script of the map reads this file.
import { type Bounds, isOnGlobe, type Place } from '../../ground/domain/place.ts'

/** A piece of the map, as its address says it; `whole`: all of the municipality. */
export type View = { kind: 'whole' } | { kind: 'near'; middle: Place; zoom: number }

export const zooms = { widest: 12, closest: 18 } as const

/** Of the address. What is no place, or further out than the widest, is the whole. */
export function readView(params: URLSearchParams): View {
  const [lat, lon, zoom] = ['lat', 'lon', 'zoom'].map((name) => {
    const text = params.get(name)
    return text === null || !/^-?\d{1,3}(\.\d{1,8})?$/.test(text) ? Number.NaN : Number(text)
  })
  if (lat === undefined || lon === undefined || zoom === undefined) return { kind: 'whole' }
  if (Number.isNaN(lat + lon + zoom) || !isOnGlobe({ lat, lon }) || zoom < zooms.widest) return { kind: 'whole' }
  return { kind: 'near', middle: { lat, lon }, zoom: Math.min(Math.trunc(zoom), zooms.closest) }
}

// A view is as wide as one square of its zoom, and lies a little flatter than that.
const flatness = 0.75

export function boundsOfView(view: View, whole: Bounds): Bounds {
  if (view.kind === 'whole') return whole
  const { middle } = view
  const { lat, lon } = halfOf(view)
  return { south: middle.lat - lat, north: middle.lat + lat, west: middle.lon - lon, east: middle.lon + lon }
}

function halfOf({ middle, zoom }: Extract<View, { kind: 'near' }>): Place {
  const lon = 180 / 2 ** zoom
  return { lon, lat: lon * Math.cos((middle.lat * Math.PI) / 180) * flatness }
}

/** The zoom of a view that is about as many degrees of longitude wide; under the widest it is the whole. */
export const zoomOfWidth = (degrees: number): number =>
  Math.min(zooms.closest, Math.max(zooms.widest - 1, Math.round(Math.log2(360 / degrees))))

/** The closest view that holds these bounds. */
export function viewAround({ south, north, west, east }: Bounds): View {
  const middle = { lat: (south + north) / 2, lon: (west + east) / 2 }
  const wide = Math.max(east - west, (north - south) / flatness / Math.cos((middle.lat * Math.PI) / 180))
  const zoom = Math.min(Math.floor(Math.log2(360 / wide)), zooms.closest)
  return zoom < zooms.widest ? { kind: 'whole' } : { kind: 'near', middle, zoom }
}

/** Squares of the map's counts that are about an eighth of the view wide. */
export const squaresFor = (view: View): number => (view.kind === 'whole' ? 14 : Math.min(view.zoom + 3, 16))

/** From here on every report stands for itself, whatever their number. */
export const isClose = (view: View): boolean => view.kind === 'near' && view.zoom >= 16

export type Step = 'nearer' | 'further' | 'north' | 'south' | 'east' | 'west'

/** The next piece of the map that way; `undefined` where there is none. */
export function stepFrom(view: View, step: Step, whole: Bounds): View | undefined {
  if (view.kind === 'whole')
    return step === 'nearer' ? { kind: 'near', middle: middleOf(whole), zoom: zooms.widest + 1 } : undefined
  const { middle, zoom } = view
  const { lat, lon } = halfOf(view)
  switch (step) {
    case 'nearer':
      return zoom >= zooms.closest ? undefined : { ...view, zoom: zoom + 1 }
    case 'further':
      return zoom <= zooms.widest ? { kind: 'whole' } : { ...view, zoom: zoom - 1 }
    case 'north':
      return within({ ...view, middle: { ...middle, lat: middle.lat + lat } }, whole)
    case 'south':
      return within({ ...view, middle: { ...middle, lat: middle.lat - lat } }, whole)
    case 'east':
      return within({ ...view, middle: { ...middle, lon: middle.lon + lon } }, whole)
    case 'west':
      return within({ ...view, middle: { ...middle, lon: middle.lon - lon } }, whole)
  }
}

const within = (view: Extract<View, { kind: 'near' }>, { south, north, west, east }: Bounds): View | undefined => {
  const { lat, lon } = view.middle
  return lat >= south && lat <= north && lon >= west && lon <= east ? view : undefined
}

const middleOf = ({ south, north, west, east }: Bounds): Place => ({ lat: (south + north) / 2, lon: (west + east) / 2 })

/** The parameters that `readView` reads; an address of the same place is the same text. */
export const viewParameters = (view: View): Readonly<Record<string, string>> =>
  view.kind === 'whole'
    ? {}
    : { lat: view.middle.lat.toFixed(4), lon: view.middle.lon.toFixed(4), zoom: String(view.zoom) }
