import type { Config } from '#platform/config/index.ts'
import type { Logger } from '#platform/telemetry/index.ts'
import { type Embedded, runEmbedded } from './embedded/index.ts'
import { refuseUnfit } from './outside.ts'
import { asApp, derivePasswords } from './roles.ts'

export type StartedDatabase = {
  /** With the app's rights. */
  url: string
  /** With the owner's rights: migrations only. */
  ownerUrl: string
  /** Missing when DATABASE_URL names an outside server. */
  embedded?: Omit<Embedded, 'stop' | 'ownerUrl'>
  stop(): Promise<void>
}

/** The outside PostgreSQL of DATABASE_URL after checking that it fits, or our own. */
export const startDatabase = (config: Config, log: Pick<Logger, 'warn'>): Promise<StartedDatabase> =>
  config.databaseUrl ? useOutside(config, config.databaseUrl) : startEmbedded(config, log)

/** Our own PostgreSQL on the cluster below DATA_DIR; see `runEmbedded`. */
export async function startEmbedded(
  config: Pick<Config, 'root' | 'dataDir' | 'env' | 'secret' | 'backupDir'>,
  log: Pick<Logger, 'warn'>,
  { durable = true } = {},
): Promise<StartedDatabase> {
  const { ownerUrl, stop, ...embedded } = await runEmbedded(config, { log, durable })
  return { url: asApp(ownerUrl, derivePasswords(config.secret)), ownerUrl, embedded, stop }
}

/** With DATABASE_OWNER_URL the operator made both roles' logins; without it DATABASE_URL is the owner and the app's role is derived. */
async function useOutside(config: Config, databaseUrl: string): Promise<StartedDatabase> {
  const ownerUrl = config.databaseOwnerUrl ?? databaseUrl
  await refuseUnfit(ownerUrl)
  return {
    url: config.databaseOwnerUrl ? databaseUrl : asApp(databaseUrl, derivePasswords(config.secret)),
    ownerUrl,
    stop: () => Promise.resolve(),
  }
}
