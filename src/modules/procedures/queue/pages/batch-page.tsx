import { formatDateTime } from '#platform/time/index.ts'
import {
  Block,
  Button,
  DataTable,
  EmptyState,
  Form,
  Link,
  Meta,
  Notice,
  Tag,
  type TagKind,
} from '#platform/ui/index.ts'
import type { BatchView } from '../actions/see-batch.ts'
import type { ItemState } from '../domain/batch.ts'
import type { Batch, ShownItem } from '../store/batches.ts'
import { batch as t, whyText } from '../text.ts'

const kinds: Record<ItemState, TagKind> = {
  waiting: 'wait',
  done: 'ok',
  unchanged: 'off',
  refused: 'ask',
  undone: 'off',
  kept: 'ask',
}

/** What became of each case; first what somebody still has to do by hand. */
export const BatchPage = ({ batch, items, madeBy, to, canUndo, isHalfDone }: BatchView) => {
  const address = `/staff/queue/batches/${batch.id}`
  return (
    <>
      <Meta>
        {t.made(madeBy, formatDateTime(batch.madeAt, 'ja'))}
        {batch.labelName && `　${t.withLabel(batch.labelName)}`}
        {to && `　${t.toColleague(to)}`}
        {batch.reason && `　${t.because(t.reasons[batch.reason])}`}
      </Meta>
      <Outcome items={items} />
      {isHalfDone && (
        <Form action={`${address}/resumption`} label={t.resume}>
          <Notice kind="warning">{t.halfDone}</Notice>
          <Button>{t.resume}</Button>
        </Form>
      )}
      {canUndo && (
        <Form action={`${address}/undoing`} label={t.undo}>
          <Button variant="secondary" keys="U">
            {t.undo}
          </Button>
          <Meta>{t.undoHint[batch.deed]}</Meta>
        </Form>
      )}
      <DataTable
        caption={t.outcome}
        columns={[
          { label: t.columns.number, heading: true },
          { label: t.columns.procedure },
          { label: t.columns.state },
          { label: t.columns.why },
        ]}
        rows={[...items]
          .sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state))
          .map((item) => ({
            href: `/staff/cases/${item.id}`,
            cells: [
              <span class="num">{item.receiptNumber}</span>,
              item.title,
              <Tag kind={kinds[item.state]}>{t.states[item.state]}</Tag>,
              item.why ? <span class="wraps">{whyText(item.why)}</span> : '',
            ],
          }))}
        empty={<p>{t.noneLeft}</p>}
      />
      <p>
        <Link href="/staff">{t.toQueue}</Link>　<Link href="/staff/queue/batches">{t.listTitle}</Link>
      </p>
    </>
  )
}

const order: readonly ItemState[] = ['waiting', 'kept', 'refused', 'unchanged', 'done', 'undone']

const Outcome = ({ items }: { items: readonly ShownItem[] }) => {
  const count = (state: ItemState) => items.filter((item) => item.state === state).length
  const left = count('refused') + count('kept')
  const said = order.filter((state) => count(state) > 0).map((state) => t.counted(t.states[state], count(state)))
  return (
    <Notice kind={left > 0 ? 'warning' : 'success'} live title={said.join('、')}>
      {left > 0 ? t.seeWhy : ''}
    </Notice>
  )
}

export const BatchesPage = ({ batches }: { batches: readonly Batch[] }) => (
  <Block title={t.newest}>
    <DataTable
      caption={t.listTitle}
      columns={[{ label: t.columns.when }, { label: t.columns.deed, heading: true }, { label: t.columns.undone }]}
      rows={batches.map((one) => ({
        href: `/staff/queue/batches/${one.id}`,
        cells: [
          formatDateTime(one.madeAt, 'ja'),
          one.labelName ? `${t.titles[one.deed]}（${one.labelName}）` : t.titles[one.deed],
          one.undoneAt ? formatDateTime(one.undoneAt, 'ja') : '',
        ],
      }))}
      empty={<EmptyState title={t.none} />}
    />
  </Block>
)
