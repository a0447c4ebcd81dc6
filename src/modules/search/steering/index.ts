import type { Module } from '#platform/module/index.ts'
import { dataMap } from './data-map.ts'
import { searchPath } from './pages/paths.ts'
import { may, permissions, steeringOffice } from './permissions.ts'
import { personalFiles } from './personal-files.ts'
import { effectRoutes } from './routes/effect.tsx'
import { pinRoutes } from './routes/pins.tsx'
import { reportRoutes } from './routes/reports.tsx'
import { oneSynonymRoute, synonymRoutes } from './routes/synonyms.tsx'
import { seed } from './seed.ts'
import { steeringTexts as t } from './text/staff.ts'

/** What staff and visitors teach the search: synonyms, what is put in front, and what was chosen. */
export const steering: Partial<Module> = {
  navigation: (house) => {
    const office = steeringOffice(house)
    return [
      {
        audience: 'staff',
        href: searchPath,
        label: { ja: t.menu, easy: t.menu, en: t.menu },
        permission: may.read,
        ...(office && { offices: [office] }),
        order: 61,
      },
    ]
  },
  routes: (app, house) => {
    reportRoutes(app, house)
    synonymRoutes(app, house)
    effectRoutes(app, house)
    oneSynonymRoute(app, house)
    pinRoutes(app, house)
  },
  permissions,
  seed,
  dataMap,
  personalFiles,
}
