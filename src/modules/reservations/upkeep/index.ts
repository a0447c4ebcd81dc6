import type { House, Module } from '#platform/module/index.ts'
import { placeWords } from '../places/index.ts'
import { readPlaces } from '../places/profile/load.ts'
import { registrantRules } from '../registrants/profile.ts'
import { importSheet } from './actions/import-sheet.ts'
import { dataMap, personalFiles } from './data-map.ts'
import { upkeepPath } from './pages/say.tsx'
import { permissions, upkeepPermissions } from './permissions.ts'
import { changeRoutes } from './routes/change.tsx'
import { facilityRoutes } from './routes/facility.tsx'
import { listRoutes } from './routes/list.tsx'
import { equipmentRoutes } from './routes/equipment.tsx'
import { rulesRoutes } from './routes/rules.tsx'
import { sheetRoutes } from './routes/sheets.tsx'
import { timesRoutes } from './routes/times.tsx'
import { wordsRoutes } from './routes/words.tsx'
import type { SheetImportId } from './store/imports.ts'
import { upkeepTexts as t } from './text.ts'

const offices = new WeakMap<House['config'], readonly string[]>()

/** Those whose facilities the profile names, and the one that keeps the rules. */
function officesOf({ config }: House): readonly string[] {
  const known = offices.get(config)
  if (known) return known
  const central = registrantRules({ config })?.office
  const named = (readPlaces({ config })?.facilities ?? []).map(({ office }) => office)
  const found = [...new Set([...(central ? [central] : []), ...named])]
  offices.set(config, found)
  return found
}

/** What the staff keep: places, times, rules and prices, changed from a day on. */
export const upkeep = {
  navigation: (house) =>
    placeWords(house)
      ? [
          {
            audience: 'staff',
            href: upkeepPath,
            label: { ja: t.title, easy: t.title, en: t.title },
            permission: upkeepPermissions.read,
            offices: officesOf(house),
            order: 62,
          },
        ]
      : [],
  routes: (app, house) => {
    listRoutes(app, house)
    facilityRoutes(app, house)
    timesRoutes(app, house)
    wordsRoutes(app, house)
    equipmentRoutes(app, house)
    rulesRoutes(app, house)
    sheetRoutes(app, house)
    changeRoutes(app, house)
  },
  permissions,
  // Parse edge: only `askForImport` puts it there.
  tasks: {
    'reservations.import-sheet': (house, payload) => importSheet(house, (payload as { id: SheetImportId }).id),
  },
  dataMap,
  personalFiles,
} satisfies Partial<Module>
