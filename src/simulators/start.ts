import { createCoreDesk } from './core/desk.ts'
import { mountCoreDesk } from './core/pages.tsx'
import { mountReceiveInfo } from './mynaportal/api.ts'
import { createPortalOffice } from './mynaportal/office.ts'
import { mountPortalPages } from './mynaportal/pages.tsx'
import { createServer, type RequestListener, type Server } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { Hono } from 'hono'
import { serveAssets } from '#platform/assets/index.ts'
import { createBank } from './bank/bank.ts'
import { mountBank } from './bank/routes.tsx'
import { mountClock } from './clock/routes.tsx'
import { mountGeoReport } from './georeport/api.ts'
import { createOtherBodies } from './georeport/body.ts'
import { mountOtherBodies } from './georeport/routes.tsx'
import { createAuthority } from './identity/authority.ts'
import { createCardReader } from './identity/card-reader.ts'
import { createGate } from './identity/gate.ts'
import { SignInFailed } from './identity/pages.tsx'
import { createResidentProvider } from './identity/resident-realm.ts'
import { mountResidentPages } from './identity/resident-routes.tsx'
import { createStaffProvider } from './identity/staff-realm.ts'
import { mountStaffPages } from './identity/staff-routes.tsx'
import { mountLinkage } from './linkage/api.ts'
import { createNetwork } from './linkage/network.ts'
import { mountNetwork } from './linkage/routes.tsx'
import { createAccount } from './line/account/account.ts'
import type { Talk } from './line/account/phones.ts'
import type { Totals } from './line/account/totals.ts'
import { mountLine } from './line/line.ts'
import { createInbox } from './mail/inbox.ts'
import { mountInbox } from './mail/routes.tsx'
import { startMailServer } from './mail/server.ts'
import { mountPaymentApi } from './payment/api.ts'
import { mountHostedPage } from './payment/hosted-routes.tsx'
import { mountTerminal } from './payment/routes.tsx'
import { createTerminal } from './payment/terminal.ts'
import { createLetterBox } from './post/letters.ts'
import { mountLetterBox } from './post/routes.tsx'
import { createPushBrowsers } from './push/browsers.ts'
import { mountPush } from './push/routes.ts'
import { completeSettings, type SimulatorSettings } from './settings.ts'
import { guard } from './site/headers.ts'
import { mountOverview } from './site/overview.tsx'
import { renderPage } from './site/send.tsx'
import type { SiteEnv } from './site/site.ts'
import { createCallLog } from './world/calls.ts'
import { peopleOfTheDemo } from './world/demo-people.ts'
import type { People } from './world/people.ts'
import { clockOf, createSharedClock } from './world/shared-clock.ts'
import type { World } from './world/world.ts'

export type StartOptions = SimulatorSettings & {
  people?: People
  /** Tests: instead of asking the app's clock. */
  now?: () => Temporal.Instant
  /** Tests: reaches an in-process app, `(url, init) => app.request(url, init)`. */
  fetchApp?: World['fetchApp']
  callbackRetries?: readonly number[]
}

export type Simulators = {
  /** Without a slash at the end. */
  url: string
  mailPort?: number
  /** What is on somebody's phone, oldest first, and how many requests LINE answered how. */
  line: { talkOf(userId: string): readonly Talk[]; totals(): Totals }
  /** Waits until every callback that is under way has been answered. */
  settle(): Promise<void>
  stop(): Promise<void>
}

/** Starts the outside world in this process. Resolves when it answers; the identity providers load meanwhile. */
export const startSimulators = async (options: StartOptions): Promise<Simulators> => {
  const settings = completeSettings(options)
  const server = createServer()
  await listen(server, settings.port, settings.host)
  const world = createWorld(options, settings, `http://127.0.0.1:${portOf(server)}`)

  const app = new Hono<SiteEnv>()
  app.use(guard)
  app.get('/assets/*', serveAssets(settings.root))
  app.get('/healthz', (c) => c.text('ok'))

  const failed = () => renderPage(world, { title: '続けられません', children: SignInFailed() })
  const resident = createResidentProvider(world, failed)
  const staff = createStaffProvider(world, failed)
  const reader = createCardReader()
  mountResidentPages(app, world, { provider: resident, authority: createAuthority(), reader })
  mountStaffPages(app, world, staff)
  const terminal = createTerminal(world)
  mountPaymentApi(app, world, terminal)
  mountHostedPage(app, world, terminal)
  mountTerminal(app, terminal, world.clock.now)
  const line = createAccount(world)
  mountLine(app, world, line)
  mountPush(app, world, createPushBrowsers())
  const inbox = createInbox()
  mountInbox(app, world, inbox)
  const box = createLetterBox()
  mountLetterBox(app, world, box)
  const portal = createPortalOffice()
  mountReceiveInfo(app, world, portal)
  mountPortalPages(app, world, portal)
  mountCoreDesk(app, world, createCoreDesk())
  const bank = createBank()
  mountBank(app, world, bank)
  const network = createNetwork(world)
  mountLinkage(app, world, network)
  mountNetwork(app, world, network)
  const bodies = createOtherBodies(world)
  mountGeoReport(app, world, bodies)
  mountOtherBodies(app, world, bodies)
  mountClock(app, world, terminal.expireHolds)
  mountOverview(app, world, { terminal, phones: line.phones, inbox, box, reader, bank, network, bodies })
  const mail = settings.mailPort === undefined ? undefined : await startMailServer(world, inbox, settings.mailPort)

  const pages = getRequestListener(app.fetch)
  server.on('request', createGate(world, { resident, staff }, pages as RequestListener))
  return {
    url: world.url,
    ...(mail && { mailPort: mail.port }),
    line: { talkOf: (userId) => line.phones.find(userId)?.talk ?? [], totals: line.totals.all },
    settle: async () => {
      await terminal.callbacks.settle()
      await line.webhooks.settle()
    },
    stop: async () => {
      terminal.stop()
      line.webhooks.stop()
      network.stop()
      await Promise.all([closed(server), mail?.stop()])
    },
  }
}

const createWorld = (options: StartOptions, settings: World['settings'], url: string): World => {
  const fetchApp = options.fetchApp ?? ((address: string, init?: RequestInit) => fetch(address, init))
  const clock = options.now
    ? clockOf(options.now)
    : createSharedClock((path) => fetchApp(`${settings.appUrl}${path}`, { signal: AbortSignal.timeout(2_000) }))
  return {
    settings,
    url,
    people: options.people ?? peopleOfTheDemo(settings),
    clock,
    calls: createCallLog(clock.now),
    fetchApp,
    callbackRetries: options.callbackRetries ?? [1_000, 5_000, 25_000, 120_000, 600_000],
  }
}

const listen = (server: Server, port: number, host: string) =>
  new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })

const portOf = (server: Server): number => {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the simulators have no port')
  return address.port
}

const closed = (server: Server) =>
  new Promise<void>((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
