export { type Heading, type PageLink, type PagePicture, type Rendered, rendered } from './render.ts'
export { treeOf } from './tree.ts'
