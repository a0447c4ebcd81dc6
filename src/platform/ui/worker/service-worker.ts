// The one service worker of this site. It shows what was pushed and opens its page; it keeps no page, no answer and no
// name, and it stands between nobody and the office: there is no `fetch` in it.

type Shown = { title: string; body: string; tag: string; url: string; lang: string }
type Awaiting = Event & { waitUntil(work: Promise<unknown>): void }
type Window = { url: string; focus(): Promise<unknown> }
type Worker = {
  addEventListener(type: 'push', act: (event: Awaiting & { data: { json(): Shown } | null }) => void): void
  addEventListener(type: 'notificationclick', act: (event: Awaiting & { notification: Notification }) => void): void
  registration: { showNotification(title: string, options: NotificationOptions): Promise<void> }
  clients: { matchAll(options: object): Promise<readonly Window[]>; openWindow(url: string): Promise<unknown> }
  location: Location
}

const worker = self as unknown as Worker // the types of pages and of workers exclude each other

worker.addEventListener('push', (event) => {
  if (event.data) event.waitUntil(show(event.data.json()))
})

worker.addEventListener('notificationclick', (event) => {
  event.notification.close()
  event.waitUntil(open(String(event.notification.data)))
})

// The same tag again replaces what is there, without a second sound.
const show = ({ title, body, tag, url, lang }: Shown) =>
  worker.registration.showNotification(title, { body, tag, lang, data: url })

async function open(url: string): Promise<void> {
  const target = new URL(url, worker.location.origin)
  const href = target.origin === worker.location.origin ? target.href : `${worker.location.origin}/messages`
  const windows = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true })
  const there = windows.find((one) => one.url === href)
  await (there ? there.focus() : worker.clients.openWindow(href))
}

export {}
