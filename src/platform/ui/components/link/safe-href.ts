import { href, type Lang } from '#platform/i18n/index.ts'

const allowed =
  /^(?:(?:https?|webcal):\/\/|\/(?![/\\])|[#?]|tel:[+\d-]+$|geo:-?[\d.]+,-?[\d.]+\?q=-?[\d.]+,-?[\d.]+$|mailto:[\w.+-]+@[\w.-]+$)/i

/** The address in the page's language; `undefined` (a link that leads nowhere) for `javascript:`, `data:` and their kind. */
export function safeHref(lang: Lang, address: string): string | undefined {
  // Browsers drop tabs and line ends inside a scheme, so `java\tscript:` is one too.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what is looked for
  const isClean = !/[\u0000-\u001f\u007f]/.test(address)
  return isClean && allowed.test(address) ? href(lang, address) : undefined
}
