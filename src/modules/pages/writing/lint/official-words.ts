import type { Finding, Rule } from './rule.ts'

/** Words of the office that have a plain one, once a word; not where the plain one stands behind it in brackets. */
export const officialWords: Rule = ({ passages, lang }, { plainWords }) => {
  if (lang === 'en') return []
  const found = new Map<string, Finding>()
  for (const { field, line, text } of passages) {
    let rest = text
    for (const { official, plain } of plainWords) {
      if (!rest.includes(official)) continue
      const explained = rest.includes(`${official}（`) || rest.includes(`${official}(`)
      // A longer word is not told of again by a shorter one in it.
      rest = rest.replaceAll(official, '\n')
      if (explained || found.has(official)) continue
      found.set(official, {
        ...{ rule: 'official-word', isError: false, field, line, excerpt: official },
        advice: `「${plain}」と言い換えるか、「${official}（${plain}）」のように説明を付けてください。`,
      })
    }
  }
  return [...found.values()]
}
