import { longestSlug } from '../../domain/page.ts'

/** Stands for the old site while addresses are read; nothing is ever asked there. */
const nowhere = 'http://old.invalid'

export type OldLink =
  /** A place of the old site, as `normalAddress` writes it. */
  { kind: 'inner'; address: string; href: string } | { kind: 'outer'; href: string } | { kind: 'none' }

/** What a link or a picture on the old page at `address` meant. `base` is the old site's own address outside, if somebody gave it. */
export function readOldLink(href: string, address: string, base: string | undefined): OldLink {
  if (/^(mailto|tel):/i.test(href)) return { kind: 'outer', href }
  const home = base === undefined ? nowhere : new URL(base).origin
  const parent = `${home}${encodeURI(address)}`
  if (!URL.canParse(href, parent)) return { kind: 'none' }
  const url = new URL(href, parent)
  if (!/^https?:$/.test(url.protocol) || url.href.length > 500 || url.username !== '') return { kind: 'none' }
  if (url.host !== new URL(home).host) return { kind: 'outer', href: url.href }
  return { kind: 'inner', address: normalAddress(url.pathname + url.search), href: url.href }
}

/** One way to write an address of the old site: decoded, without the name of a folder's own page. */
export function normalAddress(path: string): string {
  const [place = '', query = ''] = path.split('?')
  const plain = decoded(place)
    .replace(/\/{2,}/g, '/')
    .replace(/\/(index|default|top)\.(html?|shtml|php)$/i, '/')
  return `${plain.startsWith('/') ? plain : `/${plain}`}${query && `?${query}`}`
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text).normalize('NFC')
  } catch {
    return text
  }
}

/** Whether a page of ours never has such an address, so that it can be one of the old site. */
export const mayBeOld = (path: string): boolean =>
  /\.(html?|shtml|xhtml|php|aspx?|jsp|cgi)$/i.test(path) || (path.length > 1 && path.endsWith('/'))

/** An address for the new page that none of `taken` is, from the old one: `/kurashi/gomi/sodai.html` → `sodai`. */
export function freeSlug(address: string, taken: ReadonlySet<string>): string {
  const parts = address
    .replace(/\?.*$/, '')
    .replace(/\.[a-z0-9]{1,6}$/i, '')
    .split('/')
    .map(slugPart)
    .filter(Boolean)
  const [name = 'page', ...above] = parts.toReversed()
  const isTelling = /[a-z]/.test(name)
  const wishes = [...(isTelling ? [name] : []), above[0] ? `${above[0]}-${name}` : `page-${name}`].map(fit)
  const found = wishes.find((wish) => !taken.has(wish))
  if (found) return found
  const last = wishes.at(-1) ?? 'page'
  for (let count = 2; ; count += 1) {
    const numbered = `${fit(last, 6)}-${count}`
    if (!taken.has(numbered)) return numbered
  }
}

const slugPart = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')

const fit = (slug: string, reserve = 0): string => slug.slice(0, longestSlug - reserve).replace(/-+$/, '')
