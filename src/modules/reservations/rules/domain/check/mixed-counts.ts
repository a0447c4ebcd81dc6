import type { QuotaRule } from '../data/rule-set.ts'
import type { WrittenRules } from '../data/written.ts'

/** Limits of one key share a counter, in every set: they have to count the same things in the same way. */
export function mixedCounts(all: WrittenRules): string[] {
  const first = new Map<string, { path: string; way: string }>()
  return all.flatMap(({ rules }, at) =>
    rules.quotas.flatMap((quota, no) => {
      const path = `rules.${at}.rules.quotas.${no}`
      const known = first.get(quota.key)
      if (!known) first.set(quota.key, { path, way: wayOf(quota) })
      return known && known.way !== wayOf(quota)
        ? [
            `${path}：上限「${quota.key}」の数え方（per・period・of・each・counts）が ${known.path} と違います。同じにするか、別の key にしてください`,
          ]
        : []
    }),
  )
}

const wayOf = ({ per, period, of, each, counts }: QuotaRule): string =>
  JSON.stringify([per, period, of, each ?? null, counts])
