// Offers words while somebody writes into a search box: the combobox of the ARIA Authoring Practices with a list that is
// only an offer. Without it the box is a form like any other.

type Box = { input: HTMLInputElement; list: HTMLUListElement; status: HTMLElement; chosen: number }

const pause = 120
// Numbers as long as a telephone's or a card's are asked of nobody while they are written.
const longNumber = /(?:\d[\s-]*){7}/

for (const input of document.querySelectorAll<HTMLInputElement>('input[data-suggestions]')) begin(input)

function begin(input: HTMLInputElement): void {
  const { form } = input
  if (!form) return
  const list = document.createElement('ul')
  list.id = `${input.id}-offers`
  list.className = 'offers'
  list.hidden = true
  list.setAttribute('role', 'listbox')
  list.setAttribute('aria-label', input.dataset.label ?? '')
  const status = document.createElement('span')
  status.className = 'vh'
  status.setAttribute('role', 'status')
  form.append(list, status)
  for (const [name, value] of Object.entries({
    role: 'combobox',
    'aria-autocomplete': 'list',
    'aria-controls': list.id,
    'aria-expanded': 'false',
    'aria-haspopup': 'listbox',
  }))
    input.setAttribute(name, value)
  const box: Box = { input, list, status, chosen: -1 }
  input.addEventListener('input', (event) => {
    if (!(event instanceof InputEvent && event.isComposing)) ask(box)
  })
  input.addEventListener('compositionend', () => ask(box))
  input.addEventListener('keydown', (event) => press(box, event))
  input.addEventListener('blur', () => close(box))
  // The field keeps the focus, so that a press on the list does not close it first.
  list.addEventListener('mousedown', (event) => event.preventDefault())
  list.addEventListener('click', (event) => {
    const option = event.target instanceof Element ? event.target.closest('li') : null
    if (option) take(box, option.textContent)
  })
}

let timer: ReturnType<typeof setTimeout> | undefined
let asking: AbortController | undefined

function ask(box: Box): void {
  clearTimeout(timer)
  asking?.abort()
  const words = box.input.value.trim()
  if (words === '' || longNumber.test(words.normalize('NFKC'))) return close(box)
  timer = setTimeout(() => void fetchFor(box, words), pause)
}

async function fetchFor(box: Box, words: string): Promise<void> {
  asking = new AbortController()
  try {
    const address = `${box.input.dataset.suggestions}?q=${encodeURIComponent(words)}`
    const answer = await fetch(address, {
      signal: asking.signal,
      headers: { accept: 'application/json' },
      redirect: 'error',
    })
    const read: unknown = answer.ok ? await answer.json() : undefined
    if (box.input.value.trim() === words) show(box, wordsIn(read))
  } catch {
    // Offline, or something else was asked meanwhile: there is nothing to offer.
    if (box.input.value.trim() === words) close(box)
  }
}

function wordsIn(read: unknown): string[] {
  const list = typeof read === 'object' && read !== null && 'suggestions' in read ? read.suggestions : []
  return Array.isArray(list) ? list.filter((one) => typeof one === 'string') : []
}

function show(box: Box, words: readonly string[]): void {
  const { input, list, status } = box
  if (words.length === 0 || document.activeElement !== input) return close(box)
  box.chosen = -1
  input.removeAttribute('aria-activedescendant')
  list.replaceChildren(
    ...words.map((word, at) => {
      const option = document.createElement('li')
      option.id = `${list.id}-${at}`
      option.setAttribute('role', 'option')
      option.setAttribute('aria-selected', 'false')
      option.textContent = word
      return option
    }),
  )
  list.hidden = false
  input.setAttribute('aria-expanded', 'true')
  status.textContent = (input.dataset.count ?? '').replace('#', String(words.length))
}

function close(box: Box): void {
  box.chosen = -1
  box.list.hidden = true
  box.list.replaceChildren()
  box.status.textContent = ''
  box.input.setAttribute('aria-expanded', 'false')
  box.input.removeAttribute('aria-activedescendant')
}

function press(box: Box, event: KeyboardEvent): void {
  if (event.isComposing || event.ctrlKey || event.metaKey) return
  const isOpen = !box.list.hidden
  if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    event.preventDefault()
    if (isOpen) choose(box, event.key === 'ArrowDown' ? 1 : -1)
    else ask(box)
  } else if (event.key === 'Escape' && isOpen) {
    event.preventDefault()
    close(box)
  } else if (event.key === 'Enter' && isOpen && box.chosen >= 0) {
    event.preventDefault()
    take(box, box.list.children[box.chosen]?.textContent ?? '')
  }
}

/** From the field into the list and around: the field itself is a stop between its last and its first. */
function choose(box: Box, step: number): void {
  const { input, list } = box
  const stops = list.children.length + 1
  box.chosen = ((box.chosen + 1 + step + stops) % stops) - 1
  for (const [at, option] of [...list.children].entries()) {
    option.setAttribute('aria-selected', at === box.chosen ? 'true' : 'false')
    if (at === box.chosen) option.scrollIntoView({ block: 'nearest' })
  }
  if (box.chosen < 0) input.removeAttribute('aria-activedescendant')
  else input.setAttribute('aria-activedescendant', `${list.id}-${box.chosen}`)
}

function take(box: Box, words: string): void {
  box.input.value = words
  close(box)
  box.input.form?.requestSubmit()
}

export {}
