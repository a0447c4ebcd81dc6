import { addProtocol, Map as TileMap, type MapOptions, Marker, setWorkerUrl } from 'maplibre-gl'
import { Protocol } from 'pmtiles'
import type { Place } from '../ground/domain/place.ts'
import type { MapPresses, ShownMap } from '../ground/island/drawn-view.ts'
import type { View } from '../ground/island/state.ts'

// The map in tiles, loaded only where the operator has set a style. It loads from the hosts of the settings alone.

type Options = { style: string; worker: string; presses: MapPresses; view: View }

/** The map of a form. Rejects when there is no WebGL or the style does not come: the drawn map stays. */
export async function tilesView({ style, worker, presses, view }: Options): Promise<ShownMap> {
  const { centre, zoom } = view
  const camera = { center: [centre.lon, centre.lat], zoom: zooms[zoom] ?? 11 } satisfies Camera
  const { map, element } = await opened({ style, worker, camera, into: document.querySelector('.place-sheet') })
  return shown(map, element, presses)
}

export type PlacedMark = Place & { element: HTMLElement; isPin: boolean }
type Reports = {
  style: string
  worker: string
  into: Element
  /** West, south, east, north. */
  bounds: [number, number, number, number]
  marks: readonly PlacedMark[]
  /** Where somebody has moved the map, and how many degrees of longitude it shows. */
  moved(middle: Place, degrees: number): void
}

/** A map with marks that lead to pages. Rejects as the map of a form does. */
export async function reportsView({ style, worker, into, bounds, marks, moved }: Reports): Promise<HTMLElement> {
  const { map, element } = await opened({ style, worker, camera: { bounds }, into })
  for (const { lat, lon, element: mark, isPin } of marks)
    new Marker({ element: mark, anchor: isPin ? 'bottom' : 'center' }).setLngLat([lon, lat]).addTo(map)
  map.on('moveend', ({ originalEvent }) => {
    if (!originalEvent) return
    const { lat, lng } = map.getCenter()
    moved({ lat, lon: lng }, map.getBounds().getEast() - map.getBounds().getWest())
  })
  return element
}

type Camera = Pick<MapOptions, 'center' | 'zoom' | 'bounds'>
type Opening = { style: string; worker: string; camera: Camera; into: Element | null }

async function opened({ style, worker, camera, into }: Opening): Promise<{ map: TileMap; element: HTMLElement }> {
  allowOurWorker()
  setWorkerUrl(new URL(worker, location.href).href)
  addProtocol('pmtiles', new Protocol().tile)
  const element = document.createElement('div')
  element.className = 'place-tiles'
  const canvas = document.createElement('div')
  const credit = document.createElement('p')
  credit.className = 'place-credit'
  element.append(canvas, credit)
  // A map measures its container once, so it has to be on the page; out of sight until it is there.
  element.hidden = false
  element.classList.add('waits')
  into?.append(element)
  try {
    const map = await loaded(canvas, style, camera)
    element.classList.remove('waits')
    credit.textContent = creditsOf(map)
    return { map, element }
  } catch (error) {
    element.remove()
    throw error
  }
}

function loaded(container: HTMLElement, style: string, camera: Camera): Promise<TileMap> {
  return new Promise((resolve, reject) => {
    const map = new TileMap({
      container,
      style,
      ...camera,
      attributionControl: false,
      keyboard: false,
      dragRotate: false,
      pitchWithRotate: false,
      touchPitch: false,
      // Scrolling the page over the map scrolls the page.
      scrollZoom: false,
    })
    const tooLong = setTimeout(() => fail(new Error('the style took too long')), 10_000)
    const fail = (error: unknown) => {
      clearTimeout(tooLong)
      map.remove()
      reject(error)
    }
    map.once('error', ({ error }) => fail(error))
    map.once('load', () => {
      clearTimeout(tooLong)
      resolve(map)
    })
  })
}

function shown(map: TileMap, element: HTMLElement, presses: MapPresses): ShownMap {
  const marker = new Marker({ element: pinElement() })
  let isOurs = false
  let level = levelOf(map)
  map.on('click', ({ lngLat }) => presses.press({ lat: lngLat.lat, lon: lngLat.lng }))
  map.on('moveend', () => {
    if (isOurs) return
    const { lat, lng } = map.getCenter()
    const before = level
    level = levelOf(map)
    presses.drag({ lat, lon: lng })
    if (level !== before) presses.zoom(level - before)
  })
  return {
    element,
    show: ({ place, centre, zoom }) => {
      if (place) marker.setLngLat([place.lon, place.lat]).addTo(map)
      isOurs = true
      // Between two of our steps the fingers' own stays.
      map.jumpTo({ center: [centre.lon, centre.lat], ...(zoom !== levelOf(map) && { zoom: zooms[zoom] ?? 11 }) })
      level = zoom
      isOurs = false
    },
  }
}

// As wide as the whole and the spans of the drawn map, on a pane of about 600 pixels.
const zooms = [11.6, 13.2, 14.5, 15.5, 16.5, 17.5]

function levelOf(map: TileMap): number {
  const now = map.getZoom()
  return zooms.reduce((best, zoom, at) => (Math.abs(zoom - now) < Math.abs((zooms[best] ?? 0) - now) ? at : best), 0)
}

function pinElement(): HTMLElement {
  const pin = document.createElement('div')
  pin.className = 'place-pin'
  return pin
}

/** Always below the map. As text: a style may bring HTML, and we show none of others. */
function creditsOf(map: TileMap): string {
  const credits = Object.values(map.getStyle().sources).flatMap((source) =>
    'attribution' in source && typeof source.attribution === 'string' ? [source.attribution] : [],
  )
  return [...new Set(credits)].map((credit) => credit.replaceAll(/<[^>]*>/g, '')).join(' ')
}

type Rules = { createScriptURL(url: string): string }

/** The worker's address reaches the browser as a plain string; the policy of the page lets through our own and no other. */
function allowOurWorker(): void {
  const { trustedTypes } = window as { trustedTypes?: { createPolicy(name: string, rules: Rules): unknown } } // newer than the types
  trustedTypes?.createPolicy('default', {
    createScriptURL: (url) => {
      const { origin, pathname } = new URL(url, location.href)
      if (origin === location.origin && pathname.startsWith('/assets/')) return url
      throw new TypeError('a script of somebody else')
    },
  })
}
