import { type Random, weighted } from '../random.ts'
import { men } from './men.ts'
import type { Word } from './word.ts'
import { women } from './women.ts'

/** A given name as parents chose it for a boy or a girl in that year. */
export function givenName(sex: 'male' | 'female', year: number, next: Random): Word {
  const generation = generations[sex].find(({ until }) => year < until)
  if (!generation) throw new RangeError(`no names for ${year}`)
  return generation.draw(next)
}

const drawn = (lists: typeof men | typeof women) => lists.map(({ until, names }) => ({ until, draw: weighted(names) }))
const generations = { male: drawn(men), female: drawn(women) }
