/** Where in a phrase something like a chunk stands, half-open, and how unlike it is. */
export type Likeness = { cost: number; start: number; end: number }

/**
 * The part of `phrase` that is most like the whole of `chunk`, both folded: how many characters are wrong, missing or
 * too many. What is nearly the same to the ear or to the thumb costs half: は and ば, つ and っ, a long vowel.
 */
export function likenessIn(chunk: string, phrase: string): Likeness {
  const width = phrase.length + 1
  let [above, line] = [rowOf(0, width), rowOf(1, width)]
  for (let end = 0; end < width; end += 1) {
    above.costs[end] = 0
    above.starts[end] = end
  }
  for (let row = 1; row <= chunk.length; row += 1) {
    const typed = chunk.charCodeAt(row - 1)
    const tooMany = gap(typed)
    let before = (above.costs[0] ?? 0) + tooMany
    let start = 0
    line.costs[0] = before
    line.starts[0] = 0
    for (let end = 1; end < width; end += 1) {
      const meant = phrase.charCodeAt(end - 1)
      let cost = (above.costs[end - 1] ?? 0) + (typed === meant ? 0 : wrong(typed, meant))
      const missing = before + gap(meant)
      const left = (above.costs[end] ?? 0) + tooMany
      let from = above.starts[end - 1] ?? 0
      if (left < cost) {
        cost = left
        from = above.starts[end] ?? 0
      }
      if (missing < cost) {
        cost = missing
        from = start
      }
      line.costs[end] = cost
      line.starts[end] = from
      before = cost
      start = from
    }
    ;[above, line] = [line, above]
  }
  let best: Likeness = { cost: Infinity, start: 0, end: 0 }
  for (let end = 0; end < width; end += 1) {
    const [cost = 0, start = 0] = [above.costs[end], above.starts[end]]
    if (cost < best.cost && isEdge(phrase, start) && isEdge(phrase, end)) best = { cost, start, end }
  }
  return best
}

type Row = { costs: Float64Array; starts: Int32Array }
const rows: Row[] = []

/** Two rows are enough, and they are used again: a query is compared with hundreds of phrases. */
function rowOf(position: number, width: number): Row {
  const known = rows[position]
  if (known && known.costs.length >= width) return known
  const made = { costs: new Float64Array(width * 2), starts: new Int32Array(width * 2) }
  rows[position] = made
  return made
}

/** Whether a word may begin or end here: at a sign, or between kana and other letters. */
function isEdge(phrase: string, at: number): boolean {
  const [before, after] = [phrase.charAt(at - 1), phrase.charAt(at)]
  return !isLetter(before) || !isLetter(after) || isKana(before) !== isKana(after)
}

const isLetter = (character: string): boolean => /[\p{L}\p{M}\p{N}]/u.test(character)

// By code unit; a half of a pair is like no kana.
const gaps = new Map<number, number>()
const sounds = new Map<number, string>()

function gap(unit: number): number {
  const known = gaps.get(unit)
  if (known !== undefined) return known
  const character = String.fromCharCode(unit)
  const cost = /[ーっんうぃぁぅぇぉゃゅょ]/.test(character) ? 0.5 : isKana(character) ? 0.7 : 1.1
  gaps.set(unit, cost)
  return cost
}

function wrong(typed: number, meant: number): number {
  const [one, other] = [soundOf(typed), soundOf(meant)]
  if ((one === '') !== (other === '')) return 1.3
  return one !== '' && one === other ? 0.4 : 1
}

const isKana = (character: string): boolean => (character >= 'ぁ' && character <= 'ゟ') || character === 'ー'

const small = 'ぁぃぅぇぉっゃゅょゎ'
const large = 'あいうえおつやゆよわ'
const alike: Record<string, string> = { ぢ: 'し', づ: 'す', を: 'お', は: 'わ' }

/** Kana without their marks, small ones large; empty for what is no kana. */
function soundOf(unit: number): string {
  const known = sounds.get(unit)
  if (known !== undefined) return known
  const character = String.fromCharCode(unit)
  const plain = character.normalize('NFD').charAt(0)
  const position = small.indexOf(plain)
  const sound = isKana(character) ? (alike[character] ?? (position < 0 ? plain : large.charAt(position))) : ''
  sounds.set(unit, sound)
  return sound
}
