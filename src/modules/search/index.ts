import { joinRooms } from '#platform/module/index.ts'
import { documents } from './documents/index.ts'
import { finding } from './finding/index.ts'
import { listening } from './listening/index.ts'
import { steering } from './steering/index.ts'

export { type FoundDocument, loadSearch, processIndex, replaceDocuments } from './documents/index.ts'
export { findDocuments } from './finding/find.ts'
export { usualQueriesFor, writeHeard } from './listening/index.ts'

/** Finds everything public that modules offer by the words that people use. */
export const search = joinRooms('search', [documents, finding, listening, steering])
