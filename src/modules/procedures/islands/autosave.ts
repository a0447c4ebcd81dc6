// Keeps what is typed on a page of questions, unfinished, while it is typed. The words stand in the page as templates.
// Without this script the page works as it always did: what is sent is kept.

type State = 'saved' | 'offline' | 'unfit' | 'elsewhere' | 'ended'

const pause = 1200
const longestWait = 60_000

function keepWhileTyping(box: HTMLElement, form: HTMLFormElement): void {
  const address = box.dataset.autosave ?? ''
  const names = (box.dataset.fields ?? '').split(' ').filter(Boolean)
  const isUnsaved = box.dataset.unsaved !== undefined
  const kept = new Map(names.map((name) => [name, isUnsaved ? undefined : text(firstValues(form, name))]))
  let timer: ReturnType<typeof setTimeout> | undefined
  let isBusy = false
  let isSent = false
  let wait = pause

  const changed = () => names.filter((name) => text(values(form, name)) !== kept.get(name))
  const soon = (milliseconds: number) => {
    clearTimeout(timer)
    timer = setTimeout(() => void save(), milliseconds)
  }
  const typed = () => {
    isSent = false
    soon(pause)
  }

  async function save(isLeaving = false): Promise<void> {
    clearTimeout(timer)
    const fields = changed()
    if (fields.length === 0 || isSent || (isBusy && !isLeaving)) return
    isBusy = true
    const state = await send(fields, isLeaving)
    isBusy = false
    say(state)
    if (state === 'offline') {
      soon(wait)
      wait = Math.min(wait * 2, longestWait)
    } else {
      wait = pause
      if (state === 'saved' && changed().length > 0) soon(pause)
    }
  }

  async function send(fields: readonly string[], isLeaving: boolean): Promise<State> {
    const now = new Map(fields.map((name) => [name, values(form, name)]))
    const body = new URLSearchParams()
    for (const name of ['csrf', 'form_window', 'form_seen']) body.set(name, hidden(form, name)?.value ?? '')
    for (const [name, given] of now) {
      body.append('changed', name)
      for (const one of given) body.append(name, one)
    }
    try {
      const answer = await fetch(address, { method: 'PUT', body, redirect: 'manual', keepalive: isLeaving })
      if (answer.ok) {
        const { at, seen }: { at: string; seen: string } = await answer.json()
        for (const [name, given] of now) kept.set(name, text(given))
        remember(seen)
        box.dataset.at = at
        return 'saved'
      }
      if (answer.status === 409) return 'elsewhere'
      if (answer.status === 413 || answer.status === 422) return 'unfit'
      return answer.status >= 500 || answer.status === 429 ? 'offline' : 'ended'
    } catch {
      return 'offline'
    }
  }

  function remember(seen: string): void {
    const input = hidden(form, 'form_seen')
    if (!input) return
    const versions = new Map(
      `${input.value},${seen}`.split(',').map((part): [string, string] => {
        const [name = '', version = ''] = part.split(':')
        return [name, version]
      }),
    )
    input.value = [...versions].map(([name, version]) => `${name}:${version}`).join(',')
  }

  function say(state: State): void {
    const status = box.querySelector('[role=status]')
    const words = box.querySelector<HTMLTemplateElement>(`template[data-state=${state}]`)
    if (!status || !words) return
    const copy = document.importNode(words.content, true)
    const time = copy.querySelector('[data-time]')
    if (time) time.textContent = box.dataset.at ?? ''
    // The same words again would be read out again.
    if (copy.textContent === status.textContent) return
    box.dataset.state = state
    status.replaceChildren(copy)
  }

  form.addEventListener('input', typed)
  form.addEventListener('change', typed)
  // Who goes on to the button sends all of it in a moment; who does not press it has the pause.
  form.addEventListener('focusout', ({ relatedTarget }) => {
    if (!(relatedTarget instanceof HTMLButtonElement)) void save()
  })
  form.addEventListener('submit', () => {
    isSent = true
    clearTimeout(timer)
  })
  addEventListener('online', () => void save())
  addEventListener('pagehide', () => void save(true))
  addEventListener('pageshow', (event) => {
    if (event.persisted) isSent = false
  })
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') void save(true)
  })
  // What the browser filled in again by itself, or what was sent and not taken.
  if (changed().length > 0) soon(0)
}

const controls = (form: HTMLFormElement, name: string) =>
  [...form.elements].filter(
    (one): one is HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement =>
      (one instanceof HTMLInputElement || one instanceof HTMLTextAreaElement || one instanceof HTMLSelectElement) &&
      one.name === name,
  )

const hidden = (form: HTMLFormElement, name: string) =>
  form.querySelector<HTMLInputElement>(`input[type=hidden][name="${name}"]`)

/** What stands in the inputs of this name now, and when the page came. */
const values = (form: HTMLFormElement, name: string) =>
  controls(form, name).flatMap((one) =>
    one instanceof HTMLInputElement && isTicked(one) ? (one.checked ? [one.value] : []) : [one.value],
  )
const firstValues = (form: HTMLFormElement, name: string) =>
  controls(form, name).flatMap((one) => {
    if (one instanceof HTMLSelectElement)
      return [[...one.options].find((option) => option.defaultSelected)?.value ?? '']
    if (one instanceof HTMLInputElement && isTicked(one)) return one.defaultChecked ? [one.value] : []
    return [one.defaultValue]
  })

const isTicked = ({ type }: HTMLInputElement) => type === 'radio' || type === 'checkbox'

const text = (list: readonly string[]) => JSON.stringify(list)

// Below what it uses: the functions above are constants.
for (const box of document.querySelectorAll<HTMLElement>('[data-autosave]')) {
  const form = box.closest('form')
  if (form) keepWhileTyping(box, form)
}
