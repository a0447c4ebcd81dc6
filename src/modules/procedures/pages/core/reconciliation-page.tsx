import { Block, DataTable, EmptyState, Lede, Meta } from '#platform/ui/index.ts'
import { differencesOf, standingOf } from '../../domain/core/compare.ts'
import type { Extra, Reconciled } from '../../store/core/entries.ts'
import { core, standingLabels } from '../../text/intake/core.ts'
import { CoreNav } from './core-nav.tsx'

type ReconciliationProps = {
  entries: readonly (Reconciled & { name: string })[]
  extras: readonly (Extra & { name: string })[]
  onlyDifferences: boolean
  moment: (at: Temporal.Instant) => string
}

const t = core.reconciliation

const standing = (entry: Reconciled) =>
  standingOf({ handed: entry.handed, held: entry.held, hasResult: entry.hasResult, isChecked: false })

/** What was handed over against what came back, over all batches. */
export const ReconciliationPage = ({ entries, extras, onlyDifferences, moment }: ReconciliationProps) => (
  <>
    <CoreNav current={onlyDifferences ? 'differences' : 'all'} />
    <Lede>{t.lede}</Lede>
    <DataTable
      caption={t.title}
      columns={[
        { label: core.columns.receipt, heading: true },
        { label: core.columns.batch },
        { label: core.columns.standing },
        { label: core.columns.item },
        { label: core.columns.handed },
        { label: core.columns.held },
      ]}
      rows={entries
        .filter((entry) => !onlyDifferences || ['missing', 'differs'].includes(standing(entry)))
        .flatMap(rowsOf)}
      empty={<EmptyState title={t.empty} />}
    />
    {extras.length > 0 && (
      <Block title={t.extra}>
        <Meta>{t.extraHint}</Meta>
        <DataTable
          caption={t.extra}
          columns={[
            { label: core.columns.receipt, heading: true },
            { label: core.columns.batch },
            { label: core.columns.madeAt },
          ]}
          rows={extras.map((extra) => ({
            cells: [<span class="num">{extra.receiptNumber}</span>, extra.name, moment(extra.heldAt)],
          }))}
        />
      </Block>
    )}
  </>
)

function rowsOf(entry: Reconciled & { name: string }) {
  const href = `/staff/core-system/batches/${entry.batchId}`
  const head = (word: string) => [<span class="num">{entry.receiptNumber}</span>, entry.name, word]
  const word = standingLabels[standing(entry)]
  if (standing(entry) !== 'differs') return [{ href, cells: [...head(word), '', '', ''] }]
  return differencesOf(entry.items, entry.handed ?? [], entry.held ?? []).map(({ item, handed, held }) => ({
    href,
    cells: [...head(word), item, handed, held],
  }))
}
