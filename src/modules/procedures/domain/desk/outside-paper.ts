import { keptGroup } from '../answers/rows.ts'
import { copiesAsked, type Definition } from '../definition/definition.ts'
import type { Output } from '../definition/law.ts'

export type OutsideOutput = Extract<Output, { kind: 'outside' }>

/** What another system prints for this procedure; `undefined` where the house draws it, or nothing comes out. */
export const outsideOf = ({ output }: Pick<Definition, 'output'>): OutsideOutput | undefined =>
  output?.kind === 'outside' ? output : undefined

/** How many pieces it takes: one a copy, or one for each person or row of the question that the definition names. */
export function piecesAsked(definition: Definition, answers: Readonly<Record<string, unknown>>): number {
  const each = outsideOf(definition)?.each
  if (each === undefined) return copiesAsked(definition, answers)
  const named = answers[each]
  return Array.isArray(named) ? named.length : keptGroup(named).rows.length
}

export type NumbersProblem = 'wrong_count' | 'not_a_number' | 'twice'
export type ReadNumbers = { ok: true; numbers: string[] } | { ok: false; problem: NumbersProblem }

/** Numbers as they stand on the sheets, one a line; full width and small letters are folded. */
export function readNumbers(typed: string, pieces: number): ReadNumbers {
  const numbers = typed
    .normalize('NFKC')
    .toUpperCase()
    .split(/[\n,、]/)
    .map((line) => line.replace(/[\s−ー–—]/g, (sign) => (/\s/.test(sign) ? '' : '-')))
    .filter((line) => line !== '')
  if (!numbers.every((number) => /^[0-9A-Z-]{2,20}$/.test(number))) return { ok: false, problem: 'not_a_number' }
  if (new Set(numbers).size < numbers.length) return { ok: false, problem: 'twice' }
  return numbers.length === pieces ? { ok: true, numbers } : { ok: false, problem: 'wrong_count' }
}
