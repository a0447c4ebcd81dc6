import type { Asked } from './find.ts'

type Change = { [Key in 'kind' | 'topic' | 'area']?: string | undefined } & { page?: number }

/** The address of the same search with something else chosen; a choice leads to the first page. */
export function addressOf({ query, kind, topic, area, page }: Asked, change: Change = {}): string {
  const chosen = { kind, topic, area, page: 'page' in change ? page : 1, ...change }
  const params = new URLSearchParams({ q: query })
  for (const name of ['kind', 'topic', 'area'] as const) if (chosen[name]) params.set(name, chosen[name])
  if (chosen.page && chosen.page > 1) params.set('p', String(chosen.page))
  return `/search?${params}`
}
