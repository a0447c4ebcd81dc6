import type { Module } from '#platform/module/index.ts'
import { officeKeysOf } from '../desk/index.ts'
import { catalogueOf, reportPermissions } from '../record/index.ts'
import { workPath } from './pages/paths.ts'
import { dayRoutes } from './routes/day.tsx'
import { deedRoutes } from './routes/deeds.ts'
import { foundRoutes } from './routes/found.tsx'
import { outboxRoutes } from './routes/outbox.ts'
import { siteRoutes } from './routes/site.tsx'
import { crewTexts } from './text/index.ts'

const { title } = crewTexts.day

/** 現場: what a crew or a contractor sees and does on a phone, with a connection and without. */
export const crew = {
  navigation: (house) => {
    const catalogue = catalogueOf(house)
    if (!catalogue) return []
    return [
      {
        audience: 'staff',
        href: workPath,
        label: { ja: title, easy: title, en: title },
        permission: reportPermissions.work,
        offices: officeKeysOf(catalogue),
        order: 56,
      },
    ]
  },
  routes: (app, house) => {
    if (!catalogueOf(house)) return
    dayRoutes(app, house)
    outboxRoutes(app, house)
    foundRoutes(app, house)
    deedRoutes(app, house)
    siteRoutes(app, house)
  },
} satisfies Partial<Module>
