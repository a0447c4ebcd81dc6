import type { FeeAtCounter } from '#modules/payments/index.ts'
import type { ReceiptNumber } from '#platform/ids/index.ts'
import { formatYen, type Yen, yen } from '#platform/money/index.ts'
import { Actions, Block, LinkButton, Pairs, Tag } from '#platform/ui/index.ts'
import { reception } from '../../text/intake/reception.ts'

export type HandOutProps = {
  id: string
  receiptNumber: ReceiptNumber
  feeTotal: Yen
  fee: FeeAtCounter
  /** The actor may work at a till; whether one is open there says the till. */
  mayTake: boolean
}

const t = reception.handOut

/** What the person gets before they go: the 受付票, and what their money became. */
export const HandOut = ({ id, receiptNumber, feeTotal, fee, mayTake }: HandOutProps) => {
  const receipt = fee.state === 'paid' ? fee.receipt : undefined
  const isOpen = feeTotal > 0 && fee.state !== 'paid'
  return (
    <Block title={t.title}>
      <Pairs
        pairs={[
          { term: reception.slip.paid, value: <Standing feeTotal={feeTotal} state={fee.state} /> },
          ...(receipt?.tendered === undefined
            ? []
            : [
                { term: t.tendered, value: formatYen(receipt.tendered) },
                { term: t.change, value: <b>{formatYen(yen(receipt.tendered - receipt.amount))}</b> },
              ]),
        ]}
      />
      <Actions>
        <LinkButton href={`/staff/receptions/${id}/slip`} variant="secondary" small>
          {reception.slip.link}
        </LinkButton>
        {receipt && fee.state === 'paid' && fee.mayOpen && (
          <LinkButton href={`/staff/payments/counter/receipts/${receipt.id}`} variant="secondary" small>
            {t.receipt(receipt.number)}
          </LinkButton>
        )}
        {isOpen && mayTake && (
          <LinkButton href={`/staff/payments/counter?find=${receiptNumber}`} variant="secondary" small>
            {t.take}
          </LinkButton>
        )}
      </Actions>
    </Block>
  )
}

const Standing = ({ feeTotal, state }: { feeTotal: Yen; state: FeeAtCounter['state'] }) => {
  if (feeTotal === 0) return <>{t.nothing}</>
  return (
    <>
      {formatYen(feeTotal)}　<Tag kind={state === 'paid' ? 'ok' : 'wait'}>{t.states[state]}</Tag>
    </>
  )
}
