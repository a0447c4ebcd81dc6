// The one service worker of this site. It shows what was pushed and opens its page, sends what waits on this phone once
// there is a connection, and answers where there is none with the one empty form that it keeps, and with the work that
// somebody of the staff took along for the day. Of all other pages it keeps nothing, no answer and no name, and stands
// between nobody and the office.

import { sendWaiting } from '../outbox/send-waiting.ts'
import { answerFor, keepForm } from './offline-form.ts'
import { answerFromTaken, dropTaken, keepOnlyOf, takeAgain, takeAlong } from './taken-along.ts'

type Shown = { title: string; body: string; tag: string; url: string; lang: string }
type Awaiting = Event & { waitUntil(work: Promise<unknown>): void }
type FetchLike = { request: Request; respondWith(answer: Promise<Response>): void }
type Window = { url: string; focus(): Promise<unknown>; postMessage(message: unknown): void }
type Worker = {
  addEventListener(type: 'push', act: (event: Awaiting & { data: { json(): Shown } | null }) => void): void
  addEventListener(type: 'fetch', act: (event: Awaiting & FetchLike) => void): void
  addEventListener(type: 'message', act: (event: Awaiting & { data: unknown }) => void): void
  addEventListener(type: 'sync', act: (event: Awaiting & { tag: string }) => void): void
  addEventListener(type: 'notificationclick', act: (event: Awaiting & { notification: Notification }) => void): void
  registration: { showNotification(title: string, options: NotificationOptions): Promise<void> }
  clients: { matchAll(options: object): Promise<readonly Window[]>; openWindow(url: string): Promise<unknown> }
  location: Location
}

const worker = self as unknown as Worker // the types of pages and of workers exclude each other

worker.addEventListener('push', (event) => {
  if (event.data) event.waitUntil(show(event.data.json()))
})

worker.addEventListener('fetch', (event) => {
  const answer = answerFor(event.request) ?? answerFromTaken(event.request)
  if (answer) event.respondWith(answer)
})

worker.addEventListener('message', (event) => {
  const { keep, take, again, owner, drop } = (event.data ?? {}) as Record<string, unknown> // parse edge: our own pages
  // Without a connection what was kept before stays.
  if (typeof keep === 'string') event.waitUntil(keepForm(keep).catch(() => undefined))
  if (typeof owner === 'string') event.waitUntil(keepOnlyOf(owner))
  if (drop === 'taken') event.waitUntil(dropTaken())
  if (typeof take === 'string') event.waitUntil(takeAlong(take).then((taken) => tellPages({ taken: taken ?? false })))
  if (typeof again === 'string')
    event.waitUntil(takeAgain(again).then((taken) => (taken ? tellPages({ taken }) : undefined)))
})

worker.addEventListener('sync', (event) => {
  if (event.tag === 'madoguchi-outbox') event.waitUntil(sendAndTell())
})

worker.addEventListener('notificationclick', (event) => {
  event.notification.close()
  event.waitUntil(open(String(event.notification.data)))
})

// The same tag again replaces what is there, without a second sound.
const show = ({ title, body, tag, url, lang }: Shown) =>
  worker.registration.showNotification(title, { body, tag, lang, data: url })

async function sendAndTell(): Promise<void> {
  await tellPages({ sent: await sendWaiting() })
}

async function tellPages(message: unknown): Promise<void> {
  // Also those that were open before this worker was.
  const pages = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true })
  for (const page of pages) page.postMessage(message)
}

async function open(url: string): Promise<void> {
  const target = new URL(url, worker.location.origin)
  const href = target.origin === worker.location.origin ? target.href : `${worker.location.origin}/messages`
  const windows = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true })
  const there = windows.find((one) => one.url === href)
  await (there ? there.focus() : worker.clients.openWindow(href))
}
