import type { Hono } from 'hono'
import type { HttpEnv } from '#platform/http/index.ts'
import type { House, Module } from '#platform/module/index.ts'
import { catalogueOf } from '../record/index.ts'
import { dataMap, personalFiles } from './data-map.ts'
import { addDrawingRoutes } from './routes/add-drawing.tsx'
import { assetRoutes } from './routes/asset.tsx'
import { drawingRoutes } from './routes/drawings.tsx'
import { formRoutes } from './routes/forms.tsx'
import { importRoutes } from './routes/import.tsx'
import { listRoutes } from './routes/list.tsx'
import { openDataRoutes } from './routes/open-data.ts'
import { plateRoutes } from './routes/plates.ts'
import { publicRoutes } from './routes/public.tsx'
import { seed } from './seed.ts'
import { furnishAssets } from './seeding/furnish.ts'

export { assetCard } from './card.ts'
export { drawingsNear } from './store/drawings.ts'

/** What has a number on it and is looked after: the register, its drawings and its plates. */
export const assets = {
  routes(app: Hono<HttpEnv>, house: House): void {
    if (!catalogueOf(house)) return
    publicRoutes(app, house)
    openDataRoutes(app, house)
    listRoutes(app, house)
    formRoutes(app, house)
    importRoutes(app, house)
    plateRoutes(app, house)
    assetRoutes(app, house)
    addDrawingRoutes(app, house)
    drawingRoutes(app, house)
  },
  dataMap,
  personalFiles,
  seed,
  tasks: { 'reports.furnish-assets': furnishAssets },
} satisfies Partial<Module>
