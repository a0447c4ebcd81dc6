import { between, pick, type Random, randomOf } from '#demo/population/random.ts'
import { type Ground, isInside, moved, type Owner, ownerAt, type Place, type Town } from '../../ground/index.ts'
import type { Catalogue, Category } from '../../record/index.ts'
import { spots } from './sentences.ts'

/** Where one thing fails again and again: a lamp with its number, or a place without one. */
export type WeakSpot = {
  category: Category
  town: Town
  place: Place
  owner: Owner
  /** Everybody who reports it says where it is in the same words. */
  where: string
  asset: { kind: string; plate: string; label: string } | undefined
}

const seed = 20040229

// Kind, letter of its number, and what the office calls it.
const things = [
  ['street-lamp', 'L', '街路灯'],
  ['street-lamp', 'L', '街路灯'],
  ['curve-mirror', 'M', 'カーブミラー'],
  ['drain', '', ''],
  ['street-lamp', 'L', '街路灯'],
  ['dumping', '', ''],
  ['playground', 'P', '遊具'],
  ['collection-point', '', ''],
  ['road-hole', '', ''],
  ['bench', 'B', 'ベンチ'],
] as const

/** The same ones in every demo of a ward: what is the ward's own to mend, far from each other. */
export function weakSpotsOf({ ground, catalogue }: { ground: Ground; catalogue: Catalogue }): WeakSpot[] {
  return things.flatMap(([code, letter, label], at) => {
    const next = randomOf(seed, at)
    const category = catalogue.categories.get(code)
    const town = pick(ground.towns, next)
    const place = moved(moved(town.place, 'north', between(-180, 180, next)), 'east', between(-180, 180, next))
    if (!category || isInside(ground, place) !== 'inside') return []
    const owner = ownerAt(ground, place)?.owner ?? category.owner
    const plate = `${letter}-${String(100 + at * 137).padStart(4, '0')}`
    return [
      {
        ...{ category, town, place, owner },
        where: pick(
          spots.filter((spot) => !spot.includes('{landmark}')),
          next,
        ),
        asset: category.asset ? { kind: category.asset, plate, label: `${town.name}の${label}` } : undefined,
      },
    ]
  })
}

// Of the first reports only: a million has no more weak spots than a ward's two years.
const among = 4000
const each = 25

/** The n-th report may be of a weak spot, of the first ones most often. */
export function weakSpotOf(n: number, found: readonly WeakSpot[], next: Random): WeakSpot | undefined {
  if (n >= among || n % each !== 7 || found.length === 0) return undefined
  return found[Math.min(next(found.length), next(found.length))]
}

/** Where it was pressed on the map: within ten metres. */
export const besideIt = ({ place, asset }: WeakSpot, next: Random): Place =>
  asset ? place : moved(moved(place, 'north', between(-7, 7, next)), 'east', between(-7, 7, next))
