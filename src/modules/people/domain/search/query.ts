import { type DateRange, readDateRange } from '#platform/time/index.ts'
import { type AddressWords, readAddressWords } from './address-words.ts'
import { foldWriting } from './fold.ts'

/** What staff type to find a person: any of it, each as much as they know. */
export type PersonQuery = {
  /** Name or kana, 通称, 旧氏 or a former name. */
  name?: string
  /** 「S15」「昭和15年5月」「1940-05-03」. */
  birth?: string
  /** 「光が丘2-7」「光が丘二丁目」. */
  address?: string
  atenaNumber?: string
  /** Who moved out, died or was struck off as well. */
  includesGone?: boolean
}

/** A query that was understood. */
export type SearchTerms = {
  key?: string
  born?: DateRange
  address?: AddressWords
  atenaNumber?: string
  includesGone: boolean
}

/** Why a query cannot be searched for: nothing in it, or a field that means nothing. */
export type QueryProblem = 'empty' | 'name' | 'birth' | 'address' | 'atenaNumber'

export function readQuery(
  query: PersonQuery,
  municipality: string,
): { ok: true; terms: SearchTerms } | { ok: false; problem: QueryProblem } {
  const key = given(query.name) && foldWriting(query.name ?? '')
  const born = given(query.birth) && readDateRange(query.birth ?? '')
  const address = given(query.address) && readAddressWords(query.address ?? '', municipality)
  const atenaNumber = given(query.atenaNumber) && readAtenaNumber(query.atenaNumber ?? '')
  if (key === '') return { ok: false, problem: 'name' }
  if (given(query.birth) && !born) return { ok: false, problem: 'birth' }
  if (given(query.address) && !address) return { ok: false, problem: 'address' }
  if (given(query.atenaNumber) && !atenaNumber) return { ok: false, problem: 'atenaNumber' }
  if (!key && !born && !address && !atenaNumber) return { ok: false, problem: 'empty' }
  const terms: SearchTerms = {
    ...(key && { key }),
    ...(born && { born }),
    ...(address && { address }),
    ...(atenaNumber && { atenaNumber }),
    includesGone: query.includesGone ?? false,
  }
  return { ok: true, terms }
}

const given = (text: string | undefined): true | undefined => (text?.trim() ? true : undefined)

/** Leading zeros may be missing: 20001000 is 0020001000. */
function readAtenaNumber(text: string): string | undefined {
  const digits = text.normalize('NFKC').replaceAll(/[\s-]/g, '')
  return /^\d{1,10}$/.test(digits) ? digits.padStart(10, '0') : undefined
}

/** How a search goes through the ward: the way that leaves the fewest people to look at. */
export type SearchWay = 'number' | 'name' | 'birth' | 'address'

/**
 * About thirty people share a day of birth, a hundred a 番, a thousand a month of birth, some thousands a 丁目; a frequent
 * surname has fifteen thousand, but the index of names tells birth and address too, and reads that many in milliseconds.
 */
export function wayOf({ key, born, address, atenaNumber }: SearchTerms): SearchWay {
  const days = born ? born.from.until(born.to).days : Number.POSITIVE_INFINITY
  const numbers = address?.numbers.length ?? 0
  if (atenaNumber) return 'number'
  if (days === 0) return 'birth'
  if (numbers > 1) return 'address'
  if (key) return 'name'
  if (days < 31) return 'birth'
  return born && numbers === 0 ? 'birth' : 'address'
}
