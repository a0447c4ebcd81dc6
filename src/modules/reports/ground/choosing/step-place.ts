import { nearestTown, townCalled } from '../domain/find-by-name.ts'
import type { Ground } from '../domain/ground.ts'
import { type Direction, moved, parsePlace, type Place } from '../domain/place.ts'
import { draftOf, findPlaces, nearest, type PlaceDraft, textIn } from './draft.ts'
import { pictureFrame } from './picture-frame.ts'

/**
 * What a press on a button or on the picture of `PlaceField` makes of the form: show the page again with this draft,
 * with everything else as typed and nothing kept. Undefined: the form was sent for good.
 */
export function stepPlace(form: Readonly<Record<string, unknown>>, ground: Ground | undefined): PlaceDraft | undefined {
  if (!ground) return undefined
  const draft = draftOf(form, ground)
  const [x, y] = [textIn(form, 'placeMap.x'), textIn(form, 'placeMap.y')]
  if (/^\d{1,4}$/.test(x) && /^\d{1,4}$/.test(y))
    return { ...pressed(ground, draft, { x: Number(x), y: Number(y) }), pressed: 'picture' }
  const button = textIn(form, 'placeStep')
  const next = stepped(ground, draft, form, button.split(':'))
  return next && { ...next, pressed: button }
}

/** Enter in the field to search by name sends the form as its last button does. */
export function soughtPlace(
  form: Readonly<Record<string, unknown>>,
  ground: Ground | undefined,
): PlaceDraft | undefined {
  if (!textIn(form, 'placeSearch') || textIn(form, 'lat') || textIn(form, 'town')) return undefined
  return stepPlace({ ...form, placeStep: 'find' }, ground)
}

function stepped(
  ground: Ground,
  draft: PlaceDraft,
  form: Readonly<Record<string, unknown>>,
  [step, first = '', second = '']: string[],
): PlaceDraft | undefined {
  switch (step) {
    case 'find':
      return { ...draft, ...found(ground, draft) }
    case 'town': {
      const town = townCalled(ground, textIn(form, 'placeTown'))
      return town ? put(ground, draft, town.place, 3) : draft
    }
    case 'at': {
      const place = parsePlace(first)
      return place ? put(ground, draft, place, second === '2' ? 2 : 3) : draft
    }
    case 'move':
      return draft.place ? put(ground, draft, moved(draft.place, wayOf(first), metresOf(second))) : draft
    case 'zoom':
      return zoomed(draft, first === 'in' ? 1 : -1)
    default:
      return undefined
  }
}

// A press by the keyboard on the picture says no point of it.
function pressed(ground: Ground, draft: PlaceDraft, point: { x: number; y: number }): PlaceDraft {
  if (point.x === 0 && point.y === 0) return zoomed(draft, 1)
  return put(ground, draft, pictureFrame(ground, draft).placeOf(point), Math.min(nearest, draft.zoom + 1))
}

function found(ground: Ground, draft: PlaceDraft): Partial<PlaceDraft> {
  const typed = parsePlace(draft.search)
  if (typed) return put(ground, draft, typed, 3)
  const places = findPlaces(ground, draft.search)
  const [only] = places
  return only && places.length === 1 ? put(ground, draft, only.place, only.zoom) : { found: places }
}

/** The pin and the map go to a place; the town follows. */
function put(ground: Ground, draft: PlaceDraft, place: Place, zoom = draft.zoom): PlaceDraft {
  return {
    ...draft,
    place,
    centre: place,
    town: nearestTown(ground, place)?.name ?? '',
    zoom: Math.max(draft.zoom, zoom),
  }
}

const zoomed = (draft: PlaceDraft, by: number): PlaceDraft => ({
  ...draft,
  zoom: Math.min(nearest, Math.max(0, draft.zoom + by)),
})

const wayOf = (text: string): Direction => (text === 'south' || text === 'east' || text === 'west' ? text : 'north')
const metresOf = (text: string): number => (text === '50' ? 50 : 10)
