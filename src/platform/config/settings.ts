import { z } from 'zod'
import { open311Servers } from './open311.ts'

const port = z.coerce.number('a port number between 1 and 65535').int().min(1).max(65_535)
const url = z.url({ protocol: /^https?$/, error: 'an address such as https://example.jp' })
const postgresUrl = z.url({
  protocol: /^postgres(ql)?$/,
  error: 'an address such as postgres://user:password@host/name',
})
const list = z.string().transform((text) =>
  text
    .split(',')
    .map((item) => item.trim())
    .filter(Boolean),
)

/** Every environment variable that the house understands. Empty ones count as not set. */
export const settingsSchema = z.object({
  MADOGUCHI_ENV: z.enum(['demo', 'test', 'production'], 'one of demo, test, production').default('demo'),
  MADOGUCHI_ROLE: z.enum(['all', 'web', 'worker'], 'one of all, web, worker').default('all'),
  MADOGUCHI_MODULES: list.optional(),
  MADOGUCHI_PROFILE: z.string().default('nerima'),
  MADOGUCHI_SECRET: z
    .string()
    .regex(/^([0-9a-f]{2}){32,}$/i, 'at least 32 random bytes in hex (make them with: openssl rand -hex 32)')
    .optional(),
  PORT: port.default(3000),
  HOST: z.string().default('127.0.0.1'),
  DATA_DIR: z.string().default('.data'),
  BACKUP_DIR: z.string().optional(),
  LEAST_FREE_MB: z.coerce.number('megabytes, such as 500').int().min(0).default(500),
  DATABASE_URL: postgresUrl.optional(),
  DATABASE_OWNER_URL: postgresUrl.optional(),
  DATABASE_SEALER_URL: postgresUrl.optional(),
  AUDIT_CHECKPOINT_DIR: z.string().optional(),
  AUDIT_KEY_FILE: z.string().optional(),
  AUDIT_RETENTION_MONTHS: z.coerce.number('a whole number of months, at least 36').int().min(36).max(1200).default(84),
  PUBLIC_URL: url.transform((text) => text.replace(/\/+$/, '')).optional(),
  TRUSTED_PROXIES: list.default([]),
  RESIDENT_IDENTITY_ISSUER: url.optional(),
  RESIDENT_IDENTITY_CLIENT_ID: z.string().optional(),
  RESIDENT_IDENTITY_CLIENT_SECRET: z.string().optional(),
  STAFF_SECOND_FACTOR: z.enum(['required', 'provider'], 'one of required, provider').default('required'),
  STAFF_IDENTITY_ISSUER: url.optional(),
  STAFF_IDENTITY_CLIENT_ID: z.string().optional(),
  STAFF_IDENTITY_CLIENT_SECRET: z.string().optional(),
  PAYMENT_BASE_URL: url.optional(),
  PAYMENT_API_KEY: z.string().optional(),
  PAYMENT_CALLBACK_SECRET: z.string().optional(),
  LINE_BASE_URL: url.optional(),
  LINE_CHANNEL_ACCESS_TOKEN: z.string().optional(),
  LINE_CHANNEL_SECRET: z.string().optional(),
  MAIL_HOST: z.string().optional(),
  MAIL_PORT: port.optional(),
  MAIL_FROM: z.string().optional(),
  POST_BASE_URL: url.optional(),
  MYNAPORTAL_BASE_URL: url.transform((text) => text.replace(/\/+$/, '')).optional(),
  MYNAPORTAL_USER_ID: z.string().optional(),
  MYNAPORTAL_API_KEY: z.string().optional(),
  LINKAGE_BASE_URL: url.optional(),
  LINKAGE_KEY: z.string().optional(),
  LINKAGE_PSEUDONYM_KEY: z.string().optional(),
  LINKAGE_TIMEOUT_SECONDS: z.coerce.number('seconds, such as 10').positive().max(60).default(10),
  OPEN311_BODIES: open311Servers.optional(),
  OTEL_EXPORTER_OTLP_ENDPOINT: url.transform((text) => text.replace(/\/+$/, '')).optional(),
  OTEL_TRACES_SAMPLER_ARG: z.coerce.number('a share between 0 and 1').min(0).max(1).default(1),
  ALERT_MAIL_TO: z.email('a mail address').optional(),
  PRIVACY_MAIL_TO: z.email('a mail address').optional(),
  SECURITY_CONTACT: z
    .string()
    .regex(/^(https:\/\/|mailto:)\S+$/, 'mailto:… or https://…, where weaknesses are reported')
    .optional(),
  MAP_STYLE_URL: url.optional(),
  MAP_HOSTS: list.default([]),
  CLAMD_ADDRESS: z
    .string()
    .regex(/^[\w.-]+:\d{1,5}$/, 'host and port of a clamd that listens on TCP, such as clamd:3310')
    .optional(),
})

export type Settings = z.output<typeof settingsSchema>
