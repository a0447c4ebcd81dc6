import type { House, SearchSource } from '#platform/module/index.ts'

export type NamedSource = { name: string; source: SearchSource }

/** Everything that modules let people find, by the name of the source. Two of one name are a mistake of the makers. */
export function sourcesOf(house: House): readonly NamedSource[] {
  const sources = house.modules.flatMap(({ searchSources }) =>
    Object.entries(searchSources ?? {}).map(([name, source]) => ({ name, source })),
  )
  const twice = sources.find(({ name }, at) => sources.findIndex((other) => other.name === name) !== at)
  if (twice) throw new Error(`two search sources are called ${twice.name}`)
  return sources
}
