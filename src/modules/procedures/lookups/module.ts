import type { Module } from '#platform/module/index.ts'
import { lookupApi, lookupOpenApi } from './api.ts'
import { dataMap } from './data-map.ts'
import { askAfterFiling, lookUp, repeatLookups } from './actions/look-up.ts'
import { forgetAfterClosing } from './actions/send-paper.ts'
import { noticeKinds } from './notices.ts'
import { lookupRoutes } from './routes/resident.tsx'
import { nextDue } from './store.ts'

/** 情報連携: the ward asks other bodies instead of asking the person for papers, and shows what it asked. */
export const lookups: Partial<Module> = {
  routes: lookupRoutes,
  api: lookupApi,
  openApi: lookupOpenApi,
  tasks: { 'procedures.look-up': lookUp },
  sweeps: { 'procedures.repeat-lookups': repeatLookups },
  nextDue: async (tx, now) => {
    const at = await nextDue(tx)
    return at && Temporal.Instant.compare(at, now) > 0 ? { at, label: '情報連携の聞き直し' } : undefined
  },
  consumers: {
    'procedures.submitted': askAfterFiling,
    'procedures.completed': forgetAfterClosing,
    'procedures.refused': forgetAfterClosing,
    'procedures.withdrawn': forgetAfterClosing,
    'procedures.lapsed': forgetAfterClosing,
    'procedures.declined': forgetAfterClosing,
    'procedures.missed': forgetAfterClosing,
  },
  noticeKinds,
  dataMap,
}
