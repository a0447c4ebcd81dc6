/** Where in a phrase something like a chunk stands, half-open, and how unlike it is. */
export type Likeness = { cost: number; start: number; end: number }

/**
 * The part of `phrase` that is most like the whole of `chunk`, both folded: how many characters are wrong, missing or
 * too many. What is nearly the same to the ear or to the thumb costs half: は and ば, つ and っ, a long vowel.
 */
export function likenessIn(chunk: string, phrase: string): Likeness {
  const width = phrase.length + 1
  let above = Array.from({ length: width }, (_, end): Likeness => ({ cost: 0, start: end, end }))
  for (let row = 1; row <= chunk.length; row += 1) {
    const typed = chunk.charAt(row - 1)
    const line: Likeness[] = [{ cost: (above[0]?.cost ?? 0) + gap(typed), start: 0, end: 0 }]
    for (let end = 1; end < width; end += 1) {
      const meant = phrase.charAt(end - 1)
      line.push(
        cheapest(
          end,
          [above[end - 1], typed === meant ? 0 : wrong(typed, meant)],
          [above[end], gap(typed)],
          [line[end - 1], gap(meant)],
        ),
      )
    }
    above = line
  }
  const words = above.filter(({ start, end }) => isEdge(phrase, start) && isEdge(phrase, end))
  return words.reduce((best, one) => (one.cost < best.cost ? one : best), { cost: Infinity, start: 0, end: 0 })
}

function cheapest(end: number, ...ways: [from: Likeness | undefined, cost: number][]): Likeness {
  let best: Likeness = { cost: Infinity, start: end, end }
  for (const [from, cost] of ways)
    if (from && from.cost + cost < best.cost) best = { cost: from.cost + cost, start: from.start, end }
  return best
}

/** Whether a word may begin or end here: at a sign, or between kana and other letters. */
function isEdge(phrase: string, at: number): boolean {
  const [before, after] = [phrase.charAt(at - 1), phrase.charAt(at)]
  return !isLetter(before) || !isLetter(after) || isKana(before) !== isKana(after)
}

const isLetter = (character: string): boolean => /[\p{L}\p{M}\p{N}]/u.test(character)

const gap = (character: string): number =>
  /[ーっんうぃぁぅぇぉゃゅょ]/.test(character) ? 0.5 : isKana(character) ? 0.7 : 1.1

function wrong(typed: string, meant: string): number {
  if (isKana(typed) !== isKana(meant)) return 1.3
  return isKana(typed) && soundOf(typed) === soundOf(meant) ? 0.4 : 1
}

const isKana = (character: string): boolean => (character >= 'ぁ' && character <= 'ゟ') || character === 'ー'

const small = 'ぁぃぅぇぉっゃゅょゎ'
const large = 'あいうえおつやゆよわ'
const alike: Record<string, string> = { ぢ: 'し', づ: 'す', を: 'お', は: 'わ' }

/** Kana without their marks, small ones large. */
function soundOf(character: string): string {
  const plain = character.normalize('NFD').charAt(0)
  const position = small.indexOf(plain)
  return alike[character] ?? (position < 0 ? plain : large.charAt(position))
}
