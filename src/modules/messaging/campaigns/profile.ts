import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { House } from '#platform/module/index.ts'
import { campaignChannels } from './domain/campaign.ts'

const key = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/)
const words = z.strictObject({ subject: z.string().min(1).max(80), body: z.string().min(1) })
const limit = z.strictObject({
  emergencyMinutes: z.int().positive().optional(),
  ordinaryDays: z.int().positive().optional(),
})

/** `campaigns.json` of a profile: what guards the messages to many, and what an office begins with in an emergency. */
const campaignRulesSchema = z.strictObject({
  /** How old that may be of which a campaign tells; by topic where it is another limit. */
  staleAfter: z.strictObject({
    emergencyMinutes: z.int().positive(),
    ordinaryDays: z.int().positive(),
    topics: z.record(key, limit),
  }),
  /** More emergencies than this of one office within the minutes: two approvers each. */
  burst: z.strictObject({ emergencies: z.int().positive(), minutes: z.int().positive() }),
  /** Counts of people below this are not shown. */
  leastShown: z.int().min(2),
  /** Words that are left over from drafting. */
  leftovers: z.array(z.string().min(1)),
  /** Prepared texts. */
  emergencies: z.array(
    z.strictObject({
      key,
      label: z.string().min(1),
      topic: key,
      channels: z.array(z.enum(campaignChannels)).min(1),
      /** After so many hours it is not sent any more. */
      hours: z.int().positive(),
      reason: z.string().min(1).max(200),
      link: z.string(),
      texts: z.strictObject({ ja: words, easy: words.optional(), en: words.optional() }),
    }),
  ),
  confirmed: z.boolean(),
})

export type CampaignRules = z.infer<typeof campaignRulesSchema>

const plain: CampaignRules = {
  staleAfter: { emergencyMinutes: 30, ordinaryDays: 7, topics: {} },
  burst: { emergencies: 3, minutes: 10 },
  leastShown: 10,
  leftovers: ['テスト', 'ダミー'],
  emergencies: [],
  confirmed: false,
}

const known = new WeakMap<House['config'], CampaignRules>()

/** Read once; without the file the usual limits and no prepared texts. */
export function campaignRules({ config }: Pick<House, 'config'>): CampaignRules {
  const rules = known.get(config) ?? readRules(config)
  known.set(config, rules)
  return rules
}

function readRules({ root, profile }: House['config']): CampaignRules {
  const file = join(root, 'profiles', profile, 'campaigns.json')
  return existsSync(file) ? campaignRulesSchema.parse(JSON.parse(readFileSync(file, 'utf8'))) : plain
}
