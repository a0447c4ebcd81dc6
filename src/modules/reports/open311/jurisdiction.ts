import type { House } from '#platform/module/index.ts'
import { notThere } from './answers/refusal.ts'

/** One endpoint, one jurisdiction: who names one has to mean ours, by our domain, the profile's name or the code of 総務省. */
export function requireOwnJurisdiction({ config, profile }: House, id: string | undefined): void {
  const own = [new URL(config.publicUrl).hostname, config.profile, profile.code, profile.code.slice(0, 5)]
  if (id !== undefined && !own.includes(id.toLowerCase())) throw notThere('jurisdiction_unknown', id)
}
