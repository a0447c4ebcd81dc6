// Keys of the staff's queue. Each only does what a link, tick or button on the page does; none acts inside a field, and
// all single letters can be switched off (WCAG 2.1.4), kept in this browser.

const table = document.querySelector<HTMLTableElement>('table.queue')
const help = document.getElementById('keys-help')
const toggle = help?.querySelector<HTMLInputElement>('input[data-keys]')

const isOn = (): boolean => !document.cookie.includes('madoguchi_keys=off')

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isTyping() || !isOn()) return
  const act = keys[event.key]
  if (act?.()) event.preventDefault()
})

/** True: the key did something. */
const keys: Readonly<Record<string, () => boolean>> = {
  j: () => enter(),
  k: () => enter(),
  x: () => tick(),
  '*': () => tickAll(),
  a: () => press('A'),
  p: () => press('P'),
  l: () => goTo('select[name="putLabel"]'),
  t: () => goTo('select[name="to"]'),
  u: () => press('U'),
  '/': () => goTo('input[name="find"]'),
  '?': () => toggleHelp(),
}

function isTyping(): boolean {
  const { activeElement } = document
  if (activeElement instanceof HTMLInputElement) return activeElement.type !== 'checkbox'
  return activeElement instanceof HTMLElement && activeElement.matches('select, textarea, [contenteditable]')
}

const rowHere = () => document.activeElement?.closest<HTMLTableRowElement>('table.queue tbody tr')
const tickOf = (row: Element | null | undefined) => row?.querySelector<HTMLInputElement>('input[name="case"]')
const ticks = () => [...(table?.querySelectorAll<HTMLInputElement>('input[name="case"]') ?? [])]

// Inside the list the staff's keys move; from anywhere else the first step leads to its first row.
function enter(): boolean {
  if (rowHere()) return false
  const first = table?.querySelector<HTMLAnchorElement>('th[scope="row"] a')
  first?.focus()
  return Boolean(first)
}

function tick(): boolean {
  const box = tickOf(rowHere())
  if (!box) return false
  box.checked = !box.checked
  say()
  return true
}

function tickAll(): boolean {
  const all = ticks()
  const every = all.every((box) => box.checked)
  for (const box of all) box.checked = !every
  say()
  return all.length > 0
}

// With nothing ticked a deed is for the row that the keys are on.
function press(letter: string): boolean {
  const button = document.querySelector<HTMLButtonElement>(`button[aria-keyshortcuts="${letter}"]`)
  if (!button) return false
  const here = tickOf(rowHere())
  if (here && !ticks().some((box) => box.checked)) here.checked = true
  button.click()
  return true
}

function goTo(selector: string): boolean {
  const field = document.querySelector<HTMLElement>(selector)
  field?.closest('details')?.setAttribute('open', '')
  field?.focus()
  return Boolean(field)
}

function toggleHelp(): boolean {
  help?.togglePopover?.()
  return Boolean(help)
}

function say(): void {
  const output = document.querySelector<HTMLOutputElement>('output[data-selected]')
  const count = ticks().filter((box) => box.checked).length
  if (output) output.value = count === 0 ? '' : `${count}${output.dataset.selected ?? ''}`
}

table?.addEventListener('change', say)
say()

if (toggle) {
  toggle.checked = isOn()
  toggle.closest('[hidden]')?.removeAttribute('hidden')
  toggle.addEventListener('change', () => {
    document.cookie = `madoguchi_keys=${toggle.checked ? 'on' : 'off'}; path=/staff; max-age=31536000; samesite=strict`
  })
}

export {}
