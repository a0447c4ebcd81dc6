import { type Sent, sendWaiting } from '#platform/ui/outbox/send-waiting.ts'
import { dropWaiting, keepWaiting, listWaiting, type Waiting } from '#platform/ui/outbox/waiting.ts'
import { registerWorker } from '#platform/ui/worker/register.ts'

// Makes photos smaller before they leave, and keeps a report on this phone where there is no connection, until there is one.
// All words stand in the page. Without this script the form sends itself.

const box = document.querySelector<HTMLElement>('[data-outbox]')
if (box && 'indexedDB' in window) begin(box)

function begin(outbox: HTMLElement): void {
  const form = document.querySelector<HTMLFormElement>('form.report-form')
  const { ready = '', address = '' } = outbox.dataset
  if (form) form.addEventListener('submit', (event) => void take(event, form))
  void flush()
  addEventListener('online', () => void flush())
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void flush()
  })
  if ('serviceWorker' in navigator) void keepOffline()

  async function take(event: SubmitEvent, from: HTMLFormElement): Promise<void> {
    // The buttons of the map and of the photos have names and are the page's own matter.
    if (isGoing || (event.submitter instanceof HTMLButtonElement && event.submitter.name !== '')) return
    if (event.submitter instanceof HTMLInputElement) return
    event.preventDefault()
    await makeSmaller(from)
    say('sending')
    const csrf = await asked(ready)
    if (csrf === undefined) return keepHere(from)
    const token = from.querySelector<HTMLInputElement>('input[name=csrf]')
    if (token) token.value = csrf
    // What the office has taken is seen in its own page; only a line that breaks on the way leaves it here.
    const answer = await fetch(from.action, { method: 'POST', body: new FormData(from) }).catch(() => undefined)
    if (!answer) return keepHere(from)
    if (answer.redirected) return location.assign(answer.url)
    isGoing = true
    from.requestSubmit()
  }

  async function keepHere(from: HTMLFormElement): Promise<void> {
    const own = new Set(['csrf', 'idempotency_key'])
    const fields = [...new FormData(from)].filter(
      ([name, value]) => !own.has(name) && (typeof value === 'string' || value.size > 0),
    )
    const text = (name: string) => fields.find(([field]) => field === name)?.[1]
    const label = [text('description'), text('placeText'), text('town')].find((one) => typeof one === 'string' && one)
    try {
      const id = crypto.randomUUID()
      await keepWaiting({ id, address, ready, fields, label: String(label ?? '').slice(0, 60), at: Date.now() })
    } catch {
      return say('full')
    }
    from.reset()
    await askForSync()
    await show()
    say('kept')
    outbox.scrollIntoView({ block: 'start' })
  }

  async function flush(): Promise<void> {
    tell(navigator.onLine ? await sendWaiting().catch(() => []) : [])
    await show()
  }

  function tell(sent: readonly Sent[]): void {
    for (const { href, number, label } of sent) {
      const item = document.createElement('li')
      const link = document.createElement('a')
      link.href = href
      link.textContent = `${words('sent')?.textContent ?? ''} ${number} ${label}`
      item.append(link)
      outbox.querySelector('[data-sent]')?.append(item)
    }
    if (sent.length > 0) say('sent')
  }

  async function show(): Promise<void> {
    const all = await listWaiting().catch(() => [])
    const list = outbox.querySelector('[data-list]')
    const template = outbox.querySelector('template')
    list?.replaceChildren(...(template ? all.map((entry) => row(template, entry)) : []))
    const section = outbox.querySelector<HTMLElement>('section')
    const hasSent = outbox.querySelector('[data-sent]')?.hasChildNodes() === true
    if (section) section.hidden = all.length === 0 && !hasSent
    const signIn = outbox.querySelector<HTMLElement>('[data-sign-in]')
    if (signIn) signIn.hidden = !all.some(({ problem }) => problem === 'sign-in')
    const title = outbox.querySelector<HTMLElement>('h2')
    if (title) title.hidden = all.length === 0
    const none = outbox.querySelector<HTMLElement>('[data-none]')
    if (none) none.hidden = all.length > 0
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
      // From here on it is kept by the office.
      link.addEventListener('click', () => void dropWaiting(id))
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

  async function keepOffline(): Promise<void> {
    try {
      const { active } = await registerWorker()
      if (form && location.search === '' && !form.querySelector('input[name=draft]'))
        active?.postMessage({ keep: location.pathname })
      navigator.serviceWorker.addEventListener('message', ({ data }: MessageEvent<{ sent?: readonly Sent[] }>) => {
        if (data.sent) tell(data.sent)
        void show()
      })
    } catch {
      // A browser without a service worker keeps what waits all the same, while the page is open or opened again.
    }
  }
}

let isGoing = false
addEventListener('pageshow', () => {
  isGoing = false
})

/** The token of who is signed in now; `undefined`: there is no connection. */
async function asked(ready: string): Promise<string | undefined> {
  try {
    const answer = await fetch(ready, { cache: 'no-store', redirect: 'error', signal: AbortSignal.timeout(8000) })
    if (!answer.ok) return undefined
    const { csrf } = (await answer.json()) as { csrf: string } // parse edge: our own route
    return csrf
  } catch {
    return undefined
  }
}

async function askForSync(): Promise<void> {
  try {
    const { sync } = (await registerWorker()) as ServiceWorkerRegistration & {
      sync?: { register(tag: string): Promise<void> }
    }
    await sync?.register('madoguchi-outbox')
  } catch {
    // Sent when a page of ours is open again.
  }
}

const worthwhile = 1_500_000

/** Photos as the office would make them anyway: at most 2,048 pixels. What this browser cannot read goes as it is. */
async function makeSmaller(form: HTMLFormElement): Promise<void> {
  for (const input of form.querySelectorAll<HTMLInputElement>('input[type=file]')) {
    const files = [...(input.files ?? [])]
    if (!files.some(({ size }) => size > worthwhile)) continue
    const list = new DataTransfer()
    for (const file of files) list.items.add(await smaller(file))
    input.files = list.files
  }
}

async function smaller(file: File): Promise<File> {
  if (file.size <= worthwhile) return file
  try {
    const image = await createImageBitmap(file, { imageOrientation: 'from-image' })
    const scale = Math.min(1, 2048 / Math.max(image.width, image.height))
    const canvas = document.createElement('canvas')
    canvas.width = Math.round(image.width * scale)
    canvas.height = Math.round(image.height * scale)
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
    const blob = await new Promise<Blob | null>((resolve) => {
      canvas.toBlob(resolve, 'image/jpeg', 0.88)
    })
    const name = file.name.replace(/\.\w+$/, '.jpg')
    return blob && blob.size < file.size ? new File([blob], name, { type: 'image/jpeg' }) : file
  } catch {
    return file
  }
}
