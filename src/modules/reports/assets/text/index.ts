import { asset, forms, list } from './assets.ts'
import { drawings } from './drawings.ts'
import { plates } from './plates.ts'
import { tables } from './tables.ts'

/** Words of the staff's pages about assets, which are Japanese. */
export const assetTexts = { list, asset, forms, drawings, plates, tables } as const
export { changeWords } from './assets.ts'
export { publicTexts } from './public/index.ts'
