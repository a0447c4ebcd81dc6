// These two run inside the page: they may use nothing from outside themselves.

/** Which parts a page is made of, without its words. */
export function skeletonOf(): string {
  const parts = [...document.querySelectorAll('body *')].map(
    (element) =>
      `${element.localName}.${element.getAttribute('class') ?? ''}${element.getAttribute('aria-invalid') ?? ''}`,
  )
  const runs = parts.filter((part, index) => part !== parts[index - 1])
  return `${document.documentElement.lang} ${document.querySelector('h1')?.textContent?.replaceAll(/\d/g, '')} ${runs.join(' ')}`
}

/** What axe does not see: size of targets, focus that shows, the language of words, help at its place, nothing wider than the screen. */
export function flawsOfPage({ isForStaff }: { isForStaff: boolean }): string[] {
  const before = document.activeElement
  const nameOf = (element: Element) =>
    `${element.localName} 「${(element.textContent || element.getAttribute('name') || '').replaceAll(/\s+/g, ' ').trim().slice(0, 30)}」`
  const isShown = (element: Element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true })
  const targets = [
    ...document.querySelectorAll<HTMLElement>('a[href], button, summary, input:not([type=hidden]), select, textarea'),
  ].filter(isShown)

  const sizeFlaw = (element: HTMLElement): string | undefined => {
    const label =
      element instanceof HTMLInputElement && /radio|checkbox/.test(element.type) ? element.labels?.[0] : undefined
    const { width, height } = (label ?? element).getBoundingClientRect()
    // WCAG 2.5.8: a link within a sentence takes the height of its line.
    const isInline = element.localName === 'a' && /^inline(-block)?$/.test(getComputedStyle(element).display)
    const least = isForStaff ? 24 : 44
    if (isInline || (width === 1 && height === 1)) return undefined
    return height < least - 0.5 || width < 24
      ? `${nameOf(element)} is ${Math.round(width)} × ${Math.round(height)} px`
      : undefined
  }

  const focusFlaw = (element: HTMLElement): string | undefined => {
    if (element.matches(':disabled')) return undefined
    element.focus({ focusVisible: true } as FocusOptions)
    if (document.activeElement !== element) return `${nameOf(element)} takes no focus`
    const ringed = [element, element.closest('label'), element.closest('.choice')].some((one) => {
      const style = one && getComputedStyle(one)
      return style && style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) >= 2
    })
    if (!ringed) return `${nameOf(element)} shows no focus`
    element.scrollIntoView({ block: 'nearest' })
    const box = element.getClientRects()[0]
    const there = box && document.elementFromPoint(box.x + box.width / 2, box.y + Math.min(box.height / 2, 12))
    const isCovered =
      there && !element.contains(there) && !there.contains(element) && !element.closest('label')?.contains(there)
    return isCovered ? `${nameOf(element)} is covered by ${nameOf(there)}` : undefined
  }

  const wordsIn = (root: Element) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
    const found: Text[] = []
    for (let node = walker.nextNode(); node; node = walker.nextNode()) found.push(node as Text)
    return found
  }
  // Names and addresses stay as they are in every language; hiragana gives a sentence away.
  const foreign = wordsIn(document.body).filter((text) => {
    const lang = text.parentElement?.closest('[lang]')?.getAttribute('lang')
    return lang === 'en' && /\p{Script=Hiragana}/u.test(text.data) && isShown(text.parentElement ?? document.body)
  })

  const phone = document.querySelector('footer .office a[href^="tel:"]')
  const positive = document.querySelectorAll('[tabindex]:not([tabindex="0"], [tabindex="-1"])').length
  const flaws = [
    ...targets.map(sizeFlaw),
    ...targets.map(focusFlaw),
    ...foreign.map((text) => `not marked as Japanese: ${text.data.trim().slice(0, 30)}`),
    document.querySelector('footer') && !phone ? 'the footer has no phone number' : undefined,
    positive > 0 ? 'a tabindex above 0' : undefined,
    document.documentElement.scrollWidth > window.innerWidth
      ? `wider than the screen by ${document.documentElement.scrollWidth - window.innerWidth} px`
      : undefined,
  ].filter((flaw) => flaw !== undefined)
  // The person goes on from where the page had put the focus.
  const start =
    before instanceof HTMLElement && before !== document.body ? before : document.querySelector<HTMLElement>('.skip')
  start?.focus({ preventScroll: true })
  if (start !== before) start?.blur()
  window.scrollTo(0, 0)
  return flaws
}
