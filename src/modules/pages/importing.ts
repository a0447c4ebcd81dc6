import { keepingTexts } from './keeping/text.ts'

export { normalAddress } from './keeping/import/addresses.ts'
export { type Bringing, bringPages } from './keeping/import/bring-pages.ts'
export { BadSite, type OldSite, siteOfFolder, siteOfZip } from './keeping/import/old-site.ts'
export type { Imported } from './keeping/import/store.ts'

export const { dropped: droppedWords, refused: refusedWords } = keepingTexts.imports
