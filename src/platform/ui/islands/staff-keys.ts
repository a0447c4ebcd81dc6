// Comfort for the desk; every key only does what a link or button on the page does.
// Single letters act only inside a list that has the focus (WCAG 2.1.4).

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey && event.key === 'Enter') return press('Control+Enter', event)
  if (event.ctrlKey || event.metaKey || event.altKey) return
  if (event.key === 'j' || event.key === 'k') move(event.key === 'j' ? 1 : -1, event)
})

function press(keys: string, event: KeyboardEvent): void {
  const button = document.querySelector<HTMLButtonElement>(`button[aria-keyshortcuts="${keys}"]`)
  if (!button) return
  event.preventDefault()
  button.click()
}

function move(step: number, event: KeyboardEvent): void {
  if (document.cookie.includes('madoguchi_keys=off')) return
  const { activeElement } = document
  const table = activeElement?.closest('table.data')
  if (!table) return
  const links = [...table.querySelectorAll<HTMLAnchorElement>('th[scope="row"] a')]
  // From a tick of the row as from its link.
  const row = activeElement?.closest('tr')
  const here = links.findIndex((link) => link.closest('tr') === row)
  const next = links[Math.min(Math.max(here + step, 0), links.length - 1)]
  if (!next) return
  event.preventDefault()
  next.focus()
}
