import { ownOffices } from '#platform/auth/index.ts'
import type { Awaiting, Module } from '#platform/module/index.ts'
import { reportPermissions as may } from '../record/index.ts'
import { type BoardFilter, usualFilter, writeBoardFilter } from './domain/board-filter.ts'
import { boardPath } from './pages/paths.ts'
import { waitingIn } from './store/awaiting.ts'
import { deskTexts } from './text/index.ts'

const t = deskTexts.board.awaits

/** That some of the own offices' reports wait for a look, or for an answer that is late: one matter each, as the board shows which. */
export const awaits: NonNullable<Module['awaits']> = async (tx, staff, house) => {
  if (!staff.permissions.has(may.handle)) return []
  const { unlookedSince, overdueSince } = await waitingIn(tx, ownOffices(staff), house.clock.today())
  const matters: Awaiting[] = []
  if (unlookedSince && staff.permissions.has(may.moderate))
    matters.push({
      href: hrefOf({ only: 'unlooked', states: 'all' }),
      title: t.unlooked,
      what: t.look,
      since: unlookedSince,
    })
  if (overdueSince)
    matters.push({ href: hrefOf({ due: 'overdue' }), title: t.overdue, what: t.answer, since: overdueSince })
  return matters
}

const hrefOf = (more: Partial<BoardFilter>): string => `${boardPath}?${writeBoardFilter({ ...usualFilter, ...more })}`
