import { z } from 'zod'

const client = z.object({ clientId: z.string(), clientSecret: z.string() })

const schema = z.object({
  /** Absolute folder of the project, for the built stylesheets and fonts. */
  root: z.string(),
  /** 0 takes any free port. */
  port: z.number().int(),
  host: z.string().default('127.0.0.1'),
  /** SMTP, loopback only; `port + 2` of the app, 0 for any. Missing: no mail server. */
  mailPort: z.number().int().optional(),
  /** Where people's browsers find the app, `http://localhost:3000`. */
  appUrl: z.url(),
  resident: client,
  staff: client,
  paymentApiKey: z.string(),
  paymentCallbackSecret: z.string(),
  lineToken: z.string(),
  lineChannelSecret: z.string(),
  /** How long a reply token is good, and how long the app may take to answer a webhook (2 seconds at LINE, 要確認). */
  lineReplySeconds: z.number().positive().default(60),
  lineWebhookSeconds: z.number().positive().default(2),
  mynaportalKey: z.string(),
  linkageKey: z.string(),
  linkagePseudonymKey: z.string(),
  /** Of the reports' server of every other body. */
  open311Key: z.string(),
  demoSecret: z.string(),
  /** The municipality whose demo people live in the outside world, and what it is called there. */
  profile: z.string().default('nerima'),
  wardName: z.string().default('見本区'),
  rankTitles: z.record(z.string(), z.string()).default({}),
})

/** What the simulators need to know: ports, the app's address and the secrets that both sides share. */
export type SimulatorSettings = z.input<typeof schema>
export type Settings = z.output<typeof schema>

const variable = 'MADOGUCHI_SIMULATORS'

/** The environment to start `src/simulators/main.ts` with. */
export const simulatorEnvironment = (settings: SimulatorSettings): Record<string, string> => ({
  [variable]: JSON.stringify(settings),
})

/** Reads what `simulatorEnvironment` wrote. Throws a `ZodError` naming the setting that is wrong. */
export const settingsFrom = (env: Record<string, string | undefined>): Settings =>
  completeSettings(JSON.parse(env[variable] ?? '{}'))

export const completeSettings = (settings: unknown): Settings => schema.parse(settings)
