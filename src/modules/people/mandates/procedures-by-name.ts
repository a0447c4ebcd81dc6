import { plainText } from '#platform/i18n/index.ts'
import type { House } from '#platform/module/index.ts'
import type { Slugs } from './part.tsx'

/** The procedures of the house by slug and name, as its menu knows them: this module stands below the one that has them. */
export function proceduresByName(house: House): Slugs {
  const entries = house.modules.flatMap((module) => module.navigation?.(house) ?? [])
  return entries.flatMap(({ audience, href, label }) => {
    const [, slug] = /^\/procedures\/([a-z0-9-]+)$/.exec(href) ?? []
    return audience === 'resident' && slug ? [{ value: slug, label: plainText(label.ja, house.profile.words.ja) }] : []
  })
}
