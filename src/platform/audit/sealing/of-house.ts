import { lstatSync, readFileSync } from 'node:fs'
import { type Config, ConfigError, deriveSecret } from '#platform/config/index.ts'
import { asSealer, createDatabase, type Database } from '#platform/db/index.ts'
import type { Logger } from '#platform/telemetry/index.ts'
import { type CheckpointKey, checkpointKey } from './checkpoint.ts'

type SealingConfig = Pick<Config, 'secret' | 'profile' | 'audit' | 'databaseOwnerUrl'>

/** The key of AUDIT_KEY_FILE, or one derived from the house's secret. Throws `ConfigError` when the file is not fit. */
export function checkpointKeyOf({ audit, profile, secret }: SealingConfig): CheckpointKey {
  const name = `madoguchi/audit/${profile}`
  if (!audit.keyFile) return checkpointKey(name, deriveSecret(secret, 'audit checkpoint key'))
  if ((lstatSync(audit.keyFile).mode & 0o077) !== 0)
    throw new ConfigError([`AUDIT_KEY_FILE (${audit.keyFile}): others may read it; chmod 600`])
  const seed = readFileSync(audit.keyFile, 'utf8').trim()
  if (!/^[0-9a-f]{64}$/i.test(seed))
    throw new ConfigError([
      `AUDIT_KEY_FILE (${audit.keyFile}): must hold 32 random bytes in hex (openssl rand -hex 32)`,
    ])
  return checkpointKey(name, seed)
}

/** The database of `url` (any role's) as `madoguchi_sealer` sees it: DATABASE_SEALER_URL, or the derived password. */
export const sealerDatabase = (config: SealingConfig, url: string, log: Pick<Logger, 'warn'>): Database =>
  createDatabase(config.audit.sealerUrl ?? asSealer(url, config.secret), log, { poolSize: 2 })
