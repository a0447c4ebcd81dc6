import type { House } from '#platform/module/index.ts'
import { requireCatalogue } from '../record/index.ts'

/** For which reasons an order may be left undone. */
export const reasonsFor = (house: House) => requireCatalogue(house).reasons.filter((one) => one.for.includes('unable'))
