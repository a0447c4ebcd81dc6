import { type OfficeId, parseId } from '#platform/ids/index.ts'

/** `due`: to be looked at by today · `soon`: within 90 days · `unknown`: nobody knows when it was last. */
export const inspections = ['due', 'soon', 'unknown'] as const
export type InspectionWanted = (typeof inspections)[number]

export const standings = ['standing', 'ended', 'all'] as const
export type Standing = (typeof standings)[number]

/** What stands in the address. */
export type AssetFilter = {
  standing: Standing
  kind?: string
  /** Beginning of a town's name. */
  town?: string
  /** Beginning of a plate. */
  plate?: string
  office?: OfficeId
  inspection?: InspectionWanted
}

export const usualAssets: AssetFilter = { standing: 'standing' }

/** Reads the query of an address; what it does not understand is as if it were not there. */
export function parseAssetFilter(query: Readonly<Record<string, string | undefined>>): AssetFilter {
  const found = {
    kind: /^[a-z0-9]+(-[a-z0-9]+)*$/.exec(query.kind ?? '')?.[0],
    town: townIn(query.town),
    plate: plateStart(query.plate),
    office: parseId<'office'>(query.office ?? ''),
    inspection: inspections.find((one) => one === query.inspection),
  }
  return {
    standing: standings.find((one) => one === query.standing) ?? usualAssets.standing,
    ...(Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined)) as Partial<AssetFilter>),
  }
}

/** The shortest query that `parseAssetFilter` reads as this filter; empty for the usual one. */
export function writeAssetFilter(filter: AssetFilter): string {
  const entries = Object.entries(filter).filter(
    ([key, value]) => value !== undefined && !(key === 'standing' && value === usualAssets.standing),
  )
  return new URLSearchParams(entries.toSorted(([a], [b]) => (a < b ? -1 : 1))).toString()
}

/** 「ｌ－００」 as 「L-00」. */
function plateStart(typed: string | undefined): string | undefined {
  const plate = (typed ?? '')
    .normalize('NFKC')
    .trim()
    .toUpperCase()
    .replace(/[\s‐‑–—−ー]+/g, '-')
  return /^[0-9A-Z][0-9A-Z-]{0,29}$/.test(plate) ? plate : undefined
}

function townIn(typed: string | undefined): string | undefined {
  const town = typed?.normalize('NFKC').trim().slice(0, 30)
  return town && !/[\p{C}]/u.test(town) ? town : undefined
}
