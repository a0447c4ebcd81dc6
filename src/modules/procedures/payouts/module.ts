import type { Module } from '#platform/module/index.ts'
import { requestAfterAct } from './request-after-act.ts'

/** Money that follows a grant: computed by the rule of the procedure, asked for at the treasury. */
export const payouts: Partial<Module> = { consumers: { 'procedures.act_effected': requestAfterAct } }
