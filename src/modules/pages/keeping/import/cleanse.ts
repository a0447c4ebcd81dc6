import type { Notes } from './report.ts'
import { hasMergedCells, isDataTable, putHeads, unrolled } from './tables.ts'
import {
  attribute,
  element,
  elementsIn,
  type HtmlChild,
  type HtmlElement,
  type HtmlRoot,
  isElement,
  textOf,
} from './tree.ts'

const deepest = 120

const gone: Readonly<Record<string, Parameters<Notes['note']>[0]>> = {
  script: 'script',
  noscript: 'script',
  template: 'script',
  style: 'style',
  link: 'style',
  base: 'style',
  meta: 'style',
  iframe: 'frame',
  frame: 'frame',
  frameset: 'frame',
  noframes: 'frame',
  object: 'embedded',
  embed: 'embedded',
  applet: 'embedded',
  video: 'embedded',
  audio: 'embedded',
  canvas: 'embedded',
  marquee: 'embedded',
  svg: 'drawing',
  math: 'drawing',
  input: 'form',
  select: 'form',
  textarea: 'form',
  button: 'form',
}

/** Notes what can do something or leads to what can, wherever on the page it stands. */
export function noteWhatActs(root: HtmlRoot, notes: Notes): void {
  for (const one of elementsIn(root)) {
    const what = Object.hasOwn(gone, one.tagName) ? gone[one.tagName] : undefined
    if (what && !isQuiet(one)) notes.note(what, attribute(one, 'src') || attribute(one, 'data') || textOf(one))
    if (one.tagName === 'form') notes.note('form', attribute(one, 'action'))
    for (const name of Object.keys(one.properties))
      if (/^on/i.test(name)) notes.note('inline_event', name.toLowerCase())
    const scheme = unsafeScheme(attribute(one, one.tagName === 'img' ? 'src' : 'href'))
    if (scheme) notes.note('unsafe_link', `${scheme}: ${textOf(one) || attribute(one, 'alt')}`)
  }
}

/** Leaves what a page of words needs, and notes what else is lost. The library's sanitising comes after it. */
export function cleanse(parent: HtmlElement | HtmlRoot, notes: Notes, depth = 0): void {
  parent.children = parent.children.flatMap((child) => cleansed(child, notes, depth))
}

function cleansed(node: HtmlChild, notes: Notes, depth: number): HtmlElement['children'] {
  if (node.type === 'text') return [{ ...node, value: withoutMarks(node.value) }]
  if (!isElement(node)) return []
  if (Object.hasOwn(gone, node.tagName)) return []
  if (isHidden(node)) {
    notes.note('hidden', textOf(node))
    return []
  }
  if (depth >= deepest) {
    notes.note('too_deep')
    return [{ type: 'text', value: shallowText(node) }]
  }
  if (node.tagName === 'ruby') return [{ type: 'text', value: readingOf(node) }]
  if (node.tagName === 'table') return tableOf(node, notes, depth)
  cleanse(node, notes, depth + 1)
  if (/^h[1-6]$/.test(node.tagName) && isEmpty(node)) {
    if (node.tagName !== 'h1') notes.note('empty_heading')
    return node.children
  }
  if (node.tagName === 'img' && unsafeScheme(attribute(node, 'src'))) return []
  if (node.tagName === 'dt') return [element('p', [element('strong', node.children)])]
  if (node.tagName === 'dl' || node.tagName === 'dd') return [element('div', node.children)]
  return node.tagName === 'a' ? linkOf(node) : [node]
}

function tableOf(table: HtmlElement, notes: Notes, depth: number): HtmlElement['children'] {
  if (!isDataTable(table)) {
    notes.note('layout_table', textOf(table))
    return unrolled(table).flatMap((cell) => cleansed(cell, notes, depth + 1))
  }
  if (hasMergedCells(table)) notes.note('merged_cells', textOf(table))
  const caption = table.children.filter(isElement).find(({ tagName }) => tagName === 'caption')
  table.children = table.children.filter((child) => child !== caption)
  putHeads(table)
  cleanse(table, notes, depth + 1)
  if (!caption || isEmpty(caption)) return [table]
  const words: HtmlElement['children'] = [{ type: 'text', value: textOf(caption).trim() }]
  return [element('p', [element('strong', words)]), table]
}

// What browsers ignore within a scheme: `java\nscript:`.
const ignored = /[\u0000-\u0020\u007F-\u009F\u200B-\u200F\uFEFF]/g

function linkOf(link: HtmlElement): HtmlElement['children'] {
  const href = attribute(link, 'href').replace(ignored, '')
  // Without an address it marked a place of the page.
  if (href === '' || href.startsWith('#') || unsafeScheme(href)) return link.children
  link.properties = { href }
  return [link]
}

/** `javascript`, `data` and whatever else is no way to a page. */
function unsafeScheme(address: string): string | undefined {
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(address.replace(ignored, ''))?.[1]?.toLowerCase()
  return scheme && !['http', 'https', 'mailto', 'tel'].includes(scheme) ? scheme : undefined
}

const isHidden = (one: HtmlElement): boolean =>
  one.properties['hidden'] !== undefined || /display\s*:\s*none|visibility\s*:\s*hidden/i.test(attribute(one, 'style'))

// `<input type=hidden>`, `<meta>` and `<link>` of a head say nothing to a person.
const isQuiet = (one: HtmlElement): boolean =>
  one.tagName === 'meta' || one.tagName === 'base' || attribute(one, 'type') === 'hidden'

const isEmpty = (one: HtmlElement): boolean =>
  textOf(one).trim() === '' && !one.children.some((child) => isElement(child) && hasPicture(child))

const hasPicture = (one: HtmlElement): boolean =>
  one.tagName === 'img' || one.children.some((child) => isElement(child) && hasPicture(child))

/** 《》 of an old page are brackets, and here they would be a reading. */
const withoutMarks = (text: string): string => text.replaceAll('《', '〈').replaceAll('》', '〉')

/** `<ruby>漢字<rt>かんじ</rt></ruby>` as the office writes readings: 「｜漢字《かんじ》」. */
function readingOf(ruby: HtmlElement): string {
  const reading = ruby.children.filter((child) => isElement(child) && child.tagName === 'rt')
  const base = ruby.children.filter((child) => !isElement(child) || !['rt', 'rp', 'rtc'].includes(child.tagName))
  const words = withoutMarks(base.map(textOf).join('')).trim()
  const read = withoutMarks(reading.map(textOf).join('')).trim()
  return read && words ? `｜${words}《${read}》` : words
}

/** Words of what lies too deep, without going down for ever. */
function shallowText(node: HtmlElement): string {
  let words = ''
  const waiting: HtmlChild[] = [node]
  for (let one = waiting.pop(); one !== undefined && words.length < 60_000; one = waiting.pop()) {
    if (one.type === 'text') words += one.value
    else if (isElement(one) && !Object.hasOwn(gone, one.tagName)) waiting.push(...one.children.toReversed())
  }
  return words
}
