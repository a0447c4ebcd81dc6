import type { fromHtml } from 'hast-util-from-html'

export type HtmlRoot = ReturnType<typeof fromHtml>
export type HtmlChild = HtmlRoot['children'][number]
export type HtmlElement = Extract<HtmlChild, { type: 'element' }>

export const isElement = (node: HtmlChild): node is HtmlElement => node.type === 'element'

/** The words inside, without those of nothing that a reader sees. */
export function textOf(node: HtmlChild): string {
  if (node.type === 'text') return node.value
  if (!isElement(node) || ['script', 'style', 'template', 'noscript'].includes(node.tagName)) return ''
  if (node.tagName === 'br') return ' '
  return node.children.map(textOf).join('')
}

/** Every element below, in the order of the page. */
export function elementsIn(node: HtmlRoot | HtmlElement): HtmlElement[] {
  const found: HtmlElement[] = []
  const waiting: HtmlChild[] = node.children.toReversed()
  for (let one = waiting.pop(); one; one = waiting.pop()) {
    if (!isElement(one)) continue
    found.push(one)
    for (let at = one.children.length - 1; at >= 0; at -= 1) {
      const child = one.children[at]
      if (child) waiting.push(child)
    }
  }
  return found
}

export const attribute = (element: HtmlElement, name: string): string => {
  const value = element.properties[name]
  return Array.isArray(value) ? value.join(' ') : value === undefined || value === null ? '' : String(value)
}

export const element = (tagName: string, children: HtmlElement['children']): HtmlElement => ({
  type: 'element',
  tagName,
  properties: {},
  children,
})
