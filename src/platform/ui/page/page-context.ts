import { createContext, useContext } from 'hono/jsx'
import type { Lang } from '#platform/i18n/index.ts'

export type FieldError = { field: string; message: string }

/** What components know about the page they stand on. */
export type PageContext = {
  lang: Lang
  nonce: string
  csrf: string
  /** Path and query without language prefix. */
  path: string
  /** Fields find the error with their name here. */
  errors: readonly FieldError[]
  /** Fields write their labels here, where the summary of errors is drawn after them and says which field it means. */
  labels?: Map<string, string>
  /** A fresh idempotency key for one form. */
  newKey(): string
}

/** A page nobody sees: for rendering a component alone. */
export const blankPage: PageContext = {
  lang: 'ja',
  nonce: '',
  csrf: '',
  path: '/',
  errors: [],
  newKey: () => crypto.randomUUID(),
}

export const PageContextOf = createContext<PageContext>(blankPage)

export const usePage = (): PageContext => useContext(PageContextOf)

/** The message for a field of this page, if its answer was refused. */
export const useFieldError = (field: string): string | undefined =>
  usePage().errors.find((error) => error.field === field)?.message
