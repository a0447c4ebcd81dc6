import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { House } from '#platform/module/index.ts'

/** `reservations/use.json` of a profile: what happens around a use. */
const useSchema = z.strictObject({
  /** Who has reserved is told so many days before, at that time. */
  reminder: z.strictObject({ daysBefore: z.int().min(1).max(14), at: z.iso.time({ precision: -1 }) }),
  /** Codes of doors without somebody who opens them. */
  door: z.strictObject({
    digits: z.int().min(6).max(12),
    /** The code opens so many minutes before the start and after the end. */
    minutesBefore: z.int().min(0).max(60),
    minutesAfter: z.int().min(0).max(60),
    /** It is shown from so many hours before the start. */
    hoursShownBefore: z.int().min(1).max(336),
  }),
  source: z.string(),
  /** false = 要確認. */
  confirmed: z.boolean(),
})

export type UseRules = z.infer<typeof useSchema>

/** The municipality's rules of use, read once; `undefined`: nobody is reminded and no door has a code. */
export function useRules({ config }: Pick<House, 'config'>): UseRules | undefined {
  if (!known.has(config)) known.set(config, readRules(config))
  return known.get(config)
}

const known = new WeakMap<House['config'], UseRules | undefined>()

function readRules({ root, profile }: House['config']): UseRules | undefined {
  const file = join(root, 'profiles', profile, 'reservations', 'use.json')
  return existsSync(file) ? useSchema.parse(JSON.parse(readFileSync(file, 'utf8'))) : undefined
}
