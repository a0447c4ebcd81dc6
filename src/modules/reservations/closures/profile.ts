import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { NotFound } from '#platform/errors/index.ts'
import type { House } from '#platform/module/index.ts'

/** `reservations/revocation.json` of a profile: for which reasons an approval may be taken back. */
const revocationSchema = z.strictObject({
  /** 文書記号 of the letters. */
  documentSymbol: z.string().min(1),
  grounds: z
    .array(
      z.strictObject({
        key: z.string().regex(/^[a-z][a-z0-9-]{1,59}$/),
        label: z.string().min(1),
        /** Nothing that they did: all that was paid goes back. */
        givesBack: z.literal(true).optional(),
      }),
    )
    .min(1),
  source: z.string(),
  /** false = 要確認: shown so on staff screens. */
  confirmed: z.boolean(),
})

export type RevocationRules = z.infer<typeof revocationSchema>

const known = new WeakMap<House['config'], RevocationRules | undefined>()

/** Read once. 404 where the municipality names no grounds: nothing is revoked then. */
export function revocationRules({ config }: Pick<House, 'config'>): RevocationRules {
  if (!known.has(config)) known.set(config, readRules(config))
  const rules = known.get(config)
  if (!rules) throw new NotFound('revocation')
  return rules
}

function readRules({ root, profile }: House['config']): RevocationRules | undefined {
  const file = join(root, 'profiles', profile, 'reservations', 'revocation.json')
  return existsSync(file) ? revocationSchema.parse(JSON.parse(readFileSync(file, 'utf8'))) : undefined
}
