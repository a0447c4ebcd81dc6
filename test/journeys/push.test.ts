import type { Worker } from 'playwright-core'
import { expect, test } from 'vitest'
import { describeJourney } from './journey.ts'
import { answer, pay, sign, signIn } from './steps.ts'
import type { Visitor } from './visitor.ts'

type Address = { endpoint: string; keys: { p256dh: string; auth: string } }

/** The browser's maker is outside: what its push service would have said is said by the simulator's. */
async function withPushService({ page }: Visitor, address: Address): Promise<void> {
  await page.context().grantPermissions(['notifications'])
  await page.addInitScript((said) => {
    PushManager.prototype.subscribe = async () => ({ toJSON: () => said }) as unknown as PushSubscription
  }, address)
}

/** Hands to the service worker what its push service received, as the browser's maker would. */
async function deliver({ page }: Visitor, data: string): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const registered = new Promise<string>((resolve) =>
    session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const [first] = registrations
      if (first) resolve(first.registrationId)
    }),
  )
  await session.send('ServiceWorker.enable')
  const { origin } = new URL(page.url())
  await session.send('ServiceWorker.deliverPushMessage', { origin, registrationId: await registered, data })
}

type Shown = { title: string; body: string; tag: string; data: string }

/**
 * A headless browser has no screen for notifications and refuses them: what the worker asks it to show, and to open, is
 * written down instead. The worker itself, its events and what it makes of them are the real ones.
 */
async function withScreen({ page }: Visitor) {
  const [found] = page.context().serviceWorkers()
  if (!found) throw new Error('no service worker')
  const worker: Worker = found
  await worker.evaluate(() => {
    const screen = { shown: new Map<string, object>(), opened: [] as string[] }
    const { registration, clients } = self as unknown as { registration: object; clients: object }
    Object.assign(self, { screen })
    Object.defineProperty(registration, 'showNotification', {
      value: async (title: string, options: { tag: string }) => screen.shown.set(options.tag, { title, ...options }),
    })
    Object.defineProperty(clients, 'openWindow', { value: async (url: string) => screen.opened.push(url) })
  })
  return {
    shown: () =>
      worker.evaluate(() => [...(self as unknown as { screen: { shown: Map<string, Shown> } }).screen.shown.values()]),
    /** Presses what is shown; returns where that leads. */
    press: (data: string) =>
      worker.evaluate(async (url) => {
        const { screen } = self as unknown as { screen: { opened: string[] } }
        const works: Promise<unknown>[] = []
        const event = Object.assign(new Event('notificationclick'), {
          notification: { data: url, close: () => undefined },
          waitUntil: (work: Promise<unknown>) => works.push(work),
        })
        self.dispatchEvent(event)
        await Promise.all(works)
        return screen.opened
      }, data),
  }
}

describeJourney('プッシュ通知', (journey) => {
  test('花子がスマートフォンで受け取ると決め、申請の知らせが画面に一つだけ出て、押すとそのページが開く', async () => {
    const address = (await (
      await fetch(`${journey.house.simulatorsUrl}/push/browsers`, { method: 'POST' })
    ).json()) as Address
    const hanako = await journey.visit()
    await withPushService(hanako, address)
    await hanako.open('/messages/push')
    await signIn(hanako, '佐藤花子')
    await hanako.open('/messages/push')
    await hanako.press('この端末で受け取る')
    expect(await hanako.words()).toContain('この端末を登録しました')

    await hanako.open('/procedures/residence-certificate')
    await hanako.press('申請をはじめる')
    await answer(hanako)
    await sign(hanako, '佐藤花子')
    await pay(hanako)
    const application = hanako.path()
    const inbox = `${address.endpoint.replace('/send/', '/browsers/')}/messages`
    const received = async () => (await (await fetch(inbox)).json()) as { text: string }[]
    await expect.poll(async () => (await received()).length, { timeout: 20_000 }).toBe(1)
    const [{ text } = { text: '' }] = await received()
    expect(text).not.toMatch(/佐藤|花子|住民票/)

    const screen = await withScreen(hanako)
    await deliver(hanako, text)
    await expect.poll(async () => (await screen.shown()).length, { timeout: 10_000 }).toBe(1)
    await deliver(hanako, text)
    const [notification, ...more] = await screen.shown()
    expect(more).toEqual([])
    expect(notification?.title).toBe('区役所からのお知らせ')
    expect(notification?.data).toBe(hanako.addressOf(application))
    // The page is open already in another window of this browser or opened anew; another site's never is.
    expect(await screen.press(`${notification?.data}?from=lock-screen`)).toEqual([
      `${notification?.data}?from=lock-screen`,
    ])
    expect((await screen.press('https://elsewhere.example/')).at(-1)).toBe(hanako.addressOf('/messages'))
  })

  test('JavaScriptが動かないときは、要るものと、ほかの届き方が分かる', async () => {
    const visitor = await journey.visit({ javaScriptEnabled: false })
    await visitor.open('/messages/push')
    await signIn(visitor, '佐藤花子')
    await visitor.open('/messages/push')
    expect(await visitor.words()).toContain('JavaScriptを使えるブラウザが必要です')
    expect(await visitor.page.getByRole('button', { name: 'この端末で受け取る' }).isVisible()).toBe(false)
  })
})
