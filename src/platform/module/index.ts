export { awaitingOf } from './awaiting.ts'
export { joinRooms } from './join-rooms.ts'
export type {
  AgendaItem,
  Awaiting,
  DataField,
  Due,
  House,
  Module,
  NavigationItem,
  PersonalFile,
  SignInLinker,
  TaskHandler,
} from './module.ts'
export { platformData } from './platform-data.ts'
export { platformFiles } from './platform-files.ts'
export { residentEntries } from './resident-entries.ts'
export {
  type SearchAction,
  type SearchDocument,
  type SearchKind,
  type SearchSource,
  searchKinds,
} from './search-source.ts'
export { staffEntries } from './staff-entries.ts'
export { type TableClass, tableClasses, tablesAbove } from './table-classes.ts'
