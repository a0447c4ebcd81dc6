import { recordAudit } from '#platform/audit/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { newId, type OfficeId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { detailsSchema } from '../../domain/details.ts'
import { longest } from '../../domain/page.ts'
import { freeSlug, normalAddress, readOldLink } from './addresses.ts'
import { isPage, type OldSite } from './old-site.ts'
import { type BroughtPicture, bringPictures, pictureKey } from './pictures.ts'
import type { ReadPage } from './read-html.ts'
import { openReader } from './reader.ts'
import { droppedNotes, type Notes } from './report.ts'
import {
  type Draft,
  type Imported,
  type ImportId,
  pagesOfAddresses,
  type Refused,
  slugsLike,
  writeImport,
} from './store.ts'
import { markdownOf } from './to-markdown.ts'
import { hrefsIn } from './walk.ts'

export type Bringing = {
  site: OldSite
  /** Where the site's root was: `/` or a folder of the old address. */
  at: string
  /** The old site's own address outside, for what is not brought along: `https://www.city.example.jp`. */
  base: string | undefined
  /** Old address → address here, for what somebody has moved by hand. */
  known: ReadonlyMap<string, string>
  office: { id: OfficeId; key: string }
  name: string
  by: Staff | undefined
}

export const mostPages = 2000

type OldPage = { path: string; address: string } & ({ ok: true; page: ReadPage } | { ok: false; reason: Refused })

export type Prepared = { drafts: readonly Draft[]; imported: readonly Imported[] }

/**
 * Makes a draft of each page of an old site, in the name of the office: nothing of it is public, and nothing is published
 * by itself. A page that was brought before stays as it is. The report of the import says what was left out.
 */
export async function bringPages(
  house: House,
  bringing: Bringing,
  onPage?: (done: number, all: number) => void,
): Promise<{ id: ImportId; imported: readonly Imported[] }> {
  const prepared = await preparePages(house, bringing, onPage)
  const id = await house.db.transact((tx) => keepPages(tx, house, bringing, prepared))
  return { id, imported: prepared.imported }
}

/** What takes long: reading, and keeping the pictures. Nothing of the pages is written yet. */
export async function preparePages(
  house: House,
  bringing: Bringing,
  onPage: (done: number, all: number) => void = () => {},
): Promise<Prepared> {
  const pages = await readPages(house, bringing, onPage)
  const good = pages.filter((page) => page.ok)
  const addresses = await knownAddresses(house, bringing, pages)
  const slugs = await newSlugs(house, good)
  const pictures = await bringPictures(house, bringing, good)
  const drafts: Draft[] = []
  const imported = pages.map((page): Imported => {
    const refuse = (refused: Refused): Imported => {
      const before = refused === 'known' ? (addresses.get(page.address)?.pageId ?? null) : null
      return { address: page.address, pageId: before, refused, dropped: [] }
    }
    if (!page.ok) return refuse(page.reason)
    const notes = droppedNotes()
    notes.add(page.page.dropped)
    const body = bodyOf(page, { bringing, addresses, slugs, pictures, notes })
    if (body.length > longest.body) return refuse('too_long')
    const id = newId<'page'>()
    const slug = slugs.get(page.address) ?? ''
    const details = detailsSchema.parse({ facts: { contact: { office: bringing.office.key } } })
    drafts.push({ id, editionId: newId(), slug, title: page.page.title, body, address: page.address, details })
    return { address: page.address, pageId: id, refused: null, dropped: notes.all() }
  })
  return { drafts, imported }
}

export async function keepPages(
  tx: Tx,
  house: House,
  { office, name, by }: Bringing,
  prepared: Prepared,
): Promise<ImportId> {
  const id = newId<'pages-import'>()
  const at = house.clock.now()
  await writeImport(tx, { id, officeId: office.id, name, by: by?.staffId ?? null, at, ...prepared })
  const actor = by ?? ({ kind: 'system', task: 'pages.import' } as const)
  await recordAudit(tx, { actor, action: 'pages.import.bring', subject: { kind: 'pages.import', id } })
  return id
}

async function readPages(
  house: House,
  { site, at }: Bringing,
  onPage: (done: number, all: number) => void,
): Promise<OldPage[]> {
  const paths = site.paths.filter(isPage).slice(0, mostPages)
  const places = paths.map((path) => ({ path, address: normalAddress(`${at.replace(/\/?$/, '/')}${path}`) }))
  const before = await house.db.read((tx) =>
    pagesOfAddresses(
      tx,
      places.map(({ address }) => address),
    ),
  )
  const pages: OldPage[] = []
  const reader = openReader()
  try {
    for (const [index, place] of places.entries()) {
      onPage(index, places.length)
      if (before.has(place.address)) {
        pages.push({ ...place, ok: false, reason: 'known' })
        continue
      }
      const read = await reader.read(await site.read(place.path))
      if (read.ok && read.page.title === '') pages.push({ ...place, ok: false, reason: 'no_title' })
      else pages.push({ ...place, ...read })
    }
  } finally {
    await reader.close()
  }
  return pages
}

type Good = Extract<OldPage, { ok: true }>

/** Where every link of the pages may lead that was brought before. */
async function knownAddresses(house: House, { base }: Bringing, pages: readonly OldPage[]) {
  const linked = pages.flatMap((one) =>
    (one.ok ? hrefsIn(one.page.tree).links : []).flatMap((href) => {
      const link = readOldLink(href, one.address, base)
      return link.kind === 'inner' ? [link.address] : []
    }),
  )
  const asked = [...new Set([...linked, ...pages.map(({ address }) => address)])]
  return house.db.read((tx) => pagesOfAddresses(tx, asked))
}

async function newSlugs(house: House, pages: readonly Good[]): Promise<ReadonlyMap<string, string>> {
  const wishes = pages.map(({ address }) => freeSlug(address, new Set()))
  const firsts = [...new Set(wishes.flatMap((wish) => [wish, wish.split('-')[0] ?? wish]))]
  const taken = new Set(await house.db.read((tx) => slugsLike(tx, firsts)))
  return new Map(
    pages.map(({ address }) => {
      const slug = freeSlug(address, taken)
      taken.add(slug)
      return [address, slug]
    }),
  )
}

type Around = {
  bringing: Bringing
  addresses: Awaited<ReturnType<typeof knownAddresses>>
  slugs: ReadonlyMap<string, string>
  pictures: ReadonlyMap<string, BroughtPicture>
  notes: Notes
}

function bodyOf({ page, address }: Good, { bringing, addresses, slugs, pictures, notes }: Around): string {
  const { base, known } = bringing
  return markdownOf(page.tree, {
    link(href, words) {
      const link = readOldLink(href, address, base)
      if (link.kind === 'outer') return link.href
      if (link.kind === 'inner') {
        const byHand = known.get(link.address)
        if (byHand) return byHand
        const slug = slugs.get(link.address) ?? addresses.get(link.address)?.slug
        if (slug) return `/pages/${slug}`
        notes.note(base === undefined ? 'unknown_link' : 'old_site_link', `${words} ${link.address}`)
        return base === undefined ? undefined : link.href
      }
      notes.note('unknown_link', words)
      return undefined
    },
    image(src, alt) {
      const link = readOldLink(src, address, base)
      const picture = pictures.get(pictureKey(link.kind === 'inner' ? link.address : src, alt))
      if (picture?.ok) return { href: `/media/${picture.id}`, alt: picture.alt }
      notes.note(picture?.reason ?? 'image_missing', alt || src)
      return undefined
    },
  })
}
