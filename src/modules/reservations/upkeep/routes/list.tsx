import type { Hono } from 'hono'
import { type Ctx, type HttpEnv, readCursor, requireStaff, writeCursor } from '#platform/http/index.ts'
import { parseId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { staffPage } from '#platform/ui/index.ts'
import { ListPage } from '../pages/list-page.tsx'
import { upkeepPath } from '../pages/say.tsx'
import { keeperOf, upkeepPermissions } from '../permissions.ts'
import { draftsOf } from '../store/changes.ts'
import { findFacility, listKept } from '../store/kept.ts'
import { upkeepTexts as t } from '../text.ts'
import { told } from './common.ts'

const pageSize = 50
const mostDrafts = 50

export function listRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get(upkeepPath, (c) => listPage(c, house))
}

async function listPage(c: Ctx, house: House): Promise<Response> {
  const staff = requireStaff(c, upkeepPermissions.read)
  const words = c.req.query('words')?.trim().slice(0, 100) || undefined
  const onlyUnconfirmed = c.req.query('unconfirmed') === 'yes'
  const [kana, last] = readCursor(house, 'upkeep', c.req.query('after')) ?? []
  const id = typeof last === 'string' ? parseId<'facility'>(last) : undefined
  const after = id ? { kana: String(kana), id } : undefined
  const on = house.clock.today()
  const found = await house.db.read(async (tx) => {
    const keeper = await keeperOf(tx, house, staff)
    const offices = keeper.isCentral ? undefined : [...keeper.offices]
    const facilities = await listKept(tx, { offices, onlyUnconfirmed, words, on, after, limit: pageSize + 1 })
    const drafts = []
    for (const draft of await draftsOf(tx, mostDrafts)) {
      const facility = draft.facilityId ? await findFacility(tx, { facilityId: draft.facilityId }, on) : undefined
      if (keeper.isCentral || (facility && keeper.offices.has(facility.officeId))) drafts.push(draft)
    }
    return { facilities, isCentral: keeper.isCentral, drafts: await told(tx, drafts) }
  })
  const shown = found.facilities.slice(0, pageSize)
  const end = found.facilities.length > pageSize ? shown.at(-1) : undefined
  const next =
    end &&
    new URLSearchParams({
      ...(words && { words }),
      ...(onlyUnconfirmed && { unconfirmed: 'yes' }),
      after: writeCursor(house, 'upkeep', [end.nameKana, end.id]),
    })
  return staffPage(
    c,
    house,
    { title: t.title, current: upkeepPath },
    <ListPage
      shown={shown}
      query={{ words, onlyUnconfirmed }}
      drafts={found.drafts}
      isCentral={found.isCentral}
      nextHref={next && `${upkeepPath}?${next.toString()}`}
    />,
  )
}
