import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { House } from '#platform/module/index.ts'

const key = z.string().regex(/^[a-z][a-z0-9-]*$/)

/** `pages.json` of a profile: who looks at what the offices write, and how long things last. */
const rulesSchema = z.strictObject({
  /** Key of the office that looks at every page; without one a page goes straight to the 所属長. */
  publicRelations: key.optional(),
  /** A link to words that are not public yet ends after so many days. */
  previewDays: z.int().min(1).max(60),
  /** A page is looked at again after so many months at the latest. */
  reviewMonths: z.int().min(1).max(36),
  /** 公示送達 stands at least so many days. 根拠: 地方税法 第20条の2第3項 (7日を経過したとき). */
  serviceDays: z.int().min(7).max(60),
  confirmed: z.boolean(),
})

export type PageRules = z.infer<typeof rulesSchema>

const plain: PageRules = { previewDays: 14, reviewMonths: 12, serviceDays: 7, confirmed: false }

const known = new WeakMap<House['config'], PageRules>()

/** Read once; without the file nobody but writer and 所属長. */
export function pageRules({ config }: Pick<House, 'config'>): PageRules {
  const rules = known.get(config) ?? read(config, 'pages.json', rulesSchema) ?? plain
  known.set(config, rules)
  return rules
}

const plainWordsSchema = z.array(
  z.strictObject({
    official: z.string().min(1).max(60),
    plain: z.string().min(1).max(200),
    note: z.string().optional(),
  }),
)

/** `plain-words.json` of a profile: what the list of plain words begins with. */
export const plainWordsOf = ({ config }: Pick<House, 'config'>): z.infer<typeof plainWordsSchema> =>
  read(config, 'plain-words.json', plainWordsSchema) ?? []

function read<Schema extends z.ZodType>(
  { root, profile }: House['config'],
  name: string,
  schema: Schema,
): z.output<Schema> | undefined {
  const file = join(root, 'profiles', profile, name)
  return existsSync(file) ? schema.parse(JSON.parse(readFileSync(file, 'utf8'))) : undefined
}
