import { resolve } from 'node:path'
import { messaging } from '#modules/messaging/index.ts'
import { payments } from '#modules/payments/index.ts'
import { people } from '#modules/people/index.ts'
import { settle } from '#platform/jobs/index.ts'
import type { Module } from '#platform/module/index.ts'
import { browse, signInAs, testApp, testHouse } from '#platform/testing/index.ts'
import { startSimulators } from '#src/simulators/index.ts'
import { drivePayment, driveSignature, type PaymentOptions } from '#src/simulators/testing.ts'
import { procedures } from '../index.ts'

export type Office = Awaited<ReturnType<typeof openOffice>>
export type Browser = ReturnType<typeof browse>

const secrets = {
  resident: { clientId: 'madoguchi', clientSecret: 'resident-secret' },
  staff: { clientId: 'madoguchi-staff', clientSecret: 'staff-secret' },
  paymentApiKey: 'payment-key',
  paymentCallbackSecret: 'callback-secret',
  lineToken: 'line-token',
  lineChannelSecret: 'line-secret',
  mynaportalKey: 'mynaportal-key',
  linkageKey: 'linkage-key',
  linkagePseudonymKey: 'linkage-pseudonym-key',
  open311Key: 'open311-key',
  demoSecret: 'demo-secret',
}

/** A whole ward office in this process, the outside world included, with `more` modules: 2 December 2026 (Wednesday), ten o'clock. */
export async function openOffice(more: readonly Module[] = []) {
  const appUrl = 'http://localhost:3170'
  const start = Temporal.Instant.from('2026-12-02T10:00:00+09:00')
  const inProcess: {
    now?: () => Temporal.Instant
    request?: (url: string, init?: RequestInit) => Response | Promise<Response>
  } = {}
  const world = await startSimulators({
    root: resolve(import.meta.dirname, '../../../..'),
    port: 0,
    appUrl,
    ...secrets,
    now: () => inProcess.now?.() ?? start,
    callbackRetries: [10, 10],
    fetchApp: async (url, init) =>
      inProcess.request?.(url.replace(appUrl, ''), init) ?? new Response(null, { status: 503 }),
  })
  const house = await testHouse({
    modules: [people, payments, messaging, procedures, ...more],
    now: start.toString(),
    settings: {
      PORT: '3170',
      RESIDENT_IDENTITY_ISSUER: `${world.url}/identity`,
      RESIDENT_IDENTITY_CLIENT_SECRET: secrets.resident.clientSecret,
      STAFF_IDENTITY_ISSUER: `${world.url}/staff-identity`,
      STAFF_IDENTITY_CLIENT_SECRET: secrets.staff.clientSecret,
      PAYMENT_BASE_URL: world.url,
      PAYMENT_API_KEY: secrets.paymentApiKey,
      PAYMENT_CALLBACK_SECRET: secrets.paymentCallbackSecret,
      LINE_BASE_URL: `${world.url}/line`,
      LINE_CHANNEL_SECRET: secrets.lineChannelSecret,
      POST_BASE_URL: world.url,
      MYNAPORTAL_BASE_URL: world.url,
      MYNAPORTAL_API_KEY: secrets.mynaportalKey,
      OPEN311_BODIES: JSON.stringify({
        'metropolitan-roads': { url: `${world.url}/open311/metropolitan-roads/v2/`, key: secrets.open311Key },
      }),
      LINKAGE_BASE_URL: world.url,
      LINKAGE_KEY: secrets.linkageKey,
      LINKAGE_PSEUDONYM_KEY: secrets.linkagePseudonymKey,
      LINKAGE_TIMEOUT_SECONDS: '0.3',
    },
  })
  const app = testApp(house)
  inProcess.now = () => house.clock.now()
  inProcess.request = (url, init) => app.request(url, init)

  return {
    house,
    app,
    world,
    /** A browser in which this person has signed in with her card. */
    visit: async (name: string): Promise<Browser> => browse(app, await signInAs(house, name)),
    /** News of the payment and notices are worked off. */
    settle: async () => {
      await world.settle()
      await settle(house, { tolerant: true })
    },
    close: async () => {
      await house.close()
      await world.stop()
    },
  }
}

/** An address of ours as a path. */
export const pathOf = (url: string): string => {
  const { pathname, search } = new URL(url, 'http://localhost:3170')
  return pathname + search
}

export const locationOf = (response: Response): string => pathOf(response.headers.get('location') ?? '')

/** Starts a request and answers its questions; returns its path, `/applications/…`. */
export async function fillIn(browser: Browser, answers: Record<string, string> = {}): Promise<string> {
  const { whose = 'self', copies = '1', delivery = 'post' } = answers
  const started = await browser.submit(
    '/procedures/residence-certificate',
    {},
    '/procedures/residence-certificate/applications',
  )
  const application = locationOf(started)
  await browser.submit(`${application}/questions/whose`, { whose })
  await browser.submit(`${application}/questions/items`)
  await browser.submit(`${application}/questions/copies`, { copies })
  await browser.submit(`${application}/questions/delivery`, { delivery })
  return application
}

/** Confirms and is sent to the card app; returns the provider's address. */
export async function confirm(browser: Browser, application: string): Promise<string> {
  const confirmed = await browser.submit(`${application}/check`, {}, `${application}/confirmation`)
  const toProvider = await browser.get(locationOf(confirmed))
  return toProvider.headers.get('location') ?? ''
}

/** Signs with the card and is sent on to the payment page; returns its address. */
export async function sign(browser: Browser, providerUrl: string, name = '佐藤花子'): Promise<string> {
  const callback = await driveSignature(providerUrl, { name })
  const signed = await browser.get(pathOf(callback))
  const next = await browser.get(locationOf(signed))
  return next.headers.get('location') ?? ''
}

/** Pays at the hosted page; returns our address to which the browser is sent. */
export const pay = async (checkoutUrl: string, options?: PaymentOptions): Promise<string> =>
  pathOf(await drivePayment(checkoutUrl, options))
