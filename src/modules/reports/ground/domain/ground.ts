import type { Bounds, Place } from './place.ts'
import { boundsOf, middleOf } from './place.ts'

/** Who looks after what stands or lies somewhere (管理者). */
export const owners = [
  'ward',
  'metropolis',
  'national',
  'private',
  'park',
  'sewer',
  'police',
  'power',
  'river',
  'collection-point',
  'unknown',
] as const
export type Owner = (typeof owners)[number]

/** A ring of places; the first stands again at the end. */
export type Ring = readonly Place[]

/** One piece of the municipality: the outer ring, then holes. Nearer to its line than the tolerance is neither in nor out. */
export type Area = { name: string; toleranceMetres: number; rings: readonly Ring[] }

/** What a thing is called in each language; `kana` also for search and for plain Japanese. */
export type Names = { name: string; kana: string; english: string }

/** A 町丁目, or a town that has none. `town` is the name without 丁目. */
export type Town = Names & { town: string; region: string; place: Place }

export const landmarkKinds = ['station', 'park', 'school', 'facility'] as const
/** What people name a place by. Rank 1 is written on the smallest map; missing: only on near ones. */
export type Landmark = Names & { kind: (typeof landmarkKinds)[number]; place: Place; rank?: number | undefined }

/** A road or river by its middle line. */
export type Way = Names & { owner: Owner; halfWidthMetres: number; line: readonly Place[] }
export type Rail = Names & { isUnderground: boolean; line: readonly Place[] }
export type Park = Names & { owner: Owner; ring: Ring }

/** Whose work the data are, said below every map. */
export type Credit = { ja: string; en: string }

/** Where things are in a municipality, from its profile. */
export type Ground = {
  /** Name of the municipality, as people write it before a town. */
  municipality: string
  areas: readonly Area[]
  regions: readonly Names[]
  towns: readonly Town[]
  landmarks: readonly Landmark[]
  roads: readonly Way[]
  rails: readonly Rail[]
  parks: readonly Park[]
  rivers: readonly Way[]
  credits: readonly Credit[]
  bounds: Bounds
}

/** Towns without their 丁目, each at its middle. */
export function wholeTowns({ towns }: Pick<Ground, 'towns'>): Town[] {
  return [...Map.groupBy(towns, ({ town }) => town)].map(([name, blocks]) => {
    const { kana = '', english = '', region = '' } = blocks[0] ?? {}
    return {
      name,
      kana: kana.replace(/\d+ちょうめ$/, ''),
      english: english.replace(/ \d+-chome$/, ''),
      region,
      town: name,
      place: middleOf(boundsOf(blocks.map(({ place }) => place))),
    }
  })
}

export const boundsOfTown = ({ towns }: Ground, town: string, metres = 350): Bounds | undefined => {
  const places = towns.filter((one) => one.town === town || one.name === town).map(({ place }) => place)
  return places.length === 0 ? undefined : boundsOf(places, metres)
}

export const boundsOfRegion = ({ towns }: Ground, region: string, metres = 500): Bounds | undefined => {
  const places = towns.filter((one) => one.region === region).map(({ place }) => place)
  return places.length === 0 ? undefined : boundsOf(places, metres)
}
