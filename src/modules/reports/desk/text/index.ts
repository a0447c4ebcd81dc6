import { board } from './board.ts'
import { report } from './case.ts'

/** Words of the staff's pages about reports, which are Japanese. */
export const deskTexts = { board, report } as const
export { byWords, channelWords, ownerWords, publicationWords, stateWords, stepWords } from './words.ts'
export { pictureProblem } from './pictures.ts'
