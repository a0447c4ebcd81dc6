import { best } from './best.ts'
import type { Candidates } from './candidates.ts'
import type { Doc } from './entry.ts'

/** Only what is near the best is looked at closely. */
const mayLead = 0.4
const mostLookedAt = 200

/** How much better a document is whose title or one of whose words is the query, or whose title begins so or is in it. */
const called = { title: 1.3, word: 1.25, begins: 1.15, within: 1.2 }

/** `size`: how many of the wanted are shown. */
type Shown = { isWanted: (candidate: number) => boolean; size: number }

/**
 * A document that is called as was typed is meant before those that speak of it; of what is near the best. What would not
 * be shown for that either is not looked at.
 */
export function raiseCalled(candidates: Candidates, typed: string, { isWanted, size }: Shown): void {
  const { scores, found } = candidates
  let top = 0
  for (let at = 0; at < candidates.size; at += 1) top = Math.max(top, scores[at] ?? 0)
  const leaders: number[] = []
  for (let at = 0; at < candidates.size; at += 1) if ((scores[at] ?? 0) >= top * mayLead) leaders.push(at)
  const order = (a: number, b: number) => (scores[b] ?? 0) - (scores[a] ?? 0) || found(a).id - found(b).id
  let wanted = 0
  let enough = 0
  for (const leader of best(leaders, mostLookedAt, order)) {
    const score = scores[leader] ?? 0
    if (score * called.title < enough) break
    if (!isWanted(leader)) continue
    wanted += 1
    if (wanted === size) enough = score
    scores[leader] = score * calledSo(found(leader), typed)
  }
}

function calledSo({ phrases }: Doc, typed: string): number {
  let most = 1
  for (const [position, { folded }] of phrases.entries()) {
    const isTitle = position === 0
    if (folded === typed) most = Math.max(most, isTitle ? called.title : called.word)
    else if (isTitle && folded.startsWith(typed)) most = Math.max(most, called.begins)
    else if (isTitle && folded.length > 2 && typed.includes(folded)) most = Math.max(most, called.within)
  }
  return most
}
