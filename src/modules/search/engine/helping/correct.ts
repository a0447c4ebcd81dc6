import type { Collection } from '../index/collection.ts'
import { anywhere, holdersOfAll, holdersOfAny, named } from '../index/holders.ts'
import { fillersIn } from '../query/fillers.ts'
import { foldedText } from '../text/normalise.ts'
import { type FoldedText, tokensOf } from '../text/tokens.ts'
import { likenessIn } from './distance.ts'
import { kanaOf } from './romaji.ts'

const shortest = 3
const longest = 12
const mostLookedAt = 80

/**
 * What was probably meant by a folded query: words of it that stand together in no document become those that
 * documents are called by and that are nearly the same. `undefined` where every word is known, or nothing is like it.
 */
export function corrected({ width, kana }: FoldedText, collection: Collection, now: number): string | undefined {
  let isChanged = false
  const words = width.replaceAll(chunks, (chunk, at: number) => {
    const better = betterFor(kana.slice(at, at + chunk.length), collection, now)
    isChanged ||= better !== undefined
    return better ?? chunk
  })
  return isChanged ? words : undefined
}

const chunks = /[\p{L}\p{M}\p{N}]+/gu
const isLatin = /^[a-z]+$/

function betterFor(chunk: string, collection: Collection, now: number): string | undefined {
  if (chunk.length < shortest || chunk.length > longest || /\d/.test(chunk)) return undefined
  if (fillersIn(chunk).length > 0) return undefined
  if (isKnown(chunk, collection, now)) return undefined
  if (!isLatin.test(chunk)) return likeliest(chunk, collection, now)
  const kana = kanaOf(chunk)
  if (kana === undefined || kana.length < 2) return undefined
  return isKnown(kana, collection, now) ? kana : kana.length < shortest ? undefined : likeliest(kana, collection, now)
}

function isKnown(chunk: string, collection: Collection, now: number): boolean {
  const terms = termsIn(chunk)
  return terms.length === 0 || !holdersOfAll(collection, terms, { fields: anywhere, now }).next().done
}

/** Pairs, and kanji where a pair may be broken by the mistake. */
const termsIn = (chunk: string): string[] => {
  const tokens = tokensOf(foldedText(chunk)).filter(({ sort, term }) => sort !== 'word' || isLatin.test(term))
  return [...new Set(tokens.map(({ term }) => term))]
}

function likeliest(chunk: string, collection: Collection, now: number): string | undefined {
  const holders = holdersOfAny(collection, termsIn(chunk), { fields: named, now, most: mostLookedAt })
  const most = mostCost(chunk)
  const keepsFirst = isLoose(chunk)
  const offers = new Map<string, { text: string; cost: number; times: number }>()
  for (const { phrases } of holders)
    for (const { text, folded } of phrases) {
      const { cost, start, end } = likenessIn(chunk, folded, most)
      const meant = folded.slice(start, end)
      if (cost === 0 || cost > most || (keepsFirst && meant[0] !== chunk[0]) || /[^\p{L}\p{M}\p{N}]/u.test(meant))
        continue
      const known = offers.get(meant) ?? {
        text: text.length === folded.length ? text.slice(start, end) : meant,
        cost,
        times: 0,
      }
      offers.set(meant, { ...known, times: known.times + 1 })
    }
  const [best] = [...offers].sort(
    ([a, one], [b, other]) => one.cost - other.cost || other.times - one.times || (a < b ? -1 : 1),
  )
  return best?.[1].text
}

/** What might become another word or another matter: 親が亡くなった is not 父が亡くなった. */
const isLoose = (chunk: string): boolean => chunk.length < 4 || /.[がをに]./.test(chunk)

/** One mistake in a short word, two in a long one; in a short word of kana only what sounds alike. */
function mostCost(chunk: string): number {
  if (/^[ぁ-ゟー]+$/.test(chunk)) return chunk.length < 6 ? 0.5 : chunk.length < 9 ? 1.1 : 2
  // Verbs are bent in more ways than documents show.
  if (/\p{Script=Han}.*[ぁ-ゖ]{2,}$/u.test(chunk)) return 1
  if (chunk.length < 4) return /^\p{Script=Han}+$/u.test(chunk) ? 1 : 0.5
  return chunk.length < 6 ? 1.1 : chunk.length < 9 ? 2 : 2.6
}
