import type { Catalogue, Shape } from '../../record/index.ts'
import { shapes } from '../../record/index.ts'

/** What a reader asks the list, the map and the feeds for; missing: everything. */
export type Filter = {
  /** As typed: a town, or the beginning of its name. */
  town?: string
  /** A group of kinds, or one kind: `road`, `road.street-lamp`. */
  kind?: string
  shape?: Shape
  word?: string
}

const longestText = 60

/** Of the address. What the profile does not know is left out. */
export function readFilter(params: URLSearchParams, catalogue: Pick<Catalogue, 'groups' | 'categories'>): Filter {
  const text = (name: string) => params.get(name)?.normalize('NFKC').trim().slice(0, longestText) || undefined
  const [town, kind, word] = [text('town'), text('kind'), text('word')]
  const shape = shapes.find((one) => one === params.get('state'))
  return {
    ...(town && { town }),
    ...(kind && categoriesOf(kind, catalogue) && { kind }),
    ...(shape && { shape }),
    ...(word && { word }),
  }
}

/** The kinds that a group, or a kind in its group, stands for; `undefined` for what the profile does not know. */
export function categoriesOf(
  kind: string,
  { groups, categories }: Pick<Catalogue, 'groups' | 'categories'>,
): string[] | undefined {
  const [group, code, ...more] = kind.split('.')
  if (more.length > 0 || !groups.some((one) => one.code === group)) return undefined
  const found = [...categories.values()].filter((one) => one.group === group && (!code || one.code === code))
  return found.length > 0 ? found.map((one) => one.code) : undefined
}

/** A page of ours that shows what this filter asks for. */
export function addressOf(path: string, filter: Filter, more: Readonly<Record<string, string>> = {}): string {
  const { shape, ...texts } = filter
  const query = new URLSearchParams({ ...texts, ...(shape && { state: shape }), ...more }).toString()
  return query ? `${path}?${query}` : path
}

export const isFiltered = (filter: Filter): boolean => Object.keys(filter).length > 0
