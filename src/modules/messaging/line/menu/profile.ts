import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { House } from '#platform/module/index.ts'
import { icons } from './icons.ts'

const colour = z.string().regex(/^#[0-9a-f]{6}$/)
const areaSchema = z.strictObject({
  icon: z.enum(Object.keys(icons) as [keyof typeof icons, ...(keyof typeof icons)[]]), // parse edge: keys of our own list
  /** Read out by screen readers too. */
  label: z.string().min(1).max(8),
  note: z.string().min(1).max(12),
  opens: z.union([
    z.strictObject({ path: z.string().regex(/^\//).max(400) }),
    z.strictObject({ ask: z.enum(['choose', 'link', 'stop', 'hours', 'phone', 'report']) }),
  ]),
})

/** `line.json` of a profile: the rich menu. */
const lineSchema = z.strictObject({
  /** What the bar is called that opens it. */
  bar: z.string().min(1).max(14),
  colours: z.strictObject({
    ground: colour,
    rule: colour,
    brand: colour,
    onBrand: colour,
    ink: colour,
    meta: colour,
  }),
  areas: z.array(areaSchema).length(6),
  /** For who is linked to nobody, in the place where the others choose what they want to know. */
  unlinked: areaSchema,
})

export type MenuProfile = z.output<typeof lineSchema>
export type MenuArea = MenuProfile['areas'][number]

/** The municipality's rich menu, read once; `undefined`: it has none. */
export function menuProfile({ config }: Pick<House, 'config'>): MenuProfile | undefined {
  if (!known.has(config)) known.set(config, read(config))
  return known.get(config)
}

const known = new WeakMap<House['config'], MenuProfile | undefined>()

function read({ root, profile }: House['config']): MenuProfile | undefined {
  const file = join(root, 'profiles', profile, 'line.json')
  return existsSync(file) ? lineSchema.parse(JSON.parse(readFileSync(file, 'utf8'))) : undefined
}
