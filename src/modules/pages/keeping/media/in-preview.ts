import type { HtmlContent, HtmlElement, HtmlRoot } from '../../writing/markdown/index.ts'

/** A page as its writers see it: pictures come from where staff may look before everybody does. */
export const withStaffPictures = (root: HtmlRoot): HtmlRoot => ({
  ...root,
  children: root.children.map((node) => (node.type === 'doctype' ? node : forStaff(node))),
})

function forStaff(node: HtmlContent): HtmlContent {
  if (node.type !== 'element') return node
  const children = node.children.map(forStaff)
  return { ...node, properties: node.tagName === 'img' ? pictureOf(node) : node.properties, children }
}

function pictureOf({ properties }: HtmlElement): HtmlElement['properties'] {
  const id = /^\/media\/([0-9a-f-]{36})$/.exec(String(properties['src'] ?? ''))?.[1]
  return id ? { ...properties, src: `/staff/pages/media/${id}/picture` } : properties
}
