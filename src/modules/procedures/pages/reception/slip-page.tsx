import type { ReceiptNumber } from '#platform/ids/index.ts'
import { Actions, LinkButton, Meta, NoWrap, Pairs } from '#platform/ui/index.ts'
import { reception } from '../../text/intake/reception.ts'

export type SlipProps = {
  backHref: string
  receiptNumber: ReceiptNumber
  procedure: string
  receivedOn: string
  dueOn: string
  paid: string
  office: string
  municipality: string
  phone: string
}

const t = reception.slip

/** 受付票: handed over at the counter. It names nobody, so that losing it tells nobody anything. */
export const SlipPage = (props: SlipProps) => (
  <>
    <div class="slip">
      <p class="big-number num">{props.receiptNumber}</p>
      <Pairs
        pairs={[
          { term: reception.columns.procedure, value: props.procedure },
          { term: reception.columns.receivedOn, value: props.receivedOn },
          { term: t.due, value: props.dueOn },
          { term: t.paid, value: props.paid },
        ]}
      />
      <p>{t.keep}</p>
      <p>{t.notices}</p>
      <p>
        {t.ask(props.municipality, props.office)}
        <NoWrap>{t.phone(props.phone)}</NoWrap>
      </p>
    </div>
    <Actions>
      <LinkButton href={props.backHref} variant="secondary">
        {t.back}
      </LinkButton>
    </Actions>
    <div class="screen-only">
      <Meta>{t.print}</Meta>
    </div>
  </>
)
