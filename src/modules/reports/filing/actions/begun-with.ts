import type { Tx } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import { requireCatalogue } from '../../record/index.ts'
import { blankDraft, type Draft } from '../domain/draft.ts'
import { type Asset, assetOfPlate } from '../store/assets.ts'
import { openThemeCalled } from '../store/themes.ts'
import { personOfLink } from './personal-link.ts'

/** What the address or the hidden fields of an empty form say. */
export type Beginning = {
  kind?: string | undefined
  from?: string | undefined
  /** Slug of a theme call. */
  theme?: string | undefined
  plate?: string | undefined
  /** Token of a link from a chat. */
  by?: string | undefined
}

export type Begun = { draft: Draft; asset: Asset | undefined }

/** An empty report that knows what its address says of it; `theme_over`: nothing is taken for that call any more. */
export async function begunWith(
  tx: Tx,
  house: House,
  { kind, from, theme: slug, plate, by }: Beginning,
): Promise<Begun | 'theme_over'> {
  const today = house.clock.today()
  const theme = slug === undefined ? undefined : await openThemeCalled(tx, slug, today)
  if (slug !== undefined && !theme) return 'theme_over'
  const number = plate && plateFrom(plate)
  const asset = number ? await assetOfPlate(tx, number, today) : undefined
  const category = theme?.category ?? (asset && kindFor(house, asset))
  const draft = blankDraft({
    kind: theme ? 'theme' : kind === 'good_deed' ? 'good_deed' : 'defect',
    channel: from === 'line' ? 'line' : 'web',
    theme: theme?.slug,
    reporter: personOfLink(house, by),
    category,
    ...(number && { plate: number, attributes: asksPlate(house, category) ? { plate: number } : {} }),
    ...(asset && { place: { lat: asset.lat, lon: asset.lon }, town: asset.town, placeText: asset.label }),
  })
  return { draft, asset }
}

/** As it is written on the thing: 「ｎ-１２」 is N-12. */
export function plateFrom(typed: string): string | undefined {
  const plate = typed
    .normalize('NFKC')
    .trim()
    .toUpperCase()
    .replace(/[\s‐‑–—−ー]+/g, '-')
  return /^[0-9A-Z]+(-[0-9A-Z]+)*$/.test(plate) && plate.length <= 30 ? plate : undefined
}

// Only where there is one: of a lamp it may be the road's or the park's.
function kindFor(house: House, { kind }: Asset): string | undefined {
  const of = [...requireCatalogue(house).categories.values()].filter(
    (one) => one.asset === kind && one.kind === 'defect',
  )
  return of.length === 1 ? of[0]?.code : undefined
}

const asksPlate = (house: House, category: string | undefined): boolean =>
  category !== undefined &&
  requireCatalogue(house)
    .categories.get(category)
    ?.attributes.some(({ code }) => code === 'plate') === true
