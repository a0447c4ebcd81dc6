import type { Owner } from '../../ground/index.ts'
import type { Category, RoutingRule } from '../catalogue/schema.ts'

/** Who handles a report: an office by its key, and the outside body whose thing it is. */
export type Route = { office: string; body: string | undefined }

/** The first rule that fits kind, owner and town (「光が丘三丁目」 or 「光が丘」); else the office that sees the rest. */
export function routeFor(
  { routing, settings }: { routing: readonly RoutingRule[]; settings: { office: string } },
  { category, owner, town }: { category: Pick<Category, 'code' | 'group'>; owner: Owner; town: string },
): Route {
  const rule = routing.find(
    ({ categories, groups, owners, towns }) =>
      (!categories || categories.includes(category.code)) &&
      (!groups || groups.includes(category.group)) &&
      (!owners || owners.includes(owner)) &&
      (!towns || towns.some((name) => town.startsWith(name))),
  )
  return { office: rule?.office ?? settings.office, body: rule?.body }
}
