import { formatDateTime, toWareki, wardDate } from '#platform/time/index.ts'
import { Block, Link, Pairs, Tag } from '#platform/ui/index.ts'
import type { ActsView } from '../../actions/acts/act-view.ts'
import { appealOf, appealUntil } from '../../domain/acts/periods.ts'
import type { Appeal } from '../../domain/definition/law.ts'
import type { Delivery } from '../../store/acts/deliveries.ts'
import { deliveryLabels, desk, resolutionLabels, returnReasonLabels } from '../../text/acts/desk.ts'

const t = desk.line

/** How far each letter of a case has come: printed, posted, opened, brought back. */
export const LetterFacts = ({ view, appeal }: { view: ActsView; appeal: Appeal | undefined }) => {
  if (view.deliveries.length === 0 && view.returns.length === 0) return null
  return (
    <Block title={t.deliveries}>
      <Pairs
        pairs={[
          ...view.deliveries.map((delivery) => ({
            term: delivery.documentNumber,
            value: <Reached delivery={delivery} appeal={appealOf(delivery.kind, appeal)} />,
          })),
          ...view.returns.map((returned) => ({
            term: desk.returns.title,
            value: (
              <>
                {toWareki(returned.returnedOn)}　{returnReasonLabels[returned.reason]}{' '}
                {returned.resolution ? (
                  <span>
                    {resolutionLabels[returned.resolution]} {returned.resolutionNote}
                  </span>
                ) : (
                  <Link href={`/staff/returns/${returned.id}`}>{desk.returns.settle}</Link>
                )}
              </>
            ),
          })),
        ]}
      />
    </Block>
  )
}

const Reached = ({ delivery, appeal }: { delivery: Delivery; appeal: Appeal | undefined }) => {
  const { arrivedAt, presumedOn, openBy, state } = delivery
  const arrivedOn = arrivedAt ? wardDate(arrivedAt) : state === 'posted' ? presumedOn : undefined
  const until = arrivedOn && appeal && appealUntil(appeal, arrivedOn)
  return (
    <>
      <Tag kind={state === 'returned' ? 'late' : arrivedAt ? 'ok' : 'wait'}>{deliveryLabels[state]}</Tag>
      {arrivedAt && <span> {t.arrived(formatDateTime(arrivedAt, 'ja'))}</span>}
      {!arrivedAt && presumedOn && <span> {t.presumed(toWareki(presumedOn))}</span>}
      {state === 'uploaded' && openBy && <span> {t.openBy(toWareki(openBy))}</span>}
      {until && <span class="meta"> {t.appealUntil(toWareki(until))}</span>}
    </>
  )
}
