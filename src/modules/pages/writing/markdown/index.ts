export { type Heading, type PageLink, type PagePicture, rendered, type Rendered } from './render.ts'
export { treeOf } from './tree.ts'
