import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { House } from '#platform/module/index.ts'
import { withoutReadings } from '#platform/i18n/index.ts'
import { type AssetKind, assetKindsSchema } from './domain/kinds.ts'

type Town = { config: Pick<House['config'], 'root' | 'profile'> }
export type AssetKinds = ReadonlyMap<string, AssetKind>

const known = new WeakMap<Town['config'], AssetKinds>()

/** Kinds of the profile's `reports/asset-kinds.json` in their order, read once; none where there is no such file. */
export function assetKindsOf({ config }: Town): AssetKinds {
  const kinds =
    known.get(config) ?? readKinds(join(config.root, 'profiles', config.profile, 'reports', 'asset-kinds.json'))
  known.set(config, kinds)
  return kinds
}

/** Throws with the file and the field that is wrong. */
function readKinds(file: string): AssetKinds {
  if (!existsSync(file)) return new Map()
  const parsed = assetKindsSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')))
  if (parsed.success) return new Map(parsed.data.map((kind) => [kind.code, kind]))
  const problems = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
  throw new Error(`profile ${file}: ${problems.join('; ')}`)
}

/** As staff call it; a kind that the profile has no more by its code. */
export const kindName = (kinds: AssetKinds, code: string): string => withoutReadings(kinds.get(code)?.name.ja ?? code)
