import { NotFound } from '#platform/errors/index.ts'
import type { Ctx } from '#platform/http/index.ts'
import { type Id, parseId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { readDay } from '../../booking/domain/chosen.ts'
import { placeWords, type PlaceWords } from '../../places/index.ts'

/** An id of the address; 404 for what cannot be one. */
export function idIn<Kind extends string>(c: Ctx, name: string): Id<Kind> {
  const id = parseId<Kind>(c.req.param(name) ?? '')
  if (!id) throw new NotFound(name)
  return id
}

/** Facility and day of the address. */
export function dayIn(c: Ctx): { slug: string; day: Temporal.PlainDate } {
  const day = readDay(c.req.param('day') ?? '')
  if (!day) throw new NotFound('day')
  return { slug: c.req.param('slug') ?? '', day }
}

/** Of a municipality that lends places; 404 elsewhere. */
export function wordsOf(house: House): PlaceWords {
  const words = placeWords(house)
  if (!words) throw new NotFound('facilities')
  return words
}
