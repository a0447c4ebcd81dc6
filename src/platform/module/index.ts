export type { AgendaItem, DataField, House, Module, NavigationItem, SignInLinker, TaskHandler } from './module.ts'
