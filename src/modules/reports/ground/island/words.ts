/** Puts what the page brought along, with its readings; 「＠」 becomes the name. Nothing for no name. */
export function say(box: HTMLElement, target: Element | null, name: string | undefined, put = ''): void {
  const words = name === undefined ? undefined : box.querySelector(`[data-say="${name}"]`)
  const copies = [...(words?.childNodes ?? [])].map((node) => node.cloneNode(true))
  for (const copy of copies) fill(copy, put)
  target?.replaceChildren(...copies)
}

export function wordsOf(box: HTMLElement, name: string): string {
  const words = box.querySelector(`[data-say="${name}"]`)?.cloneNode(true)
  if (!(words instanceof Element)) return ''
  for (const reading of words.querySelectorAll('rt, rp')) reading.remove()
  return words.textContent ?? ''
}

function fill(node: Node, put: string): void {
  if (node instanceof Text) node.data = node.data.replace('＠', put)
  for (const child of node.childNodes) fill(child, put)
}
