import type { Module } from '#platform/module/index.ts'
import { closeReached } from './actions/acts/close-notified.ts'
import { makeActLetter } from './actions/acts/make-letter.ts'
import { nextOfLetters, postUnopened } from './actions/acts/unopened.ts'

/** Decisions as an office makes them: 起案 to 施行, their letters, the box for electronic documents, 返戻. */
export const acts: Partial<Module> = {
  tasks: { 'procedures.act-letter': makeActLetter },
  sweeps: { 'procedures.unopened-letters': postUnopened, 'procedures.reached-decisions': closeReached },
  nextDue: nextOfLetters,
}
