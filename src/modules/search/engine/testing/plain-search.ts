import type { SearchEntry } from '../index/entry.ts'
import type { Query, Wanted } from '../query/query.ts'
import { normalise } from '../text/normalise.ts'
import { fields, mostInBody, readTerms } from '../text/terms.ts'

type Answer = { score: number; covered: number }

/**
 * What the ranking says, reckoned plainly: every document, every term, no list and no threshold but the last. Of documents
 * that stand alone for their subjects and that anybody may see; `today` in days since 1970-01-01.
 */
export function plainSearch(entries: readonly SearchEntry[], queries: readonly Query[], today: number) {
  const docs = entries.map((entry) => {
    const { title, words, lengths, counts, terms } = readTerms(entry.terms)
    const names = new TextDecoder().decode(terms).split('\0').slice(0, -1)
    return {
      entry,
      phrases: phrasesOf(title, words),
      lengths,
      counts: new Map(names.map((name, at) => [name, counts[at] ?? 0])),
    }
  })
  type Plain = (typeof docs)[number]
  const average = fields.map(
    (_, field) => docs.reduce((sum, { lengths }) => sum + (lengths[field] ?? 0), 0) / docs.length,
  )
  const massOf = ({ term, weight }: Wanted): number => {
    const holders = docs.filter(({ counts }) => counts.has(term)).length
    return weight * Math.log(1 + (docs.length - holders + 0.5) / (holders + 0.5))
  }
  const allOf = (wanted: readonly Wanted[]): number => wanted.reduce((sum, one) => sum + massOf(one), 0)

  const frequency = (doc: Plain, count: number): number =>
    [1, 4.5, 1.5, 1.5, 2].reduce((sum, weight, field) => {
      const b = [0.75, 0.5, 0.5, 0.5, 0.3][field] ?? 0
      const times = field === 0 ? count & mostInBody : (count >> (field + 3)) & 1
      const norm = 1 - b + (b * (doc.lengths[field] ?? 0)) / (average[field] || 1)
      return sum + (weight * times) / norm
    }, 0)
  const answer = (doc: Plain, wanted: readonly Wanted[]): Answer => {
    const held = wanted.filter(({ term }) => doc.counts.has(term))
    const score = (one: Wanted) => {
      const often = frequency(doc, doc.counts.get(one.term) ?? 0)
      return (massOf(one) * often * 2.2) / (1.2 + often)
    }
    return { score: held.reduce((sum, one) => sum + score(one), 0), covered: allOf(held) }
  }
  const better = (one: Answer, other: Answer, scale: number): Answer => ({
    score: Math.max(one.score, other.score * scale),
    covered: Math.max(one.covered, other.covered * scale),
  })
  const scaleOf = (mass: number, other: number) => 0.9 * Math.min(1, mass / other)

  const weigh = (doc: Plain, { parts }: Query): Answer & { mass: number } =>
    parts
      .map(({ own, instead }) => {
        const others = instead.filter((words) => allOf(words) > 0)
        const mass = allOf(own) || allOf(others[0] ?? [])
        const best = others.reduce(
          (best, words) => better(best, answer(doc, words), scaleOf(mass, allOf(words))),
          answer(doc, own),
        )
        return { ...best, mass }
      })
      .reduce((sum, one) => ({
        score: sum.score + one.score,
        covered: sum.covered + one.covered,
        mass: sum.mass + one.mass,
      }))

  const found = docs.map((doc) => {
    const [typed = { score: 0, covered: 0, mass: 0 }, ...meant] = queries.map((query) => weigh(doc, query))
    const best = meant.reduce<Answer>((best, way) => better(best, way, scaleOf(typed.mass, way.mass)), typed)
    return { doc, ...best, mass: typed.mass }
  })
  const most = Math.max(0, ...found.map(({ covered }) => covered))
  const ranked = found
    .filter(({ covered }) => covered > 0 && covered >= 0.35 * most)
    .map(({ doc, score, covered, mass }) => {
      const fresh = 1 + 0.05 * Math.exp(-Math.max(0, today - doc.entry.changedOn) / 180)
      return { doc, score: score * (0.7 + 0.3 * Math.min(1, covered / mass)) * fresh }
    })
  const top = Math.max(0, ...ranked.map(({ score }) => score))
  const typed = queries[0]?.text.kana.trim() ?? ''
  return ranked
    .map(({ doc, score }) => ({
      id: doc.entry.id,
      score: score >= top * 0.4 ? score * calledSo(doc.phrases, typed) : score,
    }))
    .toSorted((a, b) => b.score - a.score || a.id - b.id)
}

function phrasesOf(title: string, words: readonly string[]): string[] {
  const [name = title] = title.split(/[：:]/)
  return [...new Set([name, title, ...words])].map((text) => normalise(text).trim())
}

function calledSo([title = '', ...others]: readonly string[], typed: string): number {
  if (title === typed) return 1.3
  if (others.includes(typed)) return 1.25
  if (title.length > 2 && typed.includes(title)) return 1.2
  return title.startsWith(typed) ? 1.15 : 1
}
