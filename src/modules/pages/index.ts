import type { Module } from '#platform/module/index.ts'
import { routes } from './routes.tsx'

/** The front of the office: home page, search and the pages about the site, put together from what modules declare. */
export const pages: Module = { name: 'pages', routes }
