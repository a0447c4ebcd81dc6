import { foldWriting } from './fold.ts'

/** What somebody may be called on the register, and was. */
export type Names = {
  name: string
  kana: string | null
  alias?: string | null
  aliasKana?: string | null
  formerSurname?: string | null
  formerSurnameKana?: string | null
}

/**
 * All keys that a person is found by, a space between: first the folded name, then other writings, then with `~`
 * where a search may begin inside a name (the given name, a later word). `people.search_keys` is made from it.
 */
export function searchText({ name, kana, alias, aliasKana, formerSurname, formerSurnameKana }: Names): string {
  const written = [name, alias].filter((one) => typeof one === 'string')
  const read = [kana, aliasKana].filter((one) => typeof one === 'string')
  const beginnings = [...written, ...read, formerSurname, formerSurnameKana].flatMap((one) =>
    one ? foldWriting(one) : [],
  )
  const inside = [...written.flatMap(insideKanji), ...[...written, ...read].flatMap(laterWords)]
  const keys = new Set([...beginnings, ...inside.map((key) => `~${key}`)])
  return [...keys].filter((key) => key.length > 0).join(' ')
}

// Nobody tells where the surname of 「佐藤花子」 ends: every later beginning of two characters or more is a key.
function insideKanji(name: string): string[] {
  const characters = [...foldWriting(name)]
  if (!characters.some((one) => /\p{Script=Han}/u.test(one))) return []
  return characters.slice(1, -1).map((_, index) => characters.slice(index + 1).join(''))
}

const laterWords = (name: string): string[] => {
  const words = name.split(/[\s・]+/)
  return words.slice(1).map((_, index) => foldWriting(words.slice(index + 1).join('')))
}
