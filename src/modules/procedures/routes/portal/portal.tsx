import type { Hono } from 'hono'
import { z } from 'zod'
import { needsCheck } from '#modules/people/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import { NotFound } from '#platform/errors/index.ts'
import { downloadFile, thumbnailsOf } from '#platform/files/index.ts'
import { type Ctx, field, type HttpEnv, readForm, requireStaff, seeOther, submitOnce } from '#platform/http/index.ts'
import { parseId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { formatDateTime } from '#platform/time/index.ts'
import { staffPage } from '#platform/ui/index.ts'
import { CoverOnly, orCover } from '../../actions/desk/open-case.ts'
import { linkPortalPerson, openItem } from '../../actions/portal/link-person.ts'
import { findPeople } from '../../actions/reception/find-people.ts'
import { receptionPermissions } from '../../domain/reception/rights.ts'
import { ItemPage, type ItemPageProps } from '../../pages/portal/item-page.tsx'
import { PortalPage } from '../../pages/portal/portal-page.tsx'
import { portalFormsOf } from '../../portal/forms.ts'
import { receivedItem } from '../../portal/wire.ts'
import { lastPoll, listItems, type PortalItemId } from '../../store/portal/items.ts'
import { statusesOf, unsentStatuses } from '../../store/portal/statuses.ts'
import { statedReason } from '../desk/cases.tsx'
import { portal } from '../../text/intake/portal.ts'

const moment = (at: Temporal.Instant) => formatDateTime(at, 'ja')

export function portalRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get('/staff/portal', async (c) => {
    const staff = requireStaff(c, receptionPermissions.type)
    const offices = staff.posts.map(({ officeId }) => officeId)
    const named = <Item extends { form: string }>(items: readonly Item[]) =>
      items.map((item) => ({ ...item, formName: portalFormsOf(house).get(item.form)?.name ?? item.form }))
    const shown = await house.db.read(async (tx) => ({
      open: named(await listItems(tx, offices, 'open')),
      imported: named(await listItems(tx, offices, 'imported', 20)),
      unsent: await unsentStatuses(tx, offices),
      poll: await lastPoll(tx),
    }))
    const { poll, ...lists } = shown
    return staffPage(
      c,
      house,
      { title: portal.title, current: '/staff/portal' },
      <PortalPage
        {...lists}
        lastAnswer={poll.answeredAt ? moment(poll.answeredAt) : undefined}
        isSilent={poll.problem !== null}
        moment={moment}
      />,
    )
  })

  app.get('/staff/portal/:id', (c) => showItem(c, house, requireStaff(c, receptionPermissions.type)))

  // A POST: what is searched for never stands in an address.
  app.post('/staff/portal/:id/search', async (c) => {
    const staff = requireStaff(c, receptionPermissions.type)
    const form = await readForm(c, z.object({ words: field.text(100) }))
    if (!form.ok) return showItem(c, house, staff)
    const { words } = form.value
    const found = await house.db.transact((tx) => findPeople(tx, house, staff, words))
    return showItem(c, house, staff, { words, ...found })
  })

  app.post('/staff/portal/:id/person', async (c) => {
    const staff = requireStaff(c, receptionPermissions.type)
    const form = await readForm(c, z.object({ person: z.uuid() }))
    const personId = form.ok ? parseId<'person'>(form.value.person) : undefined
    if (!personId) return showItem(c, house, staff)
    const done = await submitOnce(c, house, { form: 'procedures.portal-person' }, async (tx) => {
      await linkPortalPerson(tx, house, staff, itemId(c), personId)
      return { location: `/staff/portal/${itemId(c)}` }
    })
    if (!done.ok) throw new NotFound()
    return done.response
  })

  app.get('/staff/portal/:id/files/:file', async (c) => {
    const staff = requireStaff(c, receptionPermissions.type)
    const item = await house.db.transact((tx) => openItem(tx, staff, itemId(c), statedReason(c)))
    if (item.officeId === null) throw new NotFound('office')
    return downloadFile(
      house,
      c.req.param('file'),
      ({ owner }) => owner.kind === 'procedures.portal-item' && owner.id === item.id,
    )
  })
}

async function showItem(c: Ctx, house: House, staff: Staff, search?: ItemPageProps['search']): Promise<Response> {
  const shown = await orCover(
    house.db.transact(async (tx) => {
      const item = await openItem(tx, staff, itemId(c), statedReason(c))
      const hidesPlaces = item.personId !== null && (await needsCheck(tx, [item.personId])).size > 0
      const pictures = hidesPlaces ? new Map() : await thumbnailsOf(tx, { kind: 'procedures.portal-item', id: item.id })
      return { item, hidesPlaces, pictures, statuses: await statusesOf(tx, item.id) }
    }),
  )
  if (shown instanceof CoverOnly) return seeOther(c, `/staff/cases/${shown.applicationId}`)
  const title = portal.item.title(shown.item.portalNumber)
  return staffPage(
    c,
    house,
    { title, current: '/staff/portal', crumbs: [{ href: '/staff/portal', label: portal.title }] },
    <ItemPage {...shown} received={receivedItem.safeParse(shown.item.received).data} search={search} moment={moment} />,
  )
}

function itemId(c: Ctx): PortalItemId {
  const id = parseId<'portal-item'>(c.req.param('id') ?? '')
  if (!id) throw new NotFound()
  return id
}
