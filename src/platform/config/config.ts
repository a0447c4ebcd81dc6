import { randomBytes } from 'node:crypto'
import { join, resolve } from 'node:path'
import { type Adapters, adaptersOf } from './adapters.ts'
import { readOrCreateSecret } from './secret.ts'
import { type Settings, settingsSchema } from './settings.ts'

export type Config = Adapters & {
  /** Absolute folder of the project: migrations, profiles and fonts are found from here. */
  root: string
  env: 'demo' | 'test' | 'production'
  role: 'all' | 'web' | 'worker'
  /** Names of the modules that are switched on; missing: all. */
  modules?: readonly string[]
  profile: string
  /** `required`: staff prove two factors, at the provider or here. `provider`: its word is enough. */
  staffSecondFactor: 'required' | 'provider'
  host: string
  port: number
  /** Without a slash at the end. */
  publicUrl: string
  trustedProxies: readonly string[]
  /** Where spans are sent; missing: nothing is traced. */
  traces?: { endpoint: string; share: number }
  /** Who is told when work does not flow. */
  alertMailTo?: string
  /** Who watches over personal data, and is told when a record was opened in an emergency. */
  privacyMailTo?: string
  /** Where weaknesses are reported: `mailto:` or `https:`. */
  securityContact?: string
  /** A map in tiles, drawn in the browser; `hosts` are all that it loads from. Missing: only the map that we draw. */
  mapTiles?: { styleUrl: string; hosts: readonly string[] }
  /** Absolute. */
  dataDir: string
  /** Absolute; where backups and the embedded server's write-ahead log are kept. Missing: nowhere. */
  backupDir?: string
  /** Below this much free room nothing is written. */
  leastFreeBytes: number
  /** Missing: the embedded PostgreSQL. */
  databaseUrl?: string
  databaseOwnerUrl?: string
  audit: {
    /** Absolute; where signed checkpoints of the audit are filed. Not in the database. */
    checkpointDir: string
    /** Absolute; missing: the key is derived from the secret. */
    keyFile?: string
    /** Missing: the sealer's password is derived. */
    sealerUrl?: string
    retentionMonths: number
  }
  /** At least 32 bytes in hex. Use `deriveSecret` for each purpose. */
  secret: string
}

/** A setting is missing or wrong; the message names each and says what to give. */
export class ConfigError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(`The settings are not right:\n${problems.map((problem) => `  ${problem}`).join('\n')}`)
    this.name = 'ConfigError'
  }
}

/** The only reader of the environment. In the demo a missing secret is made and kept in the data folder. */
export function loadConfig(env: Record<string, string | undefined>, root: string): Config {
  const settings = parse(env)
  const dataDir = resolve(root, settings.DATA_DIR)
  const secret = secretOf(settings, dataDir)
  return {
    root: resolve(root),
    env: settings.MADOGUCHI_ENV,
    role: settings.MADOGUCHI_ROLE,
    ...(settings.MADOGUCHI_MODULES && { modules: settings.MADOGUCHI_MODULES }),
    profile: settings.MADOGUCHI_PROFILE,
    staffSecondFactor: settings.STAFF_SECOND_FACTOR,
    host: settings.HOST,
    port: settings.PORT,
    publicUrl: settings.PUBLIC_URL ?? `http://localhost:${settings.PORT}`,
    trustedProxies: settings.TRUSTED_PROXIES,
    ...(settings.OTEL_EXPORTER_OTLP_ENDPOINT && {
      traces: { endpoint: settings.OTEL_EXPORTER_OTLP_ENDPOINT, share: settings.OTEL_TRACES_SAMPLER_ARG },
    }),
    ...(settings.ALERT_MAIL_TO && { alertMailTo: settings.ALERT_MAIL_TO }),
    ...(settings.PRIVACY_MAIL_TO && { privacyMailTo: settings.PRIVACY_MAIL_TO }),
    ...(settings.SECURITY_CONTACT && { securityContact: settings.SECURITY_CONTACT }),
    ...(settings.MAP_STYLE_URL && { mapTiles: mapTilesOf(settings.MAP_STYLE_URL, settings.MAP_HOSTS) }),
    dataDir,
    ...(settings.BACKUP_DIR && { backupDir: resolve(root, settings.BACKUP_DIR) }),
    leastFreeBytes: settings.LEAST_FREE_MB * 1e6,
    ...(settings.DATABASE_URL && { databaseUrl: settings.DATABASE_URL }),
    ...(settings.DATABASE_OWNER_URL && { databaseOwnerUrl: settings.DATABASE_OWNER_URL }),
    audit: {
      checkpointDir: resolve(root, settings.AUDIT_CHECKPOINT_DIR ?? join(dataDir, 'audit')),
      ...(settings.AUDIT_KEY_FILE && { keyFile: resolve(root, settings.AUDIT_KEY_FILE) }),
      ...(settings.DATABASE_SEALER_URL && { sealerUrl: settings.DATABASE_SEALER_URL }),
      retentionMonths: settings.AUDIT_RETENTION_MONTHS,
    },
    secret,
    ...adaptersOf(settings, secret),
  }
}

function parse(env: Record<string, string | undefined>): Settings {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''))
  const result = settingsSchema.safeParse(given)
  if (!result.success)
    throw new ConfigError(
      result.error.issues.map((issue) => {
        const name = String(issue.path[0])
        return `${issue.path.join('.')}${holdsKeys(name) ? '' : ` (${given[name]})`}: ${issue.message}`
      }),
    )
  const problems = problemsOf(result.data)
  if (problems.length > 0) throw new ConfigError(problems)
  return result.data
}

// A wrong one is not repeated on the screen, where it would be read or kept.
const holdsKeys = (name: string): boolean => /SECRET|KEY|TOKEN|BODIES/.test(name)

function problemsOf(settings: Settings): string[] {
  const problems: string[] = []
  if (settings.DATABASE_OWNER_URL && !settings.DATABASE_URL)
    problems.push('DATABASE_OWNER_URL: is given without DATABASE_URL')
  if (settings.DATABASE_OWNER_URL && !settings.DATABASE_SEALER_URL && settings.MADOGUCHI_ENV === 'production')
    problems.push(
      'DATABASE_SEALER_URL: is needed beside DATABASE_OWNER_URL (the role madoguchi_sealer, which seals the audit)',
    )
  for (const host of settings.MAP_HOSTS)
    if (!/^https?:\/\/[^/]+\/?$/.test(host))
      problems.push(`MAP_HOSTS (${host}): addresses such as https://tiles.example`)
  if (settings.MADOGUCHI_ENV !== 'production' && settings.PORT > 65_533)
    problems.push('PORT: leave room for the simulators on the next two ports')
  if (settings.LINKAGE_BASE_URL && settings.MADOGUCHI_ENV === 'production')
    for (const name of ['LINKAGE_KEY', 'LINKAGE_PSEUDONYM_KEY'] as const)
      if (settings[name] === undefined) problems.push(`${name}: is needed beside LINKAGE_BASE_URL`)
  if (settings.MADOGUCHI_ENV !== 'production') return problems
  for (const name of neededInProduction)
    if (settings[name] === undefined) problems.push(`${name}: is needed in production`)
  if (!settings.DATABASE_URL && !settings.BACKUP_DIR)
    problems.push('BACKUP_DIR: is needed in production with the embedded database; a folder on another disk')
  for (const [name, { url }] of Object.entries(settings.OPEN311_BODIES ?? {}))
    if (!url.startsWith('https:')) problems.push(`OPEN311_BODIES (${name}): is an address without https`)
  if (settings.MYNAPORTAL_BASE_URL && !(settings.MYNAPORTAL_USER_ID && settings.MYNAPORTAL_API_KEY))
    problems.push('MYNAPORTAL_BASE_URL: is given without MYNAPORTAL_USER_ID and MYNAPORTAL_API_KEY')
  for (const name of outsideWorld) {
    const value = settings[name]
    if (value && ['localhost', '127.0.0.1', '[::1]'].includes(new URL(value).hostname))
      problems.push(`${name} (${value}): production does not run on a simulator`)
  }
  return problems
}

const outsideWorld = [
  'RESIDENT_IDENTITY_ISSUER',
  'STAFF_IDENTITY_ISSUER',
  'PAYMENT_BASE_URL',
  'LINE_BASE_URL',
  'POST_BASE_URL',
  'MYNAPORTAL_BASE_URL',
  'LINKAGE_BASE_URL',
] as const

const neededInProduction = [
  'MADOGUCHI_SECRET',
  'PUBLIC_URL',
  'RESIDENT_IDENTITY_ISSUER',
  'RESIDENT_IDENTITY_CLIENT_ID',
  'RESIDENT_IDENTITY_CLIENT_SECRET',
  'STAFF_IDENTITY_ISSUER',
  'STAFF_IDENTITY_CLIENT_ID',
  'STAFF_IDENTITY_CLIENT_SECRET',
  'PAYMENT_BASE_URL',
  'PAYMENT_API_KEY',
  'PAYMENT_CALLBACK_SECRET',
  'LINE_CHANNEL_ACCESS_TOKEN',
  'LINE_CHANNEL_SECRET',
  'MAIL_HOST',
  'MAIL_FROM',
  'POST_BASE_URL',
  'CLAMD_ADDRESS',
] as const

const mapTilesOf = (styleUrl: string, hosts: readonly string[]) => ({
  styleUrl,
  hosts: [...new Set([styleUrl, ...hosts].map((address) => new URL(address).origin))],
})

function secretOf(settings: Settings, dataDir: string): string {
  if (settings.MADOGUCHI_SECRET) return settings.MADOGUCHI_SECRET.toLowerCase()
  return settings.MADOGUCHI_ENV === 'test' ? randomBytes(32).toString('hex') : readOrCreateSecret(dataDir, 'secret')
}
