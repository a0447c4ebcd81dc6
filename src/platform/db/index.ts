export { sql } from 'kysely'
export type { Database, Tx } from './database.ts'
