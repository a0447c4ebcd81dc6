import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { House } from '#platform/module/index.ts'
import type { PreviewRules } from './domain/told-size.ts'

/** `segments.json` of a profile: from how many people on a number is told, and how often somebody may ask. */
const rulesSchema = z.strictObject({
  leastTold: z.int().min(2).max(1000),
  previewsPerDay: z.int().min(1).max(1000),
  /** Keys of the offices that send to many: their menus have the entry. */
  offices: z.array(z.string()).min(1),
  source: z.string(),
  /** false = 要確認 */
  confirmed: z.boolean(),
})

type SegmentRules = PreviewRules & { offices?: readonly string[] }

const known = new WeakMap<House['config'], SegmentRules>()

/** Read once; ten people, sixty questions and every office where the profile says nothing. */
export function segmentRules({ config }: Pick<House, 'config'>): SegmentRules {
  const rules = known.get(config) ?? readRules(config)
  known.set(config, rules)
  return rules
}

function readRules({ root, profile }: House['config']): SegmentRules {
  const file = join(root, 'profiles', profile, 'segments.json')
  if (!existsSync(file)) return { least: 10, perDay: 60 }
  const { leastTold, previewsPerDay, offices } = rulesSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  return { least: leastTold, perDay: previewsPerDay, offices }
}
