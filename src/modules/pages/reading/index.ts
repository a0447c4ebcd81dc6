import type { Module } from '#platform/module/index.ts'
import { channelRoutes } from './channels/routes.tsx'
import { dataMap, personalFiles } from './data-map.ts'
import { noticesPath } from './notices/paths.ts'
import { noticeRoutes } from './notices/routes.tsx'
import { noticeDesk } from './notices/text.ts'
import { residentEntries } from './navigation.ts'
import { addressPermission, permissions } from './permissions.ts'
import { feedRoutes } from './routes/feeds.ts'
import { listRoutes } from './routes/lists.tsx'
import { pageRoutes } from './routes/page.tsx'
import { topicRoutes } from './routes/topics.tsx'
import { seed } from './seed.ts'
import { shortLinkRoutes } from './short-links/routes.tsx'

/** What everybody reads: pages, lists, topics, feeds. Reads `pages.published` and nothing that is still being written. */
export const reading: Partial<Module> = {
  navigation: () => [
    ...residentEntries,
    {
      audience: 'staff',
      href: noticesPath,
      label: { ja: noticeDesk.menu, easy: noticeDesk.menu, en: noticeDesk.menu },
      permission: addressPermission,
      order: 58,
    },
  ],
  permissions,
  seed,
  dataMap,
  personalFiles,
  routes: (app, house) => {
    pageRoutes(app, house)
    listRoutes(app, house)
    topicRoutes(app, house)
    feedRoutes(app, house)
    shortLinkRoutes(app, house)
    noticeRoutes(app, house)
    channelRoutes(app, house)
  },
}
