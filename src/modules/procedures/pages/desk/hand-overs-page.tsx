import { DataTable, EmptyState, Lede, Link, Meta } from '#platform/ui/index.ts'
import type { Orphans } from '../../store/bound-to-offices.ts'
import { desk } from '../../text/desk.ts'

const t = desk.handOvers

/** Work that no queue shows, because its office is gone and nobody was named: never invisible. */
export const HandOversPage = ({
  rows,
  mayDecide,
}: {
  rows: readonly (Omit<Orphans, 'title'> & { title: string; office: string })[]
  mayDecide: boolean
}) => (
  <>
    <h1>{t.title}</h1>
    <Lede>{t.lede}</Lede>
    <DataTable
      caption={t.title}
      columns={[
        { label: t.columns.office, heading: true },
        { label: t.columns.procedure },
        { label: t.columns.cases, numeric: true },
        { label: t.columns.papers, numeric: true },
        { label: t.columns.others, numeric: true },
      ]}
      rows={rows.map(({ office, title, cases, papers, others }) => ({
        cells: [office, title, String(cases), String(papers), String(others)],
      }))}
      empty={<EmptyState title={t.none} />}
    />
    {mayDecide ? (
      <p>
        <Link href="/staff/offices/reorganisation">{t.decide}</Link>
      </p>
    ) : (
      <Meta>{t.ask}</Meta>
    )}
  </>
)
