import type { Hono } from 'hono'
import type { Staff } from '#platform/auth/index.ts'
import { type HttpEnv, requireStaff } from '#platform/http/index.ts'
import type { House } from '#platform/module/index.ts'
import { smallTable } from '#platform/sheets/index.ts'
import { staffPage } from '#platform/ui/index.ts'
import { reportPermissions as may } from '../../record/index.ts'
import { askerOf, boardChoices, boardOf } from '../board.ts'
import { exportBoard } from '../actions/export.ts'
import { parseBoardFilter, writeBoardFilter } from '../domain/board-filter.ts'
import { BoardPage, BoardSummary } from '../pages/board-page.tsx'
import {
  blocksPath,
  boardPath,
  enterPath,
  exportPath,
  heatPath,
  recurringPath,
  routingPath,
  templatesPath,
} from '../pages/paths.ts'
import { countBoard } from '../store/counts.ts'
import { deskTexts } from '../text/index.ts'

/** What the offices have to do with reports. */
export function boardRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get(boardPath, async (c) => {
    const staff = requireStaff(c, may.read)
    const query = c.req.query()
    const { done } = query
    const filter = parseBoardFilter(query)
    const { items, more, choices, counts } = await house.db.read(async (tx) => {
      const asker = await askerOf(tx, house, staff)
      return {
        ...(await boardOf(tx, house, asker, filter, query.after)),
        choices: await boardChoices(tx, house, asker),
        counts: await countBoard(tx, asker),
      }
    })
    return staffPage(
      c,
      house,
      {
        title: deskTexts.board.title,
        current: boardPath,
        summary: <BoardSummary counts={counts} now={house.clock.now()} />,
        styles: ['queue.css'],
        islands: ['queue-keys'],
      },
      <BoardPage
        items={items}
        filter={filter}
        choices={choices}
        today={house.clock.today()}
        more={more}
        mayOrder={staff.permissions.has(may.handle)}
        links={linksFor(staff, writeBoardFilter(filter))}
        done={done === 'routed' || done === 'filed' ? done : undefined}
      />,
    )
  })
  app.get(exportPath, async (c) => {
    const staff = requireStaff(c, may.read)
    const filter = parseBoardFilter(c.req.query())
    const rows = await house.db.transact((tx) => exportBoard(tx, house, staff, filter))
    const { title } = deskTexts.exported
    const { bytes, headers } = await smallTable({ name: 'reports', title, format: 'csv' }, rows)
    return new Response(bytes, { headers })
  })
}

const t = deskTexts.board.links

function linksFor(staff: Staff, query: string) {
  const has = (permission: string) => staff.permissions.has(permission)
  return [
    ...(has(may.handle) ? [{ href: enterPath, label: t.enter }] : []),
    { href: heatPath, label: t.heat },
    { href: recurringPath, label: t.recurring },
    { href: `${boardPath}/assets`, label: t.assets },
    { href: templatesPath, label: t.templates },
    { href: routingPath, label: t.routing },
    ...(has(may.moderate) ? [{ href: blocksPath, label: t.blocks }] : []),
    { href: query ? `${exportPath}?${query}` : exportPath, label: t.export },
  ]
}
