import { gfmTableToMarkdown } from 'mdast-util-gfm-table'
import { toMarkdown } from 'mdast-util-to-markdown'
import type { MarkdownRoot } from './read-html.ts'
import { cleanText } from './report.ts'

export type MarkdownNode = MarkdownRoot['children'][number]
type Heading = Extract<MarkdownNode, { type: 'heading' }>

/** What becomes of addresses of the old site; `undefined`: the words stay, the link or the picture goes. */
export type Moves = {
  link: (href: string, words: string) => string | undefined
  image: (src: string, alt: string) => { href: string; alt: string } | undefined
}

/** Markdown of an imported page: headings from ## on without a jump, links and pictures of this house. */
export function markdownOf(tree: MarkdownRoot, moves: Moves): string {
  const children = tree.children.flatMap((node) => moved(node, moves))
  stepHeadings(children)
  const text = toMarkdown(
    { type: 'root', children },
    { bullet: '-', rule: '-', listItemIndent: 'one', resourceLink: true, extensions: [gfmTableToMarkdown()] },
  )
  return cleanText(text)
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

function moved(node: MarkdownNode, moves: Moves): MarkdownNode[] {
  if (node.type === 'image') {
    const image = moves.image(node.url, node.alt ?? '')
    return image ? [{ type: 'image', url: image.href, alt: image.alt }] : []
  }
  if (!('children' in node)) return node.type === 'html' ? [] : [node]
  // Parse edge: a parent of one kind keeps children of its own kind, as only whole nodes go or their contents come up.
  const children = (node.children as MarkdownNode[]).flatMap((child) => moved(child, moves))
  if (node.type === 'link') return linkOf(node.url, children, moves)
  if (node.type === 'emphasis' || (node.type === 'strong' && !canBeStrong(children))) return children
  if (children.length === 0 && node.type !== 'tableCell') return []
  return [{ ...node, children } as MarkdownNode]
}

function linkOf(url: string, children: MarkdownNode[], moves: Moves): MarkdownNode[] {
  const words = children.map(wordsOf).join('').trim()
  // A picture that was a link says where the link leads by its own words.
  const href = words === '' ? undefined : moves.link(url, words)
  return href === undefined ? children : ([{ type: 'link', url: href, children }] as MarkdownNode[])
}

const wordsOf = (node: MarkdownNode): string => {
  if ('value' in node) return node.value
  if (node.type === 'image') return node.alt ?? ''
  return 'children' in node ? (node.children as MarkdownNode[]).map(wordsOf).join('') : ''
}

// CommonMark knows no words without spaces: beside 。 or 「 its ** would stand there as they are.
const canBeStrong = (children: MarkdownNode[]): boolean =>
  /^[\p{L}\p{N}](.*[\p{L}\p{N}])?$/su.test(children.map(wordsOf).join(''))

function stepHeadings(nodes: readonly MarkdownNode[]): void {
  const headings = nodes.filter((node): node is Heading => node.type === 'heading')
  const first = Math.min(...headings.map(({ depth }) => depth))
  let before = 1
  for (const heading of headings) {
    before = Math.min(before + 1, heading.depth - first + 2, 4)
    // Within 2 and 4 by the line above.
    heading.depth = before as Heading['depth']
  }
}
