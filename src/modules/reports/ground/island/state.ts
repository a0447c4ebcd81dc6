import { nearest, spans } from '../choosing/draft.ts'
import type { Ground } from '../domain/ground.ts'
import { type Bounds, boundsAround, grown, metresFrom, middleOf, type Place } from '../domain/place.ts'

/** What the map of a form shows. */
export type View = { place: Place | undefined; centre: Place; zoom: number }

/** Reads the fields that the server wrote; they are also where the island keeps what was chosen. */
export function viewIn(form: ParentNode, ground: Ground): View {
  const number = (name: string) => {
    const value = fieldIn(form, name)?.value ?? ''
    return value === '' ? Number.NaN : Number(value)
  }
  const placeOf = (lat: number, lon: number) => (Number.isNaN(lat) || Number.isNaN(lon) ? undefined : { lat, lon })
  const place = placeOf(number('lat'), number('lon'))
  return {
    place,
    centre: placeOf(number('mapLat'), number('mapLon')) ?? place ?? middleOf(ground.bounds),
    zoom: number('mapZoom') || 0,
  }
}

export function writeView(form: ParentNode, { place, centre, zoom }: View): void {
  const put = (name: string, value: number | undefined) => {
    const field = fieldIn(form, name)
    if (field) field.value = value === undefined ? '' : String(value)
  }
  put('lat', place?.lat)
  put('lon', place?.lon)
  put('mapLat', centre.lat)
  put('mapLon', centre.lon)
  put('mapZoom', zoom)
}

export const fieldIn = (form: ParentNode, name: string): HTMLInputElement | null =>
  form.querySelector<HTMLInputElement>(`input[name="${name}"]`)

export function boundsOfView(ground: Ground, { centre, zoom }: View): Bounds {
  const span = spans[zoom - 1]
  return boundsAround(centre, (span ?? widthOf(ground)) / 2)
}

export const zoomedBy = (view: View, by: number): View => ({
  ...view,
  zoom: Math.min(nearest, Math.max(0, view.zoom + by)),
})

function widthOf({ bounds }: Ground): number {
  const whole = grown(bounds, 250)
  return metresFrom(middleOf(whole), { lat: whole.north, lon: whole.east }).x * 2
}
