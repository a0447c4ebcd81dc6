import type { toHtml } from 'hast-util-to-html'
import type { toHast } from 'mdast-util-to-hast'

/** Trees of HTML (hast) and of Markdown (mdast), as the libraries take them. */
export type HtmlNode = Exclude<Parameters<typeof toHtml>[0], readonly unknown[]>
export type HtmlRoot = Extract<HtmlNode, { type: 'root' }>
export type HtmlElement = Extract<HtmlRoot['children'][number], { type: 'element' }>
export type HtmlContent = HtmlElement['children'][number]
export type MarkdownNode = Parameters<typeof toHast>[0]
export type MarkdownRoot = Extract<MarkdownNode, { type: 'root' }>
