import { formatDateTime } from '#platform/time/index.ts'
import { DataTable, EmptyState, Lede, Meta, Tag, type TagKind } from '#platform/ui/index.ts'
import type { RegisterImport } from '../store/imports.ts'
import { importKinds, importStates, importsTexts as t } from '../text/register-imports.ts'

export const stateTags: Record<RegisterImport['state'], TagKind> = {
  running: 'wait',
  applied: 'ok',
  refused: 'late',
  failed: 'late',
}

/** Which files came, newest first. */
export const ImportsPage = ({ imports }: { imports: readonly RegisterImport[] }) => (
  <>
    <h1>{t.title}</h1>
    <Lede>{t.lede}</Lede>
    <Meta>
      <code>{t.command}</code>
    </Meta>
    <DataTable
      caption={t.title}
      columns={t.columns.map((label, index) => ({ label, heading: index === 0, numeric: index > 3 }))}
      rows={imports.map((one) => ({
        href: `/staff/register/imports/${one.id}`,
        cells: [
          formatDateTime(one.startedAt, 'ja'),
          one.fileName,
          `${importKinds[one.kind]} ${one.sequence}`,
          <Tag kind={stateTags[one.state]}>{importStates[one.state]}</Tag>,
          count(one.rowsRead),
          count(one.rowsSetAside),
          count(one.entriesAdded),
          count(one.peopleAdded + one.peopleChanged),
        ],
      }))}
      empty={<EmptyState title={t.empty} />}
    />
  </>
)

export const count = (number: number): string => number.toLocaleString('ja')
