import type { Notes } from './report.ts'
import { attribute, elementsIn, type HtmlElement, type HtmlRoot, isElement, textOf } from './tree.ts'

/** Names that the content systems of municipalities gave to the part that is the page itself. */
const mainNames = /^(main|contents?|main-?contents?|tmp_contents|maincol|honbun|page-?body|entry|article)$/i
const aroundNames =
  /(^|[-_ ])(g?navi?|gnav|menu|header|footer|breadcrumbs?|pankuzu|topicpath|side(bar)?|sns|social|print|fontsize|search-?box|pagetop|skip|enquete|enq)([-_ ]|$)/i

/** The page itself without what stood around every page of the old site, and its title. */
export function mainPart(root: HtmlRoot, notes: Notes): { title: string; main: HtmlElement | HtmlRoot } {
  const all = elementsIn(root)
  const main =
    all.find(({ tagName }) => tagName === 'main') ??
    all.find((one) => attribute(one, 'role') === 'main') ??
    all.find((one) => one.tagName !== 'body' && mainNames.test(attribute(one, 'id'))) ??
    all.find(({ tagName }) => tagName === 'article') ??
    all.find(({ tagName }) => tagName === 'body') ??
    root
  // A heading around the main part is the site's name on most pages, and the page's on few.
  const heading = elementsIn(main).find(({ tagName }) => tagName === 'h1')
  const titled = all.find(({ tagName }) => tagName === 'title')
  const fallback = elementsIn(main).find(({ tagName }) => /^h[2-3]$/.test(tagName))
  const title = [heading && textOf(heading), titled && firstPart(textOf(titled)), fallback && textOf(fallback)].find(
    (text) => text?.trim(),
  )
  if (heading) heading.children = []
  dropAround(main, notes)
  return { title: (title ?? '').replace(/\s+/g, ' ').trim(), main }
}

/** 「ごみの出し方｜○○区」 → 「ごみの出し方」. */
const firstPart = (title: string): string => title.split(/[｜|]| [-–—:] |　[-－：]　/)[0] ?? title

function dropAround(parent: HtmlElement | HtmlRoot, notes: Notes): void {
  parent.children = parent.children.filter((child) => {
    if (!isElement(child)) return true
    if (isAround(child)) {
      notes.note('around', textOf(child))
      return false
    }
    dropAround(child, notes)
    return true
  })
}

function isAround(element: HtmlElement): boolean {
  if (['nav', 'header', 'footer', 'aside'].includes(element.tagName)) return !holdsHeading(element)
  if (!['div', 'p', 'ul', 'ol', 'section', 'td', 'span'].includes(element.tagName)) return false
  return aroundNames.test(attribute(element, 'id')) || aroundNames.test(attribute(element, 'className'))
}

// `<header><h2>…</h2></header>` inside an article belongs to its words.
const holdsHeading = (element: HtmlElement): boolean =>
  element.tagName === 'header' && elementsIn(element).some(({ tagName }) => /^h[2-6]$/.test(tagName))
