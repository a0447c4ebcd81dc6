import { withoutReadings } from '#platform/i18n/index.ts'
import { lineOf, nodesOf, wordsIn } from '../markdown/index.ts'
import { excerptOf, type Finding, type Rule } from './rule.ts'

const sayNothing =
  /^((詳し|くわし)くは)?(こちら|ここ|コチラ|詳細|くわしく|詳しく|リンク|クリック|続きを読む|more|here|click here|read more|this page|link)(から|へ|を?クリック|をご覧ください)?$/i

/** A link says where it leads: a screen reader reads links one after the other. */
export const vagueLinks: Rule = ({ tree }) =>
  [...nodesOf(tree)].flatMap((node): Finding[] => {
    if (node.type !== 'link') return []
    const text = withoutReadings(wordsIn(node)).trim()
    const finding = (rule: string, advice: string): Finding => ({
      ...{ rule, isError: false, field: 'body', line: lineOf(node), excerpt: excerptOf(text || node.url), advice },
    })
    if (text === '') return [finding('vague-link', 'リンクに言葉がありません。行き先の名前を書いてください。')]
    if (sayNothing.test(text))
      return [finding('vague-link', '「こちら」ではなく、行き先の名前をリンクにしてください。')]
    return /^(https?:\/\/|www\.)/.test(text)
      ? [finding('bare-url', '住所ではなく、行き先の名前をリンクにしてください。')]
      : []
  })

/** An address in the running text is no link and cannot be read aloud. */
export const bareUrls: Rule = ({ tree }) => {
  const linkedTexts = new Set(
    [...nodesOf(tree)].filter(({ type }) => type === 'link').flatMap((node) => [...nodesOf(node)]),
  )
  return [...nodesOf(tree)].flatMap((node) =>
    node.type !== 'text' || linkedTexts.has(node)
      ? []
      : [...node.value.matchAll(/(https?:\/\/|www\.)[^\s）)」]+/g)].map(([address]) => ({
          ...{ rule: 'bare-url', isError: false, field: 'body', line: lineOf(node), excerpt: excerptOf(address) },
          advice: '「[行き先の名前](住所)」と書いてリンクにしてください。',
        })),
  )
}
