import { HTTPFetchError, LineBotClient, type messagingApi } from '@line/bot-sdk'
import { startTestSimulators } from '../testing.ts'

export const hanako = 'U5a70a4a6b0c14f0f9b0e0f1d2c3b4a01'
export const ren = 'U5a70a4a6b0c14f0f9b0e0f1d2c3b4a07'

export type Webhook = { headers: Headers; body: string; events: { type: string; [field: string]: unknown }[] }

/** LINE on a free port, the official SDK in front of it, and an app that notes its webhooks and answers `answer.status`. */
export const openLine = async (options: Parameters<typeof startTestSimulators>[0] = {}) => {
  const clock = { now: Temporal.Instant.from('2026-12-02T08:30:00+09:00') }
  const webhooks: Webhook[] = []
  const answer = { status: 200 }
  const simulators = await startTestSimulators({
    now: () => clock.now,
    callbackRetries: [1, 1, 1],
    fetchApp: (_url, init) => {
      const body = String(init?.body)
      webhooks.push({ headers: new Headers(init?.headers), body, ...(JSON.parse(body) as Pick<Webhook, 'events'>) })
      return Promise.resolve(new Response(null, { status: answer.status }))
    },
    ...options,
  })
  const base = `${simulators.url}/line`
  const press = async (path: string, fields: Record<string, string> = {}) => {
    const response = await fetch(`${simulators.url}${path}`, {
      method: 'POST',
      body: new URLSearchParams(fields),
      redirect: 'manual',
    })
    await simulators.settle()
    return response
  }
  return {
    simulators,
    clock,
    webhooks,
    answer,
    clientWith: (channelAccessToken: string) =>
      LineBotClient.fromChannelAccessToken({ channelAccessToken, apiBaseURL: base, dataApiBaseURL: base }),
    line: LineBotClient.fromChannelAccessToken({
      channelAccessToken: 'line-token',
      apiBaseURL: base,
      dataApiBaseURL: base,
    }),
    /** Presses a button of a phone or of the switches; resolves when the app has been told. */
    press,
    fault: (fields: Record<string, string>) => press('/line/fault', fields),
    phone: async (userId = hanako) => (await fetch(`${simulators.url}/phones/${userId}`)).text(),
    newestEvent: () => webhooks.at(-1)?.events[0] ?? { type: 'none' },
  }
}

export const words = (text: string): messagingApi.Message => ({ type: 'text', text })

/** How LINE refused. Throws when it took the request. */
export const refusal = async (work: Promise<unknown>): Promise<{ status: number; body: string; headers: Headers }> => {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof HTTPFetchError)) throw new Error('LINE took it')
  return error
}
