import type { Module } from '#platform/module/index.ts'
import { endWith } from './actions.ts'
import { mandateRoutes } from './routes.tsx'

/** 代理人: who may act for a person at the counter, for what, and until when. */
export const mandates: Partial<Module> = {
  routes: mandateRoutes,
  consumers: {
    'people.moved_out': endWith('moved_out'),
    'people.died': endWith('died'),
    'people.removed': endWith('removed'),
  },
}
