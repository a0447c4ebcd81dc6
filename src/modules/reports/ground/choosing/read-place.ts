import { nearestTown, townCalled } from '../domain/find-by-name.ts'
import type { Ground } from '../domain/ground.ts'
import { type Inside, isInside } from '../domain/is-inside.ts'
import { parsePlace, type Place } from '../domain/place.ts'
import { draftOf, type PlaceDraft } from './draft.ts'

/**
 * `place` is missing where somebody named the place by words only. `missing`: neither a place nor words; `outside`: not
 * the municipality's, somebody else has to be told.
 */
export type ReadPlace =
  | { ok: true; place: Place | undefined; town: string; placeText: string; inside: Inside | 'unknown' }
  | { ok: false; reason: 'missing' | 'outside'; draft: PlaceDraft }

/** The place of a sent form, parsed: fields `lat`, `lon`, `town`, `placeText` of `PlaceField`, or 「35.7,139.6」 as words. */
export function readPlace(form: Readonly<Record<string, unknown>>, ground: Ground | undefined): ReadPlace {
  const draft = draftOf(form, ground)
  const { placeText } = draft
  const place = draft.place ?? parsePlace(placeText) ?? parsePlace(draft.search)
  if (!place && draft.town === '' && placeText === '') return { ok: false, reason: 'missing', draft }
  if (!place || !ground) return { ok: true, place, town: draft.town, placeText, inside: 'unknown' }
  const inside = isInside(ground, place)
  if (inside === 'outside') return { ok: false, reason: 'outside', draft }
  // Words of a town that there is not stay words.
  const town = townCalled(ground, draft.town) ?? nearestTown(ground, place)
  return { ok: true, place, town: town?.name ?? draft.town, placeText, inside }
}
