import { DataTable, EmptyState, Lede, Link } from '#platform/ui/index.ts'
import type { UnconfirmedItem } from './items.ts'
import { unconfirmedText as t } from './text.ts'

/** What of one procedure is still to be compared with the office's own texts. */
export const UnconfirmedPage = ({ name, items }: { name: string; items: readonly UnconfirmedItem[] }) => (
  <>
    <h1>{`${t.title}：${name}`}</h1>
    <Lede>{t.lede}</Lede>
    <DataTable
      caption={t.title}
      columns={[{ label: t.columns.place, heading: true }, { label: t.columns.says }, { label: t.columns.what }]}
      rows={items.map(({ place, says, what }) => ({ cells: [place, says, what] }))}
      empty={<EmptyState title={t.none} />}
    />
  </>
)

/** Every procedure with how much is open. */
export const UnconfirmedList = ({ rows }: { rows: readonly { procedure: string; name: string; count: number }[] }) => (
  <>
    <h1>{t.all}</h1>
    <Lede>{t.allLede}</Lede>
    <DataTable
      caption={t.all}
      columns={[
        { label: t.columns.procedure, heading: true },
        { label: t.columns.count, numeric: true },
      ]}
      rows={rows.map(({ procedure, name, count }) => ({
        cells: [<Link href={`/staff/unconfirmed/${procedure}`}>{name}</Link>, t.count(count)],
      }))}
    />
  </>
)
