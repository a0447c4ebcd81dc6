import type { Problem } from './problem.ts'

/** Words that have to be there, counted in UTF-16 units as LINE does: 𠮷 is two. */
export const lengthProblems = (words: unknown, property: string, limit: number): Problem[] => {
  if (typeof words !== 'string' || words.trim() === '') return [{ message: 'May not be empty', property }]
  return tooLong(words, property, limit)
}

/** The same for words that may be missing. */
export const optionalLengthProblems = (words: unknown, property: string, limit: number): Problem[] =>
  words === undefined
    ? []
    : typeof words === 'string'
      ? tooLong(words, property, limit)
      : [{ message: 'Must be a string', property }]

const tooLong = (words: string, property: string, limit: number): Problem[] =>
  words.length > limit ? [{ message: `Length must be between 0 and ${limit}`, property }] : []
