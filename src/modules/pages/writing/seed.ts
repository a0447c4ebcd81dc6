import type { Tx } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import { plainWordsOf } from './profile.ts'
import { seedPlainWords } from './store/plain-words.ts'

/** What the list of plain words begins with. */
export const seed = (tx: Tx, house: House): Promise<void> => seedPlainWords(tx, plainWordsOf(house), house.clock.now())
