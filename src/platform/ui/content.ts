import type { Child } from 'hono/jsx'

/** Whatever may stand between two tags. Text in it is escaped. */
export type Content = Child
export type WithContent = { children?: Content }
