import sharp from 'sharp'
import type { House } from '#platform/module/index.ts'
import { altProblem, tidyAlt } from '../media/alt-words.ts'
import { addMedia, dropPicture, storePicture } from '../media/keep-picture.ts'
import { type MediaId, mediaOfPicture } from '../media/store.ts'
import { readOldLink } from './addresses.ts'
import type { Bringing } from './bring-pages.ts'
import type { ReadPage } from './read-html.ts'
import { hrefsIn } from './walk.ts'

export type BroughtPicture =
  | { ok: true; id: MediaId; alt: string }
  | { ok: false; reason: 'image_missing' | 'image_without_words' | 'image_refused' }

/** The key of a picture on a page: where it lay and what was said about it. */
export const pictureKey = (address: string, alt: string): string => `${address}\n${alt}`

/** Keeps every picture of the pages that says in words what it shows and lies in the site, each once for the office. */
export async function bringPictures(
  house: House,
  bringing: Bringing,
  pages: readonly { address: string; page: ReadPage }[],
): Promise<ReadonlyMap<string, BroughtPicture>> {
  const brought = new Map<string, BroughtPicture>()
  const kept = new Map<string, MediaId | undefined>()
  const paths = new Map(bringing.site.paths.map((path) => [pathOf(bringing.at, path), path]))
  for (const { address, page } of pages)
    for (const { src, alt } of hrefsIn(page.tree).images) {
      const link = readOldLink(src, address, bringing.base)
      const place = link.kind === 'inner' ? link.address : src
      const key = pictureKey(place, alt)
      const path = paths.get(place.replace(/\?.*$/, ''))
      if (brought.has(key)) continue
      if (altProblem(tidyAlt(alt))) brought.set(key, { ok: false, reason: 'image_without_words' })
      else if (path === undefined) brought.set(key, { ok: false, reason: 'image_missing' })
      else {
        if (!kept.has(path)) kept.set(path, await keepOne(house, bringing, path, tidyAlt(alt)))
        const id = kept.get(path)
        brought.set(key, id ? { ok: true, id, alt: tidyAlt(alt) } : { ok: false, reason: 'image_refused' })
      }
    }
  return brought
}

async function keepOne(
  house: House,
  { site, office, by }: Bringing,
  path: string,
  alt: string,
): Promise<MediaId | undefined> {
  const bytes = await asKept(await site.read(path))
  const stored = bytes && (await storePicture(house, bytes, path, by))
  if (!stored?.ok) return undefined
  const { picture } = stored
  const id = await house.db.transact((tx) => addMedia(tx, house, { picture, officeId: office.id, alt, by }))
  if (id) return id
  await dropPicture(house, picture)
  return house.db.read((tx) => mediaOfPicture(tx, office.id, picture.sha256))
}

/** Old sites are full of GIF, which is not among what we keep: its first picture is. */
async function asKept(bytes: Uint8Array): Promise<Uint8Array | undefined> {
  if (Buffer.from(bytes.subarray(0, 4)).toString('latin1') !== 'GIF8') return bytes
  try {
    const image = sharp(bytes, { limitInputPixels: 50_000_000, pages: 1 }).timeout({ seconds: 5 })
    return new Uint8Array(await image.png().toBuffer())
  } catch {
    return undefined
  }
}

const pathOf = (at: string, path: string): string => `${at.replace(/\/?$/, '/')}${path}`.normalize('NFC')
