/** Where in a phrase something like a chunk stands, half-open, and how unlike it is. */
export type Likeness = { cost: number; start: number; end: number }

/**
 * The part of `phrase` that is most like the whole of `chunk`, both folded: how many characters are wrong, missing or
 * too many. What is nearly the same to the ear or to the thumb costs half: は and ば, つ and っ, a long vowel. What is more
 * unlike than `most` is not reckoned to its end (Ukkonen 1985), and costs Infinity.
 */
export function likenessIn(chunk: string, phrase: string, most: number): Likeness {
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
    let least = before
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
      if (cost < least) least = cost
    }
    if (least > most) return unlike
    ;[above, line] = [line, above]
  }
  let best = unlike
  for (let end = 0; end < width; end += 1) {
    const [cost = 0, start = 0] = [above.costs[end], above.starts[end]]
    if (cost < best.cost && isEdge(phrase, start) && isEdge(phrase, end)) best = { cost, start, end }
  }
  return best
}

const unlike: Likeness = { cost: Infinity, start: 0, end: 0 }

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

const isKana = (character: string): boolean => (character >= 'ぁ' && character <= 'ゟ') || character === 'ー'

const small = 'ぁぃぅぇぉっゃゅょゎ'
const large = 'あいうえおつやゆよわ'
const alike: Record<string, string> = { ぢ: 'し', づ: 'す', を: 'お', は: 'わ' }

// By code unit, from the first kana to ー; what is outside of these is no kana.
const firstKana = 'ぁ'.charCodeAt(0)
const kana = Array.from({ length: 'ー'.charCodeAt(0) - firstKana + 1 }, (_, at) => String.fromCharCode(firstKana + at))
const gaps = Float64Array.from(kana, (character) =>
  /[ーっんうぃぁぅぇぉゃゅょ]/.test(character) ? 0.5 : isKana(character) ? 0.7 : 1.1,
)
const sounds = Uint16Array.from(kana, (character) => (isKana(character) ? soundOf(character).charCodeAt(0) : 0))

const gap = (unit: number): number => gaps[unit - firstKana] ?? 1.1

function wrong(typed: number, meant: number): number {
  const [one = 0, other = 0] = [sounds[typed - firstKana], sounds[meant - firstKana]]
  if ((one === 0) !== (other === 0)) return 1.3
  return one !== 0 && one === other ? 0.4 : 1
}

/** A kana without its marks, a small one large. */
function soundOf(character: string): string {
  const plain = character.normalize('NFD').charAt(0)
  const position = small.indexOf(plain)
  return alike[character] ?? (position < 0 ? plain : large.charAt(position))
}
