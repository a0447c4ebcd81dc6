import { landmarksMatching, nearestTown, townCalled, townsMatching } from '../domain/find-by-name.ts'
import { foldName } from '../domain/fold-name.ts'
import { type Ground, type Names, wholeTowns } from '../domain/ground.ts'
import { type Bounds, boundsAround, grown, isOnGlobe, type Place, roundPlace } from '../domain/place.ts'

/** What somebody has chosen so far, as it goes back into the form. */
export type PlaceDraft = {
  place?: Place | undefined
  /** 町丁目 by its name; that of the place unless somebody wrote another. */
  town: string
  /** 「公園の北側」: where exactly, in the person's words. */
  placeText: string
  /** What was looked for by name. */
  search: string
  /** Missing: nothing was looked for. */
  found?: readonly Found[] | undefined
  /** Which part the map shows, by its width in metres; `spans[0]` is the whole municipality. */
  zoom: number
  /** The middle of the map. */
  centre?: Place | undefined
  /** The button that brought us here, or `picture`: the focus goes back to it. */
  pressed?: string | undefined
}

/** One answer to a search by name. */
export type Found = Names & { place: Place; zoom: number }

/** Metres from side to side, from far to near; before them comes the whole municipality. */
export const spans = [4000, 1600, 800, 400, 200] as const
export const nearest = spans.length

export const emptyDraft: PlaceDraft = { town: '', placeText: '', search: '', zoom: 0 }

/** A draft from a known place: an asset, a report that is changed, the position of a link. */
export function draftAt(ground: Ground | undefined, place: Place, rest: Partial<PlaceDraft> = {}): PlaceDraft {
  const town = (ground && nearestTown(ground, place)?.name) ?? ''
  return { ...emptyDraft, town, zoom: 3, ...rest, place: roundPlace(place), centre: roundPlace(place) }
}

/** What the map of a draft shows. */
export function boundsOfDraft(ground: Ground, { zoom, centre, place }: PlaceDraft): Bounds {
  const middle = centre ?? place
  const span = spans[zoom - 1]
  return middle && span ? boundsAround(middle, span / 2) : grown(ground.bounds, 250)
}

type Form = Readonly<Record<string, unknown>>

/** Reads the fields of `PlaceField` as they were sent, whatever they hold. */
export function draftOf(form: Form, ground: Ground | undefined): PlaceDraft {
  const place = placeIn(form, 'lat', 'lon')
  const zoom = Number(textIn(form, 'mapZoom'))
  const written = textIn(form, 'town')
  const town = (ground && townCalled(ground, written)?.name) ?? written
  return {
    place,
    town: town || (place && ground ? (nearestTown(ground, place)?.name ?? '') : ''),
    placeText: textIn(form, 'placeText'),
    search: textIn(form, 'placeSearch'),
    zoom: Number.isInteger(zoom) && zoom >= 0 && zoom <= nearest ? zoom : 0,
    centre: placeIn(form, 'mapLat', 'mapLon') ?? place,
  }
}

export const textIn = (form: Form, name: string): string => {
  const value = form[name]
  return typeof value === 'string' ? value.trim().slice(0, 300) : ''
}

function placeIn(form: Form, latName: string, lonName: string): Place | undefined {
  const [lat, lon] = [textIn(form, latName), textIn(form, lonName)]
  const number = /^-?\d{1,3}(\.\d{1,15})?$/
  if (!number.test(lat) || !number.test(lon)) return undefined
  const place = { lat: Number(lat), lon: Number(lon) }
  return isOnGlobe(place) ? roundPlace(place) : undefined
}

/** Towns, by 丁目 where the words have a number, then landmarks; the search of the field and of the island. */
export function findPlaces(ground: Ground, words: string): Found[] {
  const hasNumber = /\d/.test(foldName(words))
  const towns = hasNumber
    ? townsMatching(ground, words, 9)
    : townsMatching({ ...ground, towns: wholeTowns(ground) }, words, 9)
  return [
    ...towns.map((one) => foundOf(one, hasNumber ? 3 : 2)),
    ...landmarksMatching(ground, words, 5).map((one) => foundOf(one, 3)),
  ]
}

const foundOf = ({ name, kana, english, place }: Names & { place: Place }, zoom: number): Found => ({
  name,
  kana,
  english,
  place,
  zoom,
})
