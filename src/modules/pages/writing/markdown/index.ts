export { type Heading, rendered, renderedTree } from './render.ts'
export type { HtmlContent, HtmlElement, HtmlRoot, MarkdownRoot } from './nodes.ts'
export { lineOf, nodesOf, treeOf, wordsIn } from './tree.ts'
