import type { Awaiting } from '#platform/module/index.ts'
import { formatDateTime } from '#platform/time/index.ts'
import { DataTable, EmptyState, Lede, Link } from '#platform/ui/index.ts'
import { awaitingTexts as t } from './text.ts'

export const AwaitingPage = ({ matters }: { matters: readonly Awaiting[] }) => (
  <>
    <h1>{t.title}</h1>
    <Lede>{t.lede}</Lede>
    {matters.length === 0 ? (
      <EmptyState title={t.none}>
        <p>{t.noneNote}</p>
      </EmptyState>
    ) : (
      <DataTable
        caption={t.title}
        columns={[{ label: t.columns.title, heading: true }, { label: t.columns.what }, { label: t.columns.since }]}
        rows={matters.map(({ href, title, what, since }) => ({
          cells: [<Link href={href}>{title}</Link>, what, formatDateTime(since, 'ja')],
        }))}
      />
    )}
  </>
)
