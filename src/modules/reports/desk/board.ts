import { officesByIds, officesByKeys, staffNames } from '#modules/people/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { readCursor, writeCursor } from '#platform/http/index.ts'
import { withoutReadings } from '#platform/i18n/index.ts'
import type { House } from '#platform/module/index.ts'
import { wardDate } from '#platform/time/index.ts'
import { type Catalogue, reportsSeenBy, requireCatalogue } from '../record/index.ts'
import type { BoardFilter } from './domain/board-filter.ts'
import { officeKeysOf } from './domain/office-keys.ts'
import type { BoardChoices } from './pages/filter-form.tsx'
import { type BoardAsker, type BoardRow, listBoard } from './store/board.ts'
import { deskTexts } from './text/index.ts'

const pageSize = 50

export type BoardItem = BoardRow & {
  filedOn: Temporal.PlainDate
  assigneeName: string | undefined
  bodyName: string | undefined
  /** Only where reports of several offices stand beside each other. */
  officeName: string | undefined
}

export const askerOf = async (tx: Tx, house: House, staff: Staff): Promise<BoardAsker> => ({
  offices: await reportsSeenBy(tx, house, staff),
  staffId: staff.staffId,
  today: house.clock.today(),
})

/** One page of the board with the names that it shows; `more` is the cursor of the next one. */
export async function boardOf(
  tx: Tx,
  house: House,
  asker: BoardAsker,
  filter: BoardFilter,
  cursor: string | undefined,
): Promise<{ items: BoardItem[]; more: string | undefined }> {
  const list = `reports:${filter.order}`
  const after = readCursor(house, list, cursor)
  const rows = await listBoard(tx, asker, filter, after && { at: String(after[0]), id: String(after[1]) }, pageSize + 1)
  const shown = rows.slice(0, pageSize)
  const last = rows.length > pageSize ? shown.at(-1) : undefined
  return { items: await withNames(tx, house, asker, shown), more: last && writeCursor(house, list, [last.at, last.id]) }
}

async function withNames(tx: Tx, house: House, asker: BoardAsker, rows: readonly BoardRow[]): Promise<BoardItem[]> {
  const { bodies } = requireCatalogue(house)
  const staff = await staffNames(
    tx,
    rows.flatMap(({ assignedTo }) => assignedTo ?? []),
  )
  const offices =
    asker.offices === 'all' ? await officesByIds(tx, [...new Set(rows.map(({ officeId }) => officeId))]) : undefined
  return rows.map((row) => ({
    ...row,
    filedOn: wardDate(row.filedAt),
    assigneeName: row.assignedTo ? staff.get(row.assignedTo) : undefined,
    bodyName: row.body ? withoutReadings(bodies.get(row.body)?.name.ja ?? row.body) : undefined,
    officeName: offices?.get(row.officeId)?.name,
  }))
}

export async function boardChoices(tx: Tx, house: House, asker: BoardAsker): Promise<BoardChoices> {
  const catalogue = requireCatalogue(house)
  const offices =
    asker.offices === 'all'
      ? [...(await officesByKeys(tx, officeKeysOf(catalogue), asker.today)).values()]
      : [...(await officesByIds(tx, asker.offices)).values()]
  const named = new Map(offices.map(({ id, name }) => [id, name]))
  return { kinds: kindsOf(catalogue), offices: [...named].map(([id, name]) => ({ id, name })) }
}

const kindsOf = ({ groups, categories }: Catalogue) =>
  groups.flatMap((group) => [
    { value: `group:${group.code}`, label: deskTexts.board.everyOf(withoutReadings(group.name.ja)) },
    ...[...categories.values()]
      .filter((category) => category.group === group.code)
      .map(({ code, name }) => ({ value: code, label: `　${withoutReadings(name.ja)}` })),
  ])
