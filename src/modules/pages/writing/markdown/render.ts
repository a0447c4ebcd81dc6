import { sanitize } from 'hast-util-sanitize'
import { toHtml } from 'hast-util-to-html'
import { toHast } from 'mdast-util-to-hast'
import { href, type Lang, withoutReadings } from '#platform/i18n/index.ts'
import type { HtmlContent, HtmlElement, HtmlNode, HtmlRoot, MarkdownRoot } from './nodes.ts'
import { pageSchema } from './schema.ts'
import { treeOf } from './tree.ts'

export type Heading = { level: 2 | 3 | 4; id: string; text: string }
type PageLink = { href: string; text: string }
type PagePicture = { src: string; alt: string }

type Rendered = {
  /** Sanitised and finished but for 漢字《かんじ》. */
  html: string
  /** The words alone, a line a block. */
  plain: string
  /** Texts with their readings. */
  headings: readonly Heading[]
  /** As written, without language. */
  links: readonly PageLink[]
  media: readonly PagePicture[]
}

/** A page's Markdown as HTML, in the language of the page; what looks like HTML in it is text. */
export function rendered(markdown: string, lang: Lang = 'ja'): Rendered {
  const { root, ...found } = renderedTree(markdown, lang)
  return { html: toHtml(root), plain: withoutReadings(plainOf(root)).trim(), ...found }
}

/** The same as a tree of sanitised elements. */
export function renderedTree(
  markdown: string,
  lang: Lang = 'ja',
): Pick<Rendered, 'headings' | 'links' | 'media'> & { root: HtmlRoot } {
  const tree = sanitize(toHast(withinLevels(treeOf(markdown))), pageSchema)
  const found: Found = { headings: [], links: [], media: [], ids: new Set() }
  // Parse edge: what was a root is one after sanitising.
  const root: HtmlRoot = tree.type === 'root' ? tree : { type: 'root', children: [tree as HtmlContent] }
  for (const element of elementsOf(root)) finish(element, found, lang)
  wrapTables(root)
  const { headings, links, media } = found
  return { root, headings, links, media }
}

// The page's title is the first level; a fourth is as deep as a page goes.
function withinLevels(tree: MarkdownRoot): MarkdownRoot {
  for (const node of tree.children)
    if (node.type === 'heading') node.depth = Math.min(4, Math.max(2, node.depth)) as 2 | 3 | 4 // parse edge: of two bounds
  return tree
}

type Found = { headings: Heading[]; links: PageLink[]; media: PagePicture[]; ids: Set<string> }

function* elementsOf(node: HtmlRoot | HtmlElement): Generator<HtmlElement> {
  for (const child of node.children) {
    if (child.type !== 'element') continue
    yield child
    yield* elementsOf(child)
  }
}

function finish(element: HtmlElement, found: Found, lang: Lang): void {
  const { tagName } = element
  if (/^h[1-6]$/.test(tagName)) return finishHeading(element, found)
  if (tagName === 'a') return finishLink(element, found, lang)
  if (tagName === 'th') element.properties['scope'] = 'col'
  if (tagName === 'img') {
    const { src, alt } = element.properties
    found.media.push({ src: String(src ?? ''), alt: String(alt ?? '') })
    element.properties['loading'] = 'lazy'
  }
}

function finishHeading(element: HtmlElement, found: Found): void {
  const text = textOf(element).trim()
  const level = Number(element.tagName.slice(1)) as Heading['level'] // parse edge: the schema lets these three through
  const id = freeId(withoutReadings(text), found.ids)
  element.properties['id'] = id
  found.headings.push({ level, id, text })
}

function freeId(text: string, taken: Set<string>): string {
  const wanted = `h-${text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}]+/gu, '-')
    .replace(/^-|-$/g, '')}`
  let id = wanted
  for (let count = 2; taken.has(id); count++) id = `${wanted}-${count}`
  taken.add(id)
  return id
}

function finishLink(element: HtmlElement, found: Found, lang: Lang): void {
  const address = String(element.properties['href'] ?? '')
  found.links.push({ href: address, text: withoutReadings(textOf(element)) })
  if (!/^https?:/i.test(address)) {
    element.properties['href'] = href(lang, address)
    return
  }
  element.properties['rel'] = ['external', 'noopener']
  element.children.push({
    type: 'element',
    tagName: 'span',
    properties: { className: ['vh'] },
    children: [{ type: 'text', value: outside[lang] }],
  })
}

const outside: Record<Lang, string> = {
  ja: '（外部のサイト）',
  easy: '（ほかの サイト）',
  en: ' (another site)',
}

/** A wide table scrolls in its own box and not the page. */
function wrapTables(root: HtmlRoot): void {
  root.children = root.children.map((node) =>
    node.type === 'element' && node.tagName === 'table'
      ? { type: 'element', tagName: 'div', properties: { className: ['scroll'], tabIndex: 0 }, children: [node] }
      : node,
  )
}

const blocks = new Set(['p', 'h2', 'h3', 'h4', 'li', 'tr', 'table', 'blockquote', 'pre', 'br', 'ul', 'ol'])

const textOf = (node: HtmlNode): string =>
  node.type === 'text' ? node.value : 'children' in node ? node.children.map(textOf).join('') : ''

function plainOf(node: HtmlNode): string {
  if (node.type === 'text') return node.value.trim() === '' ? '' : node.value
  if (node.type === 'element' && node.tagName === 'img') return String(node.properties['alt'] ?? '')
  if (node.type === 'element' && isMark(node)) return ''
  if (!('children' in node)) return ''
  const inside = node.children.map(plainOf)
  const isRow = node.type === 'element' && node.tagName === 'tr'
  const text = isRow ? inside.filter(Boolean).join('　') : inside.join('')
  return node.type === 'element' && blocks.has(node.tagName) ? `${text.trimEnd()}\n` : text
}

const isMark = ({ properties }: HtmlElement): boolean =>
  Array.isArray(properties['className']) && properties['className'].includes('vh')
