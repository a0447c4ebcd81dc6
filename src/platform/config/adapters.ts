import type { Open311Server } from './open311.ts'
import { deriveSecret } from './secret.ts'
import type { Settings } from './settings.ts'

export type IdentityProvider = { issuer: string; clientId: string; clientSecret: string }

/** Messaging API. `dataUrl` takes and gives files; people open `linkUrl` to link the account. */
export type Line = {
  baseUrl: string
  dataUrl: string
  linkUrl: string
  channelAccessToken: string
  channelSecret: string
}

/** Where the outside world is. In demo and test everything points at the simulators on the next port. */
export type Adapters = {
  /** Missing in production. */
  simulatorsUrl?: string
  residentIdentity: IdentityProvider
  staffIdentity: IdentityProvider
  payment: { baseUrl: string; apiKey: string; callbackSecret: string }
  line: Line
  mail: { host: string; port: number; from: string }
  post: { baseUrl: string }
  /** 申請管理. Nothing is asked of it in production until its address is set. */
  mynaportal: { baseUrl: string; userId: string; apiKey: string; isConnected: boolean }
  /** 情報連携. Missing: nothing is looked up, and papers are asked for. */
  linkage?: { baseUrl: string; key: string; pseudonymKey: string; timeoutMilliseconds: number }
  /** Servers of other bodies by name. In demo and test every name that is missing is one of the simulator's. */
  open311: { servers: Readonly<Record<string, Open311Server>>; simulated?: { url: string; key: string } }
  /** Missing: demo and test know one harmless virus. */
  clamd?: { host: string; port: number }
  /** Shared with the simulators, for the clock. Empty in production. */
  demoSecret: string
}

export function adaptersOf(settings: Settings, secret: string): Adapters {
  const simulated = settings.MADOGUCHI_ENV !== 'production'
  const simulators = `http://127.0.0.1:${settings.PORT + 1}`
  const shared = (purpose: string) => (simulated ? deriveSecret(secret, `simulators: ${purpose}`) : '')
  return {
    ...(simulated && { simulatorsUrl: simulators }),
    residentIdentity: {
      issuer: settings.RESIDENT_IDENTITY_ISSUER ?? `${simulators}/identity`,
      clientId: settings.RESIDENT_IDENTITY_CLIENT_ID ?? 'madoguchi',
      clientSecret: settings.RESIDENT_IDENTITY_CLIENT_SECRET ?? shared('resident identity'),
    },
    staffIdentity: {
      issuer: settings.STAFF_IDENTITY_ISSUER ?? `${simulators}/staff-identity`,
      clientId: settings.STAFF_IDENTITY_CLIENT_ID ?? 'madoguchi-staff',
      clientSecret: settings.STAFF_IDENTITY_CLIENT_SECRET ?? shared('staff identity'),
    },
    payment: {
      baseUrl: settings.PAYMENT_BASE_URL ?? simulators,
      apiKey: settings.PAYMENT_API_KEY ?? shared('payment key'),
      callbackSecret: settings.PAYMENT_CALLBACK_SECRET ?? shared('payment callback'),
    },
    line: {
      ...lineAddresses(settings.LINE_BASE_URL ?? (simulated ? `${simulators}/line` : realLine)),
      channelAccessToken: settings.LINE_CHANNEL_ACCESS_TOKEN ?? shared('line'),
      channelSecret: settings.LINE_CHANNEL_SECRET ?? shared('line webhooks'),
    },
    mail: {
      host: settings.MAIL_HOST ?? '127.0.0.1',
      port: settings.MAIL_PORT ?? (simulated ? settings.PORT + 2 : 25),
      from: settings.MAIL_FROM ?? '窓口 <madoguchi@localhost>',
    },
    post: { baseUrl: settings.POST_BASE_URL ?? simulators },
    mynaportal: {
      baseUrl: settings.MYNAPORTAL_BASE_URL ?? simulators,
      userId: settings.MYNAPORTAL_USER_ID ?? 'madoguchi',
      apiKey: settings.MYNAPORTAL_API_KEY ?? shared('mynaportal'),
      isConnected: simulated || settings.MYNAPORTAL_BASE_URL !== undefined,
    },
    ...linkageOf(settings, simulated ? simulators : undefined, shared),
    open311: {
      servers: settings.OPEN311_BODIES ?? {},
      ...(simulated && { simulated: { url: `${simulators}/open311`, key: shared('open311') } }),
    },
    ...(settings.CLAMD_ADDRESS && { clamd: hostAndPort(settings.CLAMD_ADDRESS) }),
    demoSecret: shared('clock'),
  }
}

const realLine = 'https://api.line.me'

// The real LINE has three hosts; the simulator is one.
function lineAddresses(baseUrl: string): Pick<Line, 'baseUrl' | 'dataUrl' | 'linkUrl'> {
  return baseUrl === realLine
    ? { baseUrl, dataUrl: 'https://api-data.line.me', linkUrl: 'https://access.line.me/dialog/bot/accountLink' }
    : { baseUrl, dataUrl: baseUrl, linkUrl: `${baseUrl}/dialog/bot/accountLink` }
}

function linkageOf(
  settings: Settings,
  simulators: string | undefined,
  shared: (purpose: string) => string,
): Pick<Adapters, 'linkage'> {
  const baseUrl = settings.LINKAGE_BASE_URL ?? simulators
  if (!baseUrl) return {}
  const key = settings.LINKAGE_KEY ?? shared('linkage')
  const pseudonymKey = settings.LINKAGE_PSEUDONYM_KEY ?? shared('linkage pseudonyms')
  return { linkage: { baseUrl, key, pseudonymKey, timeoutMilliseconds: settings.LINKAGE_TIMEOUT_SECONDS * 1000 } }
}

function hostAndPort(address: string): { host: string; port: number } {
  const [host = '', port] = address.split(':')
  return { host, port: Number(port) }
}
