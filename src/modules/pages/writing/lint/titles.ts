import { withoutReadings } from '#platform/i18n/index.ts'
import type { Finding, Rule } from './rule.ts'

const longestTitle = 30

/** A title says in a few everyday words what one can do or learn here. */
export const titles: Rule = ({ title, kind, lang }) => {
  const plain = withoutReadings(title).trim()
  const finding = (rule: string, advice: string): Finding => ({
    ...{ rule, isError: false, field: 'title', excerpt: plain, advice },
  })
  if (plain === '' || lang === 'en') return []
  const found: Finding[] = []
  const head = plain.split(/[：:]/)[0] ?? ''
  if ([...head].length > longestTitle)
    found.push(finding('long-title', `題名は「：」の前を${longestTitle}字までにすると、一覧で最後まで読めます。`))
  if (/(について|に関すること|に関するお知らせ|のお知らせ|の(ご)?案内|の概要)$/.test(plain))
    found.push(
      finding(
        'vague-title',
        '何のためのページか分かる題名にしてください。例：「児童手当について」より「児童手当をもらう：申請と支給日」。',
      ),
    )
  else if (kind === 'guide' && !/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(plain) && [...plain].length >= 6)
    found.push(
      finding(
        'vague-title',
        '漢字だけの題名です。「〜を出す」「〜をもらう」のように、することを書くと見つけやすくなります。',
      ),
    )
  if (kind === 'faq' && !/か[。？?]?$|[？?]$/.test(plain))
    found.push(finding('no-question', '質問の形にしてください。例：「引っ越したら、いつまでに届けますか」。'))
  return found
}

/** Words of those who looked for it belong in the title, or at least among the page's words. */
export const searchedWords: Rule = ({ title, details, lang }, { usualQueries }) => {
  if (lang !== 'ja') return []
  const known = folded([title, ...details.words].join(' '))
  const missed = usualQueries.filter((query) =>
    query.split(/\s+/).some((word) => word && !known.includes(folded(word))),
  )
  if (missed.length === 0) return []
  const said = missed.slice(0, 3).map((query) => `「${query}」`)
  return [
    {
      ...{ rule: 'searched-words', isError: false, field: 'title', excerpt: withoutReadings(title) },
      advice: `このページを探した人は${said.join('')}と入力しています。題名か「探すことば」に入れてください。`,
    },
  ]
}

const folded = (text: string): string =>
  withoutReadings(text)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u30a1-\u30f6]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60))
