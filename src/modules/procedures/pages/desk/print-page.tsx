import { formatDateTime } from '#platform/time/index.ts'
import { Button, DataTable, EmptyState, Form, LinkButton, Lede, Pager } from '#platform/ui/index.ts'
import type { Dispatch } from '../../store/desk/dispatches.ts'
import { desk } from '../../text/desk.ts'

const t = desk.print

/** What waits to be printed, put into envelopes or on the shelf, oldest first. */
export const PrintPage = ({ dispatches, nextHref }: { dispatches: readonly Dispatch[]; nextHref: string | undefined }) => (
  <>
    <Lede>{t.lede}</Lede>
    <DataTable
      caption={t.title}
      columns={[
        { label: t.columns.queued },
        { label: t.columns.number, heading: true },
        { label: t.columns.procedure },
        { label: t.columns.way },
        { label: t.columns.state },
        { label: t.columns.act },
      ]}
      rows={dispatches.map((dispatch) => ({
        cells: [
          formatDateTime(dispatch.queuedAt, 'ja'),
          <span class="num">{dispatch.receiptNumber}</span>,
          `${dispatch.title} ${t.copies(dispatch.copies)}`,
          t.ways[dispatch.way],
          t.states[dispatch.state],
          <NextStep dispatch={dispatch} />,
        ],
      }))}
      empty={<EmptyState title={t.empty} />}
    />
    <Pager nextHref={nextHref} />
  </>
)

const NextStep = ({ dispatch }: { dispatch: Dispatch }) => {
  const base = `/staff/dispatches/${dispatch.id}`
  if (dispatch.state === 'queued') return <PrintButton base={base} label={t.print} about={dispatch.receiptNumber} />
  const step = dispatch.way === 'post' ? { path: 'posting', label: t.post } : { path: 'shelving', label: t.shelve }
  return (
    <div class="row-actions">
      <Form action={`${base}/${step.path}`} label={`${step.label} ${dispatch.receiptNumber}`}>
        <Button small>{step.label}</Button>
      </Form>
      <LinkButton variant="quiet" small href={`${base}/paper.pdf`}>
        {t.printAgain}
      </LinkButton>
    </div>
  )
}

const PrintButton = ({ base, label, about }: { base: string; label: string; about: string }) => (
  <Form action={`${base}/printing`} label={`${label} ${about}`}>
    <Button small>{label}</Button>
  </Form>
)
