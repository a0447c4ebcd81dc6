export { type Heading, type PageLink, type PagePicture, rendered, type Rendered, renderedTree } from './render.ts'
export { lineOf, nodesOf, treeOf, wordsIn } from './tree.ts'
