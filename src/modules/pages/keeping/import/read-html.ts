import { fromHtml } from 'hast-util-from-html'
import { type Schema, sanitize } from 'hast-util-sanitize'
import { toMdast } from 'hast-util-to-mdast'
import { longest } from '../../domain/page.ts'
import { cleanse, noteWhatActs } from './cleanse.ts'
import { decode } from './decode.ts'
import { mainPart } from './main-part.ts'
import { cleanText, type Dropped, droppedNotes, firstOf } from './report.ts'
import type { HtmlElement, HtmlRoot } from './tree.ts'

export type MarkdownRoot = Extract<ReturnType<typeof toMdast>, { type: 'root' }>

export type ReadPage = { title: string; tree: MarkdownRoot; encoding: string; dropped: Dropped[] }

export const largestHtml = 5_000_000

const schema: Schema = {
  strip: ['script', 'style'],
  tagNames: [
    ...['p', 'br', 'hr', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'li', 'blockquote'],
    ...['a', 'img', 'strong', 'b', 'em', 'table', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td'],
    ...['div', 'section', 'article', 'main', 'span', 'center', 'figure', 'figcaption', 'address'],
  ],
  attributes: { a: ['href'], img: ['src', 'alt'], td: ['colSpan', 'rowSpan'], th: ['colSpan', 'rowSpan'] },
  protocols: { href: ['http', 'https', 'mailto', 'tel'], src: ['http', 'https'] },
  ancestors: { tr: ['table'], td: ['table'], th: ['table'], thead: ['table'], tbody: ['table'], tfoot: ['table'] },
}

/**
 * An old page as Markdown's tree, with addresses of links and images as they were; `undefined` when it is longer than a
 * page may be. It takes as long as the page is wild: `openReader` runs it where it can be stopped.
 */
export function readHtml(bytes: Uint8Array): ReadPage | undefined {
  const notes = droppedNotes()
  const { text, encoding, unreadable } = decode(bytes)
  for (let count = 0; count < Math.min(unreadable, 1000); count += 1) notes.note('unreadable_character')
  const root = fromHtml(cleanText(text))
  noteWhatActs(root, notes)
  const { title, main } = mainPart(root, notes)
  cleanse(main, notes)
  const clean = sanitize(rootOf(main), schema)
  const made = toMdast(clean, { document: true })
  const tree: MarkdownRoot = made.type === 'root' ? made : { type: 'root', children: [] }
  if (!isShort(tree)) return undefined
  return { title: firstOf(cleanText(title), longest.title), tree, encoding, dropped: notes.all() }
}

/** As much as a page may hold, roughly; the exact limit is that of the finished words. */
function isShort(tree: MarkdownRoot): boolean {
  let nodes = 0
  let characters = 0
  const waiting: MarkdownRoot['children'] = [...tree.children]
  for (let one = waiting.pop(); one && nodes <= mostNodes && characters <= mostCharacters; one = waiting.pop()) {
    nodes += 1
    if ('value' in one) characters += one.value.length
    if ('children' in one) for (const child of one.children) waiting.push(child)
  }
  return nodes <= mostNodes && characters <= mostCharacters
}

const mostNodes = 20_000
const mostCharacters = 100_000

const rootOf = (main: HtmlElement | HtmlRoot): HtmlRoot =>
  main.type === 'root' ? main : { type: 'root', children: main.children }
