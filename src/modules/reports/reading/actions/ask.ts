import type { House } from '#platform/module/index.ts'
import { boundsOf, type Bounds, groundOf, townsMatching } from '../../ground/index.ts'
import { type Catalogue, requireCatalogue } from '../../record/index.ts'
import { categoriesOf, type Filter, readFilter } from '../domain/filter.ts'
import type { Asked } from '../store/shown.ts'

/** What an address asks for, as the store is asked; `towns` is empty where what was typed is no town. */
export type AskedFor = {
  catalogue: Catalogue
  filter: Filter
  asked: Pick<Asked, 'categories' | 'towns' | 'shape' | 'word'>
  /** Around the towns that are asked for. */
  bounds: Bounds | undefined
}

// More 丁目 than any town has; a beginning that fits more is too short to mean a place.
const mostTowns = 60

export function askedFor(house: House, url: string): AskedFor {
  const catalogue = requireCatalogue(house)
  const filter = readFilter(new URL(url).searchParams, catalogue)
  const ground = groundOf(house)
  const towns = filter.town && ground ? townsMatching(ground, filter.town, mostTowns) : []
  const names = [...new Set(towns.flatMap(({ name, town }) => [name, town]))]
  return {
    catalogue,
    filter,
    asked: {
      ...(filter.kind && { categories: categoriesOf(filter.kind, catalogue) ?? [] }),
      // Without a ground a town is what was written.
      ...(filter.town && { towns: ground ? names : [filter.town] }),
      ...(filter.shape && { shape: filter.shape }),
      ...(filter.word && { word: filter.word }),
    },
    bounds:
      towns.length > 0
        ? boundsOf(
            towns.map(({ place }) => place),
            metresAround,
          )
        : undefined,
  }
}

const metresAround = 400
