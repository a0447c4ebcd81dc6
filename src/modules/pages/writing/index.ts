import type { Lang } from '#platform/i18n/index.ts'
import type { Module } from '#platform/module/index.ts'
import { dataMap } from './data-map.ts'
import { awaits } from './awaits.ts'
import { pagesPath } from './pages/paths.ts'
import { pagePermissions, permissions } from './permissions.ts'
import { personalFiles } from './personal-files.ts'
import { pagesSource, pagesSourceName } from './publishing/search-source.ts'
import { nextDue, publishDue, takeDownDue } from './publishing/sweeps.ts'
import { editRoutes } from './routes/edit.tsx'
import { listRoutes } from './routes/list.tsx'
import { newRoutes } from './routes/new.tsx'
import { overviewRoutes } from './routes/overview.tsx'
import { plainWordRoutes } from './routes/plain-words.tsx'
import { previewRoutes } from './routes/preview.tsx'
import { versionRoutes } from './routes/versions.tsx'
import { seed } from './seed.ts'
import { writingTexts } from './text/index.ts'

export { rendered } from './markdown/index.ts'
export { publishEdition } from './publishing/publish-edition.ts'
export { takeDown } from './publishing/take-down.ts'

const inEvery = (label: string): Record<Lang, string> => ({ ja: label, easy: label, en: label })

/** Where the offices write what everybody reads: drafts, their look and approval, publishing and taking down. */
export const writing: Partial<Module> = {
  navigation: () => [
    {
      audience: 'staff',
      href: pagesPath,
      label: inEvery(writingTexts.title),
      permission: pagePermissions.write,
      order: 75,
    },
  ],
  routes: (app, house) => {
    listRoutes(app, house)
    newRoutes(app, house)
    plainWordRoutes(app, house)
    overviewRoutes(app, house)
    editRoutes(app, house)
    versionRoutes(app, house)
    previewRoutes(app, house)
  },
  sweeps: { 'pages.publish': publishDue, 'pages.take-down': takeDownDue },
  nextDue: (tx, now) => nextDue(tx, now),
  searchSources: { [pagesSourceName]: pagesSource },
  permissions,
  dataMap,
  personalFiles,
  awaits,
  seed,
}
