import type { Staff } from '#platform/auth/index.ts'
import { plainText } from '#platform/i18n/index.ts'
import { formatYen, yen } from '#platform/money/index.ts'
import { formatTime, toWareki } from '#platform/time/index.ts'
import { Actions, Block, Button, FeeTable, Form, Lede, LinkButton, Meta, Notice, Pairs } from '#platform/ui/index.ts'
import { type CounterReceipt, counterReceiptNumber } from '../../domain/counter/receipt.ts'
import type { Payment, PaymentLine } from '../../domain/payment.ts'
import { counterText } from '../../text/counter.ts'
import { MoneyNav } from '../money-nav.tsx'

const t = counterText.counter
const terminal = counterText.terminal

type ReceiptProps = {
  staff: Staff
  ward: string
  receipt: CounterReceipt
  lines: readonly PaymentLine[]
  takenBy: string
}

/** What the cashier says aloud stands first: the change. Printed, it is the receipt. */
export const CounterReceiptPage = ({ staff, ward, receipt, lines, takenBy }: ReceiptProps) => (
  <>
    <MoneyNav staff={staff} current="counter" />
    {receipt.cancelled && (
      <Notice kind="danger">
        <p>{t.cancelled}</p>
      </Notice>
    )}
    {receipt.tendered !== undefined && (
      <p class="big-sum">
        {t.change}　{formatYen(yen(receipt.tendered - receipt.amount))}
      </p>
    )}
    <div class="bill">
      <Block title={t.receiptTitle}>
        <FeeTable
          lines={lines.map(({ label, count, amount }) => ({
            label: count > 1 ? `${plainText(label)} × ${count}` : plainText(label),
            amount: formatYen(amount),
          }))}
          total={{ label: t.sum, amount: formatYen(receipt.amount) }}
        />
        <p>{t.receiptFor}</p>
        <Pairs
          pairs={[
            { term: '番号', value: counterReceiptNumber(receipt) },
            { term: '日時', value: `${toWareki(receipt.day)} ${formatTime(receipt.takenAt, 'ja')}` },
            { term: t.method, value: t.methods[receipt.method] },
            ...(receipt.tendered === undefined ? [] : [{ term: t.tenderedWas, value: formatYen(receipt.tendered) }]),
            { term: '取扱者', value: takenBy },
            { term: '発行者', value: ward },
          ]}
        />
      </Block>
    </div>
    <Actions>
      <LinkButton href="/staff/payments/counter">{t.next}</LinkButton>
    </Actions>
    <Meta>{t.print}</Meta>
  </>
)

/** The amount is on the terminal; nothing is receipted before it answers. */
export const TerminalPage = ({ staff, payment }: { staff: Staff; payment: Payment }) => {
  const isOver = payment.state === 'failed' || payment.state === 'expired' || payment.wanted === 'give-back'
  return (
    <>
      <MoneyNav staff={staff} current="counter" />
      {isOver ? (
        <Notice kind="warning" live>
          <p>{payment.wanted === 'give-back' ? terminal.abandoned : terminal.failed}</p>
        </Notice>
      ) : (
        <Lede>{terminal.lede(formatYen(payment.amount))}</Lede>
      )}
      <div class="actions">
        {!isOver && (
          <Form action={`/staff/payments/counter/terminal/${payment.id}`} label={terminal.refresh}>
            <Button keys="Ctrl+Enter">{payment.checkoutId ? terminal.refresh : terminal.push}</Button>
          </Form>
        )}
        {!isOver && (
          <Form action={`/staff/payments/counter/terminal/${payment.id}/end`} label={terminal.abandon}>
            <Button variant="secondary">{terminal.abandon}</Button>
          </Form>
        )}
        <LinkButton href="/staff/payments/counter" variant="secondary">
          {terminal.again}
        </LinkButton>
      </div>
    </>
  )
}
