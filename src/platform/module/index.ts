export type { AgendaItem, DataField, Due, House, Module, NavigationItem, SignInLinker, TaskHandler } from './module.ts'
export { platformData } from './platform-data.ts'
export { type TableClass, tableClasses, tablesAbove } from './table-classes.ts'
