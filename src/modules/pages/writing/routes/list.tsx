import type { Hono } from 'hono'
import { officesByIds } from '#modules/people/index.ts'
import { type Staff, ownOffices } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import type { HttpEnv } from '#platform/http/index.ts'
import { type OfficeId, parseId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { staffPage } from '#platform/ui/index.ts'
import { pageKinds } from '../../domain/page.ts'
import { isOfPublicRelations } from '../actions/own.ts'
import { type Chosen, ListPage, reviews, turns } from '../pages/list-page.tsx'
import { pagesPath } from '../pages/paths.ts'
import { pagePermissions as may } from '../permissions.ts'
import { type ListedState, type ListFilter, listedStates, listPages, officesWithPages } from '../store/listing.ts'
import { writingTexts } from '../text/index.ts'
import { requireWriter } from './staff.ts'

const pageSize = 40
/** What waits is counted up to here. */
const mostCounted = 20

/** Pages of the own offices; of every office for 広報担当. Filters stand in the address. */
export function listRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get(pagesPath, async (c) => {
    const staff = requireWriter(c)
    const chosen: Chosen = Object.fromEntries(
      ['state', 'kind', 'office', 'turn', 'review'].flatMap((name) => {
        const value = c.req.query(name)
        return value ? [[name, value]] : []
      }),
    )
    const before = parseId<'page'>(c.req.query('before') ?? '')
    const shown = await house.db.read(async (tx) => {
      const looks = await isOfPublicRelations(tx, house, staff)
      const filter = filterOf(house, staff, looks, chosen)
      const found = await listPages(tx, { ...filter, before, limit: pageSize + 1 })
      return {
        found,
        ...(await around(
          tx,
          house,
          staff,
          looks,
          found.map(({ officeId }) => officeId),
        )),
      }
    })
    const pages = shown.found.slice(0, pageSize)
    const last = shown.found.length > pageSize ? pages.at(-1) : undefined
    return staffPage(
      c,
      house,
      { title: writingTexts.title, current: pagesPath, styles: ['page-desk.css'] },
      <ListPage
        pages={pages.map((page) => ({ ...page, office: shown.names.get(page.officeId)?.name ?? '' }))}
        chosen={chosen}
        offices={shown.offices}
        nextHref={last && `${pagesPath}?${new URLSearchParams({ ...chosen, before: last.id }).toString()}`}
        mayWrite={staff.permissions.has(may.write)}
        today={house.clock.today()}
        waiting={shown.waiting}
      />,
    )
  })
}

function filterOf(house: House, staff: Staff, looks: boolean, chosen: Chosen): Omit<ListFilter, 'limit'> {
  const own = ownOffices(staff)
  const asked = parseId<'office'>(chosen.office ?? '')
  const visible = looks ? undefined : own
  const offices = asked && (looks || own.includes(asked)) ? [asked] : visible
  const today = house.clock.today()
  const review = reviews.find((one) => one === chosen.review)
  const turn = turns.find((one) => one === chosen.turn)
  const state = listedStates.find((one) => one === chosen.state)
  const ofTurn: Partial<Record<(typeof turns)[number], ListedState>> = {
    ...{ write: 'draft', look: 'in_review', approve: 'in_approval' },
  }
  return {
    offices,
    state: state ?? (turn && ofTurn[turn]),
    kind: pageKinds.find((one) => one === chosen.kind),
    reviewBy: review && (review === 'past' ? today : today.add({ months: 1 })),
    awaits: turn === 'me' ? awaitedBy(staff, looks) : undefined,
  }
}

function awaitedBy(staff: Staff, looks: boolean): NonNullable<ListFilter['awaits']> {
  const own = ownOffices(staff)
  // What a head oversees is not theirs to write.
  const desk = staff.posts.map(({ officeId }) => officeId)
  return {
    staff: staff.staffId,
    writes: staff.permissions.has(may.write) ? desk : [],
    looks,
    approves: staff.permissions.has(may.approve) ? own : [],
  }
}

async function around(tx: Tx, house: House, staff: Staff, looks: boolean, listed: readonly OfficeId[]) {
  const own = ownOffices(staff)
  const choosable = (await officesWithPages(tx)).filter((id) => looks || own.includes(id))
  const names = await officesByIds(tx, [...new Set([...choosable, ...listed])])
  const count = async (filter: Omit<ListFilter, 'limit'>) => {
    const { length } = await listPages(tx, { ...filter, limit: mostCounted + 1 })
    if (length === 0) return undefined
    return writingTexts.list.count(Math.min(length, mostCounted), length > mostCounted)
  }
  return {
    names,
    offices: choosable.flatMap((id) => {
      const name = names.get(id)?.name
      return name ? [{ value: id, label: name }] : []
    }),
    waiting: {
      mine: await count({ awaits: awaitedBy(staff, looks) }),
      late: await count({ offices: own, reviewBy: house.clock.today() }),
    },
  }
}
