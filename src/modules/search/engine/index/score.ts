import type { Part, Wanted } from '../query/query.ts'
import { fields, mostInBody } from '../text/terms.ts'
import type { Segment } from './delta.ts'
import type { Doc } from './entry.ts'

/** How well a document answers: BM25 over its fields, and the share of the query's weight that stands in it. */
export type Hit = { doc: Doc; score: number; coverage: number }

const k1 = 1.2
/** Weight of a field, and how much its length counts. */
const weights: Record<(typeof fields)[number], { weight: number; b: number }> = {
  body: { weight: 1, b: 0.75 },
  title: { weight: 3, b: 0.5 },
  summary: { weight: 1.5, b: 0.5 },
  headings: { weight: 1.5, b: 0.5 },
  words: { weight: 3, b: 0.3 },
}
const insteadWeight = 0.9

/** Every document with a term of these parts that is not removed. */
export function hitsOf(segments: readonly Segment[], parts: readonly Part[]): Hit[] {
  const docs = segments.flatMap(({ docs }) => docs)
  const live = docs.filter((doc) => doc !== undefined)
  const averages = fields.map(
    (_, field) => live.reduce((sum, { lengths }) => sum + (lengths[field] ?? 0), 0) / live.length,
  )
  const total = new Float64Array(docs.length)
  const covered = new Float64Array(docs.length)
  let whole = 0
  for (const { own, instead } of parts) {
    const bag = bagOf(own)
    whole += bag.mass
    const best = bag
    for (const other of instead.map(bagOf)) {
      const scale = insteadWeight * Math.min(1, other.mass === 0 ? 0 : (bag.mass || other.mass) / other.mass)
      for (let slot = 0; slot < docs.length; slot += 1) {
        best.score[slot] = Math.max(best.score[slot] ?? 0, (other.score[slot] ?? 0) * scale)
        best.matched[slot] = Math.max(best.matched[slot] ?? 0, (other.matched[slot] ?? 0) * scale)
      }
    }
    for (let slot = 0; slot < docs.length; slot += 1) {
      total[slot] = (total[slot] ?? 0) + (best.score[slot] ?? 0)
      covered[slot] = (covered[slot] ?? 0) + (best.matched[slot] ?? 0)
    }
  }
  return docs.flatMap((doc, slot) => {
    const score = total[slot] ?? 0
    return doc && score > 0 ? [{ doc, score, coverage: Math.min(1, (covered[slot] ?? 0) / whole) }] : []
  })

  function bagOf(wanted: readonly Wanted[]) {
    const score = new Float64Array(docs.length)
    const matched = new Float64Array(docs.length)
    let mass = 0
    for (const { term, weight } of wanted) {
      const found: [slot: number, count: number][] = []
      let first = 0
      for (const segment of segments) {
        segment.read(term, (slot, count) => {
          if (segment.docs[slot]) found.push([first + slot, count])
        })
        first += segment.docs.length
      }
      const idf = Math.log(1 + (live.length - found.length + 0.5) / (found.length + 0.5)) * weight
      mass += idf
      for (const [slot, count] of found) {
        const frequency = frequencyOf(count, docs[slot]?.lengths ?? [], averages)
        score[slot] = (score[slot] ?? 0) + (idf * frequency * (k1 + 1)) / (k1 + frequency)
        matched[slot] = (matched[slot] ?? 0) + idf
      }
    }
    return { score, matched, mass }
  }
}

function frequencyOf(count: number, lengths: readonly number[], averages: readonly number[]): number {
  let frequency = 0
  for (const [field, name] of fields.entries()) {
    const times = field === 0 ? count & mostInBody : (count >> (field + 3)) & 1
    const { weight, b } = weights[name]
    if (times > 0) frequency += (weight * times) / (1 - b + (b * (lengths[field] ?? 0)) / (averages[field] || 1))
  }
  return frequency
}
