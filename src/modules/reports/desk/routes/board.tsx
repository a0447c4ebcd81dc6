import type { Hono } from 'hono'
import { type HttpEnv, requireStaff } from '#platform/http/index.ts'
import type { House } from '#platform/module/index.ts'
import { staffPage } from '#platform/ui/index.ts'
import { reportPermissions as may } from '../../record/index.ts'
import { askerOf, boardChoices, boardOf } from '../board.ts'
import { parseBoardFilter } from '../domain/board-filter.ts'
import { BoardPage, BoardSummary } from '../pages/board-page.tsx'
import { boardPath } from '../pages/paths.ts'
import { countBoard } from '../store/counts.ts'
import { deskTexts } from '../text/index.ts'

/** What the offices have to do with reports. */
export function boardRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get(boardPath, async (c) => {
    const staff = requireStaff(c, may.read)
    const query = c.req.query()
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
      <BoardPage items={items} filter={filter} choices={choices} today={house.clock.today()} more={more} links={[]} />,
    )
  })
}
