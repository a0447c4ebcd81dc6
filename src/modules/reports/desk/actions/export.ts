import { officesByIds } from '#modules/people/index.ts'
import { recordAudit } from '#platform/audit/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { withoutReadings } from '#platform/i18n/index.ts'
import type { House } from '#platform/module/index.ts'
import { formatDateTime } from '#platform/time/index.ts'
import { requireCatalogue } from '../../record/index.ts'
import { askerOf } from '../board.ts'
import type { BoardFilter } from '../domain/board-filter.ts'
import { type ExportRow, exportPage } from '../store/export.ts'
import { channelWords, deskTexts, ownerWords, publicationWords, stateWords } from '../text/index.ts'

/** As many as a file holds; who wants more narrows the list. */
export const mostExported = 20_000
const batch = 2000

/** The board under its filter as lines of a file, the head first: no person in any of them. */
export async function exportBoard(tx: Tx, house: House, staff: Staff, filter: BoardFilter): Promise<string[][]> {
  const asker = await askerOf(tx, house, staff)
  const rows: ExportRow[] = []
  for (let last: ExportRow | undefined; rows.length < mostExported; ) {
    const next = await exportPage(tx, asker, filter, last && { at: last.at, id: last.id }, batch)
    rows.push(...next)
    last = next.at(-1)
    if (next.length < batch) break
  }
  await recordAudit(tx, {
    actor: staff,
    action: 'reports.board.export',
    subject: { kind: 'reports.board', id: 'list' },
    ids: { rows: String(rows.length) },
  })
  const { categories, bodies } = requireCatalogue(house)
  const offices = await officesByIds(tx, [...new Set(rows.map(({ officeId }) => officeId))])
  const name = (words: { ja: string } | undefined, code: string | null) => withoutReadings(words?.ja ?? code ?? '')
  return [
    [...deskTexts.exported.columns],
    ...rows.map((row) => [
      row.number,
      formatDateTime(row.filedAt, 'ja'),
      name(categories.get(row.category)?.name, row.category),
      row.title,
      row.text,
      row.town,
      row.lat.toFixed(6),
      row.lon.toFixed(6),
      ownerWords[row.owner],
      stateWords[row.state],
      publicationWords[row.publication],
      channelWords[row.channel],
      offices.get(row.officeId)?.name ?? '',
      row.body ? name(bodies.get(row.body)?.name, row.body) : '',
      row.dueOn?.toString() ?? '',
      row.expectedOn?.toString() ?? '',
      row.closedAt ? formatDateTime(row.closedAt, 'ja') : '',
      row.answer ?? '',
    ]),
  ]
}
