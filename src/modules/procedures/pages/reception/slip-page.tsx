import { Meta, Pairs, ReceiptNumberBox } from '#platform/ui/index.ts'
import type { ReceiptNumber } from '#platform/ids/index.ts'
import { reception } from '../../text/intake/reception.ts'

export type SlipProps = {
  receiptNumber: ReceiptNumber
  procedure: string
  receivedOn: string
  dueOn: string
  paid: string
  office: string
  phone: string
}

const t = reception.slip

/** 受付票: handed over at the counter. It names nobody, so that losing it tells nobody anything. */
export const SlipPage = ({ receiptNumber, procedure, receivedOn, dueOn, paid, office, phone }: SlipProps) => (
  <>
    <ReceiptNumberBox number={receiptNumber} />
    <Pairs
      pairs={[
        { term: reception.columns.procedure, value: procedure },
        { term: reception.columns.receivedOn, value: receivedOn },
        { term: t.due, value: dueOn },
        { term: t.paid, value: paid },
      ]}
    />
    <p>{t.notices}</p>
    <p>{t.lines(office, phone)}</p>
    <Meta>{t.print}</Meta>
  </>
)
