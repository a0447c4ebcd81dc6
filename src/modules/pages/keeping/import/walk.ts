import type { MarkdownRoot } from './read-html.ts'

/** Addresses of the links and of the pictures of a page, as they were written. */
export function hrefsIn(tree: MarkdownRoot): { links: string[]; images: { src: string; alt: string }[] } {
  const links: string[] = []
  const images: { src: string; alt: string }[] = []
  const waiting: MarkdownRoot['children'] = [...tree.children]
  for (let one = waiting.pop(); one; one = waiting.pop()) {
    if (one.type === 'link') links.push(one.url)
    if (one.type === 'image') images.push({ src: one.url, alt: one.alt ?? '' })
    if ('children' in one) waiting.push(...one.children)
  }
  return { links, images }
}
