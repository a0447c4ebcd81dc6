import { ownOffices } from '#platform/auth/index.ts'
import type { Awaiting, Module } from '#platform/module/index.ts'
import { wardTimeZone } from '#platform/time/index.ts'
import { reportPermissions } from '../record/index.ts'
import { listHref } from './pages/list-page.tsx'
import { ordersWaiting } from './store/counts.ts'
import { orderTexts } from './text/index.ts'

const t = orderTexts.list.awaits

/** That work of the own offices waits to be accepted, could not be done, or is late: one matter each, as the list shows which. */
export const awaits: NonNullable<Module['awaits']> = async (tx, staff, house) => {
  if (!staff.permissions.has(reportPermissions.handle)) return []
  const waiting = await ordersWaiting(tx, ownOffices(staff), house.clock.today())
  const matters: Awaiting[] = []
  if (waiting.reportedSince)
    matters.push({
      href: listHref({ states: 'reported' }),
      title: t.reported,
      what: t.accept,
      since: waiting.reportedSince,
    })
  if (waiting.unableSince)
    matters.push({ href: listHref({ states: 'unable' }), title: t.unable, what: t.again, since: waiting.unableSince })
  if (waiting.lateSince)
    matters.push({
      href: listHref({ states: 'late' }),
      title: t.late,
      what: t.plan,
      since: waiting.lateSince.add({ days: 1 }).toZonedDateTime(wardTimeZone).toInstant(),
    })
  return matters
}
