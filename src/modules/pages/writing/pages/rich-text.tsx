import { jsx } from 'hono/jsx'
import { authored } from '#platform/i18n/index.ts'
import type { Content } from '#platform/ui/index.ts'
import type { HtmlContent, HtmlElement, HtmlRoot } from '../markdown/index.ts'

/** Sanitised words of a page, as elements; `readings`: 漢字《かんじ》 as the reader of the page has chosen, or always shown. */
export const RichText = ({ root, readings = 'chosen' }: { root: HtmlRoot; readings?: 'chosen' | 'shown' }) => (
  <>{root.children.map((node) => (node.type === 'doctype' ? null : contentOf(node, readings)))}</>
)

function contentOf(node: HtmlContent, readings: 'chosen' | 'shown'): Content {
  if (node.type === 'text') return readings === 'chosen' ? authored(node.value) : <Readings text={node.value} />
  if (node.type !== 'element') return null
  return jsx(node.tagName, attributesOf(node), ...node.children.map((child) => contentOf(child, readings)))
}

// The sanitiser has chosen which there are; names are those of HTML.
const attributesOf = ({ properties }: HtmlElement): Record<string, string | number> =>
  Object.fromEntries(
    Object.entries(properties).flatMap(([name, value]): [string, string | number][] => {
      const attribute = name === 'className' ? 'class' : name === 'tabIndex' ? 'tabindex' : name
      if (Array.isArray(value)) return [[attribute, value.join(' ')]]
      return typeof value === 'string' || typeof value === 'number' ? [[attribute, value]] : []
    }),
  )

/** Text with its readings above it, whatever the reader has chosen: for who checks them. */
export const Readings = ({ text }: { text: string }) => (
  <>
    {piecesOf(text).map(({ base, reading }) =>
      reading ? (
        <ruby>
          {base}
          <rt>{reading}</rt>
        </ruby>
      ) : (
        base
      ),
    )}
  </>
)

/** Reads 漢字《かんじ》 as the pages do. */
export function piecesOf(text: string): { base: string; reading?: string }[] {
  const marked = authored(text)
  return marked.split(/(\uFDD0[^\uFDD2]*\uFDD2)/).flatMap((piece) => {
    const [, base, reading] = /^\uFDD0([^\uFDD1]*)\uFDD1([^\uFDD2]*)\uFDD2$/.exec(piece) ?? []
    if (base !== undefined && reading !== undefined) return [{ base, reading }]
    return piece === '' ? [] : [{ base: piece }]
  })
}
