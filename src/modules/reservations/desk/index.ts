import type { Lang } from '#platform/i18n/index.ts'
import type { House, Module } from '#platform/module/index.ts'
import { followUses, nextUseEnd } from './actions/follow-uses.ts'
import { forgetVisitors } from './actions/forget-visitors.ts'
import { dataMap, personalFiles } from './data-map.ts'
import { facilitiesPath } from './pages/say.tsx'
import { deskPermissions, permissions } from './permissions.ts'
import { officesWithDesks } from './offices.ts'
import { entryRoutes } from './routes/entry.tsx'
import { handOutRoutes, reservationRoutes } from './routes/reservation.tsx'
import { statisticsRoutes } from './routes/statistics.tsx'
import { thingRoutes } from './routes/things.tsx'
import { workerRoutes } from './routes/workers.tsx'
import { sheetRoutes } from './routes/sheet.tsx'
import { seed } from './seed.ts'
import { deskTexts } from './text.ts'

const inEvery = (label: string): Record<Lang, string> => ({ ja: label, easy: label, en: label })

/** What the staff of a facility do in a day. */
export const desk = {
  navigation: (house: House) => [
    {
      audience: 'staff',
      href: facilitiesPath,
      label: inEvery(deskTexts.title),
      permission: deskPermissions.read,
      offices: officesWithDesks(house),
      order: 60,
    },
  ],
  routes: (app, house) => {
    reservationRoutes(app, house)
    handOutRoutes(app, house)
    // Before the days of a facility, whose addresses are of the same shape.
    thingRoutes(app, house)
    statisticsRoutes(app, house)
    sheetRoutes(app, house)
    entryRoutes(app, house)
    workerRoutes(app, house)
  },
  permissions,
  dataMap,
  personalFiles,
  sweeps: { 'reservations.follow-uses': followUses, 'reservations.forget-visitors': forgetVisitors },
  nextDue: nextUseEnd,
  seed,
} satisfies Partial<Module>
