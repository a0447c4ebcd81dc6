import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { z } from 'zod'
import type { House } from '#platform/module/index.ts'
import {
  bodiesSchema,
  type Body,
  categoriesSchema,
  type Category,
  type Reason,
  type ReportSettings,
  reasonsSchema,
  type RoutingRule,
  routingSchema,
  settingsSchema,
  type Template,
  templatesSchema,
  type Words,
} from './schema.ts'

export type Catalogue = {
  settings: ReportSettings
  /** In the order in which they are offered. */
  groups: readonly { code: string; name: Words }[]
  categories: ReadonlyMap<string, Category>
  bodies: ReadonlyMap<string, Body>
  routing: readonly RoutingRule[]
  reasons: readonly Reason[]
  templates: readonly Template[]
}

type Town = { config: Pick<House['config'], 'root' | 'profile'> }

const catalogues = new WeakMap<Town['config'], Catalogue | undefined>()

/** What the profile's folder `reports` says, read once; `undefined`: this municipality takes no reports here. */
export function catalogueOf({ config }: Town): Catalogue | undefined {
  if (!catalogues.has(config))
    catalogues.set(config, readCatalogue(join(config.root, 'profiles', config.profile, 'reports')))
  return catalogues.get(config)
}

/** For pages and actions that exist only where reports are taken. Throws where they are not. */
export function requireCatalogue(town: Town): Catalogue {
  const catalogue = catalogueOf(town)
  if (!catalogue) throw new Error(`profile "${town.config.profile}" has no folder reports`)
  return catalogue
}

/** Throws with the file and the field that is wrong, or names what no file has. */
function readCatalogue(folder: string): Catalogue | undefined {
  if (!existsSync(join(folder, 'settings.json'))) return undefined
  const { groups, categories } = read(folder, 'categories.json', categoriesSchema)
  const catalogue = {
    settings: read(folder, 'settings.json', settingsSchema),
    groups,
    categories: byCode(categories),
    bodies: byCode(read(folder, 'bodies.json', bodiesSchema)),
    routing: read(folder, 'routing.json', routingSchema),
    reasons: read(folder, 'reasons.json', reasonsSchema),
    templates: read(folder, 'templates.json', templatesSchema),
  }
  const unknown = [
    ...categories.filter(({ group }) => !groups.some(({ code }) => code === group)).map(({ group }) => group),
    ...catalogue.routing.flatMap(({ categories: codes = [] }) =>
      codes.filter((code) => !catalogue.categories.has(code)),
    ),
    ...catalogue.routing.flatMap(({ body }) => (body && !catalogue.bodies.has(body) ? [body] : [])),
  ]
  if (unknown.length > 0) throw new Error(`profile ${folder}: nothing is called ${unknown.join(', ')}`)
  return catalogue
}

function read<Schema extends z.ZodType>(folder: string, name: string, schema: Schema): z.output<Schema> {
  const file = join(folder, name)
  const parsed = schema.safeParse(JSON.parse(readFileSync(file, 'utf8')))
  if (parsed.success) return parsed.data
  const problems = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
  throw new Error(`profile ${file}: ${problems.join('; ')}`)
}

const byCode = <One extends { code: string }>(all: readonly One[]): ReadonlyMap<string, One> =>
  new Map(all.map((one) => [one.code, one]))
