import type { Raw } from '#platform/http/index.ts'
import { textOf } from './forms.ts'
import type { Finding } from './lint/index.ts'
import type { HtmlContent, HtmlRoot } from './markdown/index.ts'
import { piecesOf } from './pages/rich-text.tsx'
import { placeOf } from './pages/advice-list.tsx'

/** An element as the browser builds it: name, attributes, what is in it; or words. */
export type LookNode = string | readonly [string, Readonly<Record<string, string>>, readonly LookNode[]]

export type Look = {
  findings: readonly { isError: boolean; field: string; place: string; excerpt: string; advice: string }[]
  title: readonly LookNode[]
  summary: readonly LookNode[]
  body: readonly LookNode[]
}

/** What the page's script shows while somebody writes: sanitised elements and advice, no HTML. */
export const lookOf = (raw: Raw, { findings, preview }: { findings: readonly Finding[]; preview: HtmlRoot }): Look => ({
  findings: findings.map(({ isError, field, line, excerpt, advice }) => ({
    ...{ isError, field, place: placeOf(field, line), excerpt, advice },
  })),
  title: readingsOf(textOf(raw, 'title')),
  summary: readingsOf(textOf(raw, 'summary')),
  body: preview.children.flatMap((node) => (node.type === 'doctype' ? [] : nodesOf(node))),
})

const readingsOf = (text: string): LookNode[] =>
  piecesOf(text).map(({ base, reading }) => (reading ? ['ruby', {}, [base, ['rt', {}, [reading]]]] : base))

function nodesOf(node: HtmlContent): LookNode[] {
  if (node.type === 'text') return readingsOf(node.value)
  if (node.type !== 'element') return []
  const attributes = Object.entries(node.properties).flatMap(([name, value]): [string, string][] => {
    const attribute = name === 'className' ? 'class' : name.toLowerCase()
    if (Array.isArray(value)) return [[attribute, value.join(' ')]]
    return typeof value === 'string' || typeof value === 'number' ? [[attribute, String(value)]] : []
  })
  return [[node.tagName, Object.fromEntries(attributes), node.children.flatMap(nodesOf)]]
}
