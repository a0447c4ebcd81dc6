import { block } from './block.ts'
import { board } from './board.ts'
import { report } from './case.ts'
import { enter } from './enter.ts'
import { exported } from './export.ts'
import { heat } from './heat.ts'
import { improve } from './improve.ts'
import { look } from './look.ts'
import { merge } from './merge.ts'
import { route, routing } from './route.ts'
import { templates } from './templates.ts'

/** Words of the staff's pages about reports, which are Japanese. */
export const deskTexts = {
  board,
  block,
  enter,
  exported,
  heat,
  improve,
  report,
  look,
  merge,
  route,
  routing,
  templates,
} as const
export { byWords, channelWords, ownerWords, publicationWords, stateWords, stepWords } from './words.ts'
export { photoProblem } from './photo-problem.ts'
