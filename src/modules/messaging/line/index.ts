import type { Module } from '#platform/module/index.ts'
import { noticeKinds } from './notices.ts'
import { routes } from './routes/index.ts'
import { tasks } from './tasks.ts'

/** What people do in LINE: follow, link, choose, ask; and the pages that belong to it. */
export const line: Partial<Module> = { noticeKinds, routes, tasks }
