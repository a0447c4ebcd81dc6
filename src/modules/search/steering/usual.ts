import { noSynonyms, normalise, queryOf, type SearchIndex } from '../engine/index.ts'

const mostTried = 8
const mostOffered = 3

/**
 * Of what many searched for, what begins as is typed and still stands, word for word, in the title or the other names of
 * something public: what was taken away is not offered because people looked for it when it was there.
 */
export function usualThatStand(
  usual: readonly string[],
  typed: string,
  index: SearchIndex,
  when: { lang: 'ja' | 'easy' | 'en'; now: number; today: number },
): string[] {
  const beginning = normalise(typed).trim()
  if (beginning === '') return []
  return usual
    .filter((query) => normalise(query).startsWith(beginning))
    .slice(0, mostTried)
    .filter((query) => {
      const words = normalise(query).split(/\s+/)
      const { ids } = index.find(queryOf(query, noSynonyms), { ...when, limit: 3, offset: 0 })
      return ids.some((id) => {
        const doc = index.doc(id)
        const names = doc ? normalise([doc.title, ...doc.words].join('\n')) : ''
        return words.every((word) => names.includes(word))
      })
    })
    .slice(0, mostOffered)
}
