import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table'
import type { Root } from 'mdast'
import { gfmTable } from 'micromark-extension-gfm-table'

// What looks like HTML is text, and four spaces are an indent: nobody in an office means code.
const plainly = { disable: { null: ['htmlFlow', 'htmlText', 'codeIndented'] } }

/** The tree of a page's Markdown (CommonMark with tables, without HTML). */
export const treeOf = (markdown: string): Root =>
  fromMarkdown(markdown, { extensions: [gfmTable(), plainly], mdastExtensions: [gfmTableFromMarkdown()] })
