import type { Hono } from 'hono'
import { officesByIds } from '#modules/people/index.ts'
import { type HttpEnv, requireStaff } from '#platform/http/index.ts'
import { withoutReadings } from '#platform/i18n/index.ts'
import type { House } from '#platform/module/index.ts'
import { staffPage } from '#platform/ui/index.ts'
import { deskPermissions } from '../../domain/desk/case-rights.ts'
import { HandOversPage } from '../../pages/desk/hand-overs-page.tsx'
import { formsOf } from '../../actions/hand-over.ts'
import { orphans } from '../../store/bound-to-offices.ts'
import { desk } from '../../text/desk.ts'

export function handOverRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get('/staff/hand-overs', async (c) => {
    const staff = requireStaff(c, deskPermissions.handOvers)
    const rows = await house.db.read(async (tx) => {
      const found = await orphans(tx, house.clock.today(), formsOf(house))
      const offices = await officesByIds(
        tx,
        found.map(({ officeId }) => officeId),
      )
      return found.map((row) => ({
        ...row,
        title: row.title === null ? desk.handOvers.noProcedure : withoutReadings(row.title),
        office: offices.get(row.officeId)?.name ?? '',
      }))
    })
    const mayDecide = staff.permissions.has('people.transfers.enter')
    return staffPage(
      c,
      house,
      { title: desk.handOvers.title, current: '/staff/hand-overs' },
      <HandOversPage rows={rows} mayDecide={mayDecide} />,
    )
  })
}
