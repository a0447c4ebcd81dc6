import type { Lang } from '#platform/i18n/index.ts'
import type { House } from '#platform/module/index.ts'
import { type Category, requireCatalogue } from '../../record/index.ts'
import type { Value } from '../answers/xml.ts'
import { say } from './show.ts'

/** What programs may report: a call for one theme has its own page and its days, and is none of it. */
export const isOffered = ({ kind }: Category): boolean => kind !== 'theme'

export function listServices(house: House, lang: Lang): Value[] {
  const { categories, groups } = requireCatalogue(house)
  const names = new Map(groups.map(({ code, name }) => [code, say(house, name, lang)]))
  return [...categories.values()].filter(isOffered).map((category) => ({
    service_code: category.code,
    service_name: say(house, category.name, lang),
    description: say(house, category.hint ?? category.title, lang),
    metadata: category.attributes.length > 0,
    type: 'realtime',
    keywords: category.keywords.join(', '),
    group: names.get(category.group) ?? category.group,
  }))
}

/** `undefined` for a code that is not offered. */
export function serviceDefinition(house: House, code: string, lang: Lang): Value | undefined {
  const category = requireCatalogue(house).categories.get(code)
  if (!category || !isOffered(category)) return undefined
  return {
    service_code: code,
    attributes: category.attributes.map(({ code: name, datatype, required, label, help, values }, place) => ({
      variable: true,
      code: name,
      datatype,
      required,
      datatype_description: help ? say(house, help, lang) : null,
      order: place + 1,
      description: say(house, label, lang),
      values: values.map((value) => ({ key: value.key, name: say(house, value.name, lang) })),
    })),
  }
}
