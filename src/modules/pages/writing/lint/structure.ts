import { withoutReadings } from '#platform/i18n/index.ts'
import { lineOf, nodesOf, wordsIn } from '../markdown/index.ts'
import { excerptOf, type Finding, type Rule } from './rule.ts'

/** Headings step down one level at a time, from ##. */
export const headings: Rule = ({ tree }) => {
  const found: Finding[] = []
  let above = 1
  for (const node of nodesOf(tree)) {
    if (node.type !== 'heading') continue
    const excerpt = excerptOf(withoutReadings(wordsIn(node)))
    const finding = (rule: string, advice: string) =>
      void found.push({ rule, isError: false, field: 'body', line: lineOf(node), excerpt, advice })
    if (excerpt === '') finding('empty-heading', '見出しに言葉がありません。')
    if (node.depth === 1) finding('heading-order', '「#」はページの題名です。本文の見出しは「##」から始めてください。')
    else if (node.depth > above + 1)
      finding('heading-order', `見出しの段を飛ばしています。「${'#'.repeat(above + 1)}」にしてください。`)
    above = Math.max(2, node.depth)
    if (node.depth === 1) above = 1
  }
  return found
}

const widest = 6
const longestCell = 120

/** Tables hold data: rows of the same things under heads that name them. */
export const tables: Rule = ({ tree }) =>
  [...nodesOf(tree)].flatMap((node): Finding[] => {
    if (node.type !== 'table') return []
    const [head, ...rows] = node.children
    const heads = (head?.children ?? []).map((cell) => wordsIn(cell).trim())
    const cells = rows.flatMap((row) => row.children.map((cell) => wordsIn(cell)))
    const finding = (advice: string): Finding => ({
      ...{ rule: 'layout-table', isError: false, field: 'body', line: lineOf(node), excerpt: heads.join('｜'), advice },
    })
    if (heads.length < 2) return [finding('1列だけの表です。箇条書きにしてください。')]
    if (heads.every((text) => text === ''))
      return [finding('見出しの行がない表です。並べるためだけの表は、読み上げで伝わりません。')]
    if (rows.length === 0) return [finding('中身のない表です。')]
    if (cells.some((text) => text.length > longestCell))
      return [finding('長い文の入った表です。見出しと文にしてください。')]
    if (heads.length > widest)
      return [finding(`${heads.length}列の表です。スマートフォンで読める${widest}列までに分けてください。`)]
    return []
  })
