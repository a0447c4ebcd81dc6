import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table'
import { gfmTable } from 'micromark-extension-gfm-table'
import type { MarkdownNode, MarkdownRoot } from './nodes.ts'

// What looks like HTML is text, and four spaces are an indent: nobody in an office means code.
const plainly = { disable: { null: ['htmlFlow', 'htmlText', 'codeIndented'] } }

/** The tree of a page's Markdown (CommonMark with tables, without HTML). */
export const treeOf = (markdown: string): MarkdownRoot =>
  fromMarkdown(markdown, { extensions: [gfmTable(), plainly], mdastExtensions: [gfmTableFromMarkdown()] })

/** A node and everything in it, as it stands in the text. */
export function* nodesOf(node: MarkdownNode): Generator<MarkdownNode> {
  yield node
  if ('children' in node) for (const child of node.children) yield* nodesOf(child)
}

/** The words in a node, with their readings. */
export const wordsIn = (node: MarkdownNode): string => {
  if (node.type === 'break') return '\n'
  if ('value' in node) return node.value
  return 'children' in node ? node.children.map(wordsIn).join('') : ''
}

/** The line of the text on which a node begins, from 1. */
export const lineOf = (node: MarkdownNode): number => node.position?.start.line ?? 1
