import type { Hono } from 'hono'
import type { HttpEnv } from '#platform/http/index.ts'
import type { House, NavigationItem } from '#platform/module/index.ts'
import { permissions, workforcePermissions } from './permissions.ts'
import { officeRoutes } from './routes/offices.tsx'
import { reorganisationRoutes } from './routes/reorganisation.tsx'
import { transferRoutes } from './routes/transfers.tsx'
import { offices } from './text/staff.ts'

const navigation: readonly NavigationItem[] = [
  {
    audience: 'staff',
    href: '/staff/offices',
    label: { ja: offices.title, easy: offices.title, en: offices.title },
    permission: workforcePermissions.read,
    order: 95,
  },
]

/** The room of the workforce: offices and posts with dates, transfers, absences. */
export const workforce = {
  navigation,
  permissions,
  routes: (app: Hono<HttpEnv>, house: House): void => {
    officeRoutes(app, house)
    transferRoutes(app, house)
    reorganisationRoutes(app, house)
  },
}
