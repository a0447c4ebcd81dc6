import { formatDateTime } from '#platform/time/index.ts'
import { DataTable, Details, EmptyState, Lede, Meta, Tag, type TagKind } from '#platform/ui/index.ts'
import { items } from '../register-file/items.ts'
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
          one.fileName,
          `${importKinds[one.kind]} ${one.sequence}`,
          formatDateTime(one.startedAt, 'ja'),
          <Tag kind={stateTags[one.state]}>{importStates[one.state]}</Tag>,
          ...(one.state === 'applied'
            ? [one.rowsRead, one.rowsSetAside, one.entriesAdded, one.peopleAdded + one.peopleChanged].map(count)
            : [one.rowsRead > 0 ? count(one.rowsRead) : t.none, t.none, t.none, t.none]),
        ],
      }))}
      empty={<EmptyState title={t.empty} />}
    />
    <ItemTable />
  </>
)

/** 項目の表: what a file may bring, for whoever asks the core system's maker for another one. */
export const ItemTable = () => {
  const [name, others, needed, shape] = t.itemColumns
  return (
    <Details summary={t.items}>
      <DataTable
        caption={t.items}
        columns={[{ label: name, heading: true }, { label: others }, { label: needed }, { label: shape }]}
        rows={items.map((item) => ({
          cells: [item.name, (item.others ?? []).join('、'), item.isRequired ? t.needed : '', item.note],
        }))}
      />
      <Meta>{t.itemsNote}</Meta>
    </Details>
  )
}

export const count = (number: number): string => number.toLocaleString('ja')
