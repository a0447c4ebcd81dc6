import type { House, Module } from '#platform/module/index.ts'
import { noteForCore } from './actions/core/waiting.ts'
import { noteForPortal, sendStatuses } from './actions/portal/statuses.ts'
import { noticePortalWork, visitForItems } from './actions/portal/visit.ts'
import { corePermissions } from './domain/core/rights.ts'
import { portalStatusOf } from './domain/portal/status.ts'
import { applicationStates } from './domain/course/states.ts'
import { askForFeeAgain } from './actions/reception/fee.ts'
import { receptionPermissions } from './domain/reception/rights.ts'
import { officesWith } from './offices-with.ts'
import { portalFormsOf } from './portal/forms.ts'
import { coreRoutes } from './routes/core/core.tsx'
import { portalRoutes } from './routes/portal/portal.tsx'
import { compareRoutes } from './routes/reception/compare.tsx'
import { receptionRoutes } from './routes/reception/receptions.tsx'
import { slipRoutes } from './routes/reception/slip.tsx'
import { sheetRoutes } from './routes/reception/sheet.tsx'
import { core } from './text/intake/core.ts'
import { portal } from './text/intake/portal.ts'
import { reception } from './text/intake/reception.ts'

const inEvery = (text: string) => ({ ja: text, easy: text, en: text })

function officesOfPortal(house: House): string[] {
  const taken = [...portalFormsOf(house).values()].map(({ procedure }) => procedure)
  return officesWith(house, ({ procedure }) => taken.includes(procedure))
}

/** The ways into and out of the office that are not the web: counter, post, telephone, マイナポータル, core system. */
export const intake: Partial<Module> = {
  navigation: (house) => [
    {
      audience: 'staff',
      href: '/staff/receptions',
      label: inEvery(reception.menu),
      permission: receptionPermissions.type,
      offices: officesWith(house, () => true),
      order: 12,
    },
    {
      audience: 'staff',
      href: '/staff/portal',
      label: inEvery(portal.title),
      permission: receptionPermissions.type,
      offices: officesOfPortal(house),
      order: 14,
    },
    {
      audience: 'staff',
      href: '/staff/core-system',
      label: inEvery(core.title),
      permission: corePermissions.handOver,
      offices: officesWith(house, ({ coreSystem }) => coreSystem !== undefined),
      order: 16,
    },
  ],
  routes: (app, house) => {
    receptionRoutes(app, house)
    sheetRoutes(app, house)
    compareRoutes(app, house)
    slipRoutes(app, house)
    portalRoutes(app, house)
    coreRoutes(app, house)
  },
  tasks: { 'procedures.portal-visit': visitForItems, 'procedures.portal-statuses': sendStatuses },
  sweeps: { 'procedures.portal': noticePortalWork },
  consumers: consumers(),
  permissions: {
    [receptionPermissions.type]: {
      label: '紙・窓口・電話の受付を入力し、読み合わせる',
      roles: ['clerk', 'checker', 'manager', 'contractor'],
      cases: true,
    },
    [receptionPermissions.relink]: {
      label: '人の取り違えを申し出て、確かめる',
      roles: ['clerk', 'checker', 'manager'],
      decides: true,
    },
    [corePermissions.handOver]: {
      label: '基幹システムへ引き渡し、入力と確認を記録する',
      roles: ['clerk', 'checker', 'manager'],
    },
  },
}

// Every state that the portal shows is told to it; acceptance and notification begin the hand-over.
function consumers(): NonNullable<Module['consumers']> {
  const told = applicationStates.filter((state) => portalStatusOf(state) !== undefined)
  return {
    // Money that came to nothing is asked for anew.
    ...Object.fromEntries(
      ['released', 'refunded', 'failed', 'expired'].map((what) => [`payments.${what}`, askForFeeAgain]),
    ),
    ...Object.fromEntries(told.map((state) => [`procedures.${state}`, noteForPortal])),
    'procedures.accepted': async (tx, event, house) => {
      await noteForPortal(tx, event, house)
      await noteForCore(tx, event, house)
    },
    'procedures.notified': async (tx, event, house) => {
      await noteForPortal(tx, event, house)
      await noteForCore(tx, event, house)
    },
  }
}
