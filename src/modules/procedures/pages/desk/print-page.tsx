import { formatDateTime } from '#platform/time/index.ts'
import { Button, DataTable, EmptyState, Form, Lede, Link, Pager } from '#platform/ui/index.ts'
import type { Dispatch } from '../../store/desk/dispatches.ts'
import { desk } from '../../text/desk.ts'

const t = desk.print

/** What waits to be printed, put into envelopes or on the shelf, oldest first. */
export const PrintPage = ({
  dispatches,
  nextHref,
}: {
  dispatches: readonly Dispatch[]
  nextHref: string | undefined
}) => (
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
  const step = nextStep(dispatch)
  return (
    <div class="row-actions">
      {dispatch.documentId ? (
        <Link href={`${base}/paper.pdf`} standalone about={dispatch.receiptNumber}>
          {t.paper}
        </Link>
      ) : (
        <span class="meta">{t.elsewhere(dispatch.numbers.join('、'))}</span>
      )}
      {dispatch.way === 'post' && (
        <Link href={`${base}/address.pdf`} standalone about={dispatch.receiptNumber}>
          {t.address}
        </Link>
      )}
      <Form action={`${base}/${step.path}`} label={`${step.label} ${dispatch.receiptNumber}`}>
        <Button small variant={dispatch.state === 'queued' ? 'secondary' : 'primary'}>
          {step.label}
        </Button>
      </Form>
    </div>
  )
}

function nextStep({ state, way }: Dispatch): { path: string; label: string } {
  if (state === 'queued') return { path: 'printing', label: t.printed }
  return way === 'post' ? { path: 'posting', label: t.post } : { path: 'shelving', label: t.shelve }
}
