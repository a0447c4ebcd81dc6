import { registerWorker } from '../worker/register.ts'
import { askForSync } from './connection.ts'
import { type Sent, sendWaiting } from './send-waiting.ts'
import { dropWaiting, keepWaiting, listWaiting, type Waiting } from './waiting.ts'

type Kept = Pick<Waiting, 'fields' | 'label' | 'line'>

export type PageBox = {
  /** Says one of the words that stand in the page as `data-say`. */
  say(name: string): void
  /** Keeps a form on this phone; `false`: the phone keeps nothing, and what was typed stays where it is. */
  keep(entry: Kept): Promise<boolean>
  show(): Promise<void>
}

type Ways = {
  /** The link to put something right leads to where the office keeps it: from there on it need not wait here. */
  fixTakesOver?: boolean
}

/** Shows what waits on this phone in the page's box, and sends it whenever there is a connection. All words stand in the page. */
export function openBox(outbox: HTMLElement, { fixTakesOver = false }: Ways = {}): PageBox {
  const { ready = '', address = '', owner } = outbox.dataset
  void flush()
  addEventListener('online', () => void flush())
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void flush()
  })
  if ('serviceWorker' in navigator) void hearWorker()
  return { say, keep, show }

  async function keep(entry: Kept): Promise<boolean> {
    try {
      await keepWaiting({ ...entry, id: crypto.randomUUID(), address, ready, owner, at: Date.now() })
    } catch {
      say('full')
      return false
    }
    await askForSync()
    await show()
    say('kept')
    outbox.scrollIntoView({ block: 'start' })
    return true
  }

  async function flush(): Promise<void> {
    tell(navigator.onLine ? await sendWaiting().catch(() => []) : [])
    await show()
  }

  function tell(sent: readonly Sent[]): void {
    for (const { href, number, label, isChanged } of sent) {
      const item = document.createElement('li')
      const link = document.createElement('a')
      link.href = href
      link.textContent = `${words('sent')?.textContent ?? ''} ${number} ${label}`
      const more = isChanged && words('changed')
      item.append(link, ...(more ? [document.createElement('br'), more] : []))
      outbox.querySelector('[data-sent]')?.append(item)
    }
    if (sent.length > 0) say(sent.some(({ isChanged }) => isChanged) ? 'changed' : 'sent')
  }

  async function show(): Promise<void> {
    const waiting = (await listWaiting().catch(() => [])).filter((entry) => entry.ready === ready)
    const own = waiting.filter((entry) => entry.owner === owner)
    const list = outbox.querySelector('[data-list]')
    const template = outbox.querySelector('template')
    list?.replaceChildren(...(template ? own.map((entry) => row(template, entry)) : []))
    const hasSent = outbox.querySelector('[data-sent]')?.hasChildNodes() === true
    const isHidden = (selector: string, hidden: boolean) => {
      const place = outbox.querySelector<HTMLElement>(selector)
      if (place) place.hidden = hidden
    }
    isHidden('section', waiting.length === 0 && !hasSent)
    isHidden('[data-sign-in]', !own.some(({ problem }) => problem === 'sign-in'))
    isHidden('h2', own.length === 0)
    isHidden('[data-none]', own.length > 0)
    isHidden('[data-others]', waiting.length === own.length)
  }

  function row(template: HTMLTemplateElement, { id, label, at, problem, fix }: Waiting): Node {
    const copy = document.importNode(template.content, true)
    const put = (name: string, text: string) => {
      const place = copy.querySelector(`[data-${name}]`)
      if (place) place.textContent = text
    }
    put('label', label)
    put('time', new Date(at).toLocaleString(document.documentElement.lang, { dateStyle: 'short', timeStyle: 'short' }))
    const state = copy.querySelector('[data-state]')
    const said = words(problem ?? 'waiting')
    if (state && said) state.replaceChildren(said)
    const link = copy.querySelector<HTMLAnchorElement>('[data-fix]')
    if (link) {
      link.hidden = fix === undefined
      if (fix !== undefined) link.href = fix
      if (fixTakesOver) link.addEventListener('click', () => void dropWaiting(id))
    }
    copy.querySelector('[data-drop]')?.addEventListener('click', () => void dropWaiting(id).then(show))
    return copy
  }

  function words(name: string): DocumentFragment | undefined {
    const found = outbox.querySelector(`[data-say=${name}]`)
    if (!found) return undefined
    const copy = document.createDocumentFragment()
    copy.append(...[...found.childNodes].map((node) => node.cloneNode(true)))
    return copy
  }

  function say(name: string): void {
    const status = outbox.querySelector('[role=status]')
    const said = words(name)
    if (status && said) status.replaceChildren(said)
  }

  async function hearWorker(): Promise<void> {
    try {
      await registerWorker()
      navigator.serviceWorker.addEventListener('message', ({ data }: MessageEvent<{ sent?: readonly Sent[] }>) => {
        if (data.sent) tell(data.sent)
        void show()
      })
    } catch {
      // A browser without a service worker keeps what waits all the same, while the page is open or opened again.
    }
  }
}
