import type { Lang } from '#platform/i18n/index.ts'
import { formatYen, formatYenEnglish, type Yen, yen } from '#platform/money/index.ts'
import { formatCalendarDate, wardDate } from '#platform/time/index.ts'
import {
  Actions,
  Block,
  Button,
  DocumentList,
  FeeTable,
  Form,
  Meta,
  Notice,
  SummaryList,
  Title,
} from '#platform/ui/index.ts'
import type { Receipt } from '../actions/read-receipt.ts'
import { refundedOf } from '../domain/payment.ts'
import { taxesOf } from '../domain/tax.ts'
import type { PapersOfRefund } from '../store/refunds/return-invoices.ts'
import { paymentTexts } from '../text/index.ts'

/** What was paid, and the receipts made of it. */
export const ReceiptPage = ({ lang, receipt }: { lang: Lang; receipt: Receipt }) => {
  const t = paymentTexts(lang)
  const { payment, paidAt, issues } = receipt
  const [original] = issues
  return (
    <>
      <Title lede={t.lede}>{t.title}</Title>
      {payment.state === 'refunding' && (
        <Notice kind="info">
          <p>{t.refunding}</p>
        </Notice>
      )}
      <Block title={t.payment}>
        <Amounts lang={lang} receipt={receipt} />
        <SummaryList
          rows={[
            { term: t.paidOn, value: formatCalendarDate(wardDate(paidAt), lang) },
            { term: t.method, value: t.methods[payment.method ?? 'card'] },
            ...(original ? [{ term: t.number, value: <span lang="ja">{original.number}</span> }] : []),
          ]}
        />
      </Block>
      <Block title={t.papers}>
        <Papers lang={lang} receipt={receipt} />
        <Form action={`/receipts/${payment.id}/issues`} id="issue">
          {original && <Meta>{t.againNote}</Meta>}
          <Actions>
            <Button variant={original ? 'secondary' : 'primary'}>{original ? t.issueAgain : t.issue}</Button>
          </Actions>
        </Form>
      </Block>
      {receipt.refunds.length > 0 && taxesOf(receipt.lines).length > 0 && (
        <Block title={t.returns.title}>
          <p>{t.returns.lede}</p>
          {receipt.refunds.map((refund) => (
            <ReturnPapers lang={lang} path={`/receipts/${payment.id}/refunds/${refund.id}/issues`} refund={refund} />
          ))}
        </Block>
      )}
    </>
  )
}

/** The 適格返還請求書 of one refund. */
const ReturnPapers = ({ lang, path, refund }: { lang: Lang; path: string; refund: PapersOfRefund }) => {
  const t = paymentTexts(lang).returns
  const of = t.of(formatCalendarDate(refund.on, lang), money(lang, refund.amount))
  return (
    <>
      <h3>{of}</h3>
      {refund.issues.length > 0 && (
        <DocumentList
          entries={refund.issues.map(({ issue, issuedOn }) => {
            const date = formatCalendarDate(issuedOn, lang)
            return { title: issue > 1 ? t.again(date) : t.original(date), href: `${path}/${issue}` }
          })}
        />
      )}
      <Form action={path} label={of}>
        <Actions>
          <Button variant="secondary">{refund.issues.length > 0 ? t.issueAgain : t.issue}</Button>
        </Actions>
      </Form>
    </>
  )
}

const Amounts = ({ lang, receipt: { payment, lines } }: { lang: Lang; receipt: Receipt }) => {
  const t = paymentTexts(lang)
  const gone = refundedOf(payment)
  const refunded = gone > 0 ? [{ label: t.refunded, amount: money(lang, yen(0 - gone)) }] : []
  return (
    <FeeTable
      lines={[
        // The lines' words are the fee table's of the ordinance, in Japanese.
        ...lines.map((line) => ({
          label: <span lang="ja">{t.line(line.label, line.count)}</span>,
          amount: money(lang, line.amount),
        })),
        ...refunded,
      ]}
      total={{ label: t.total, amount: money(lang, yen(payment.amount - gone)) }}
    />
  )
}

const Papers = ({ lang, receipt: { payment, issues } }: { lang: Lang; receipt: Receipt }) => {
  const t = paymentTexts(lang)
  if (issues.length === 0) return <p>{t.none}</p>
  const entries = issues.map(({ issue, issuedOn }) => {
    const date = formatCalendarDate(issuedOn, lang)
    return { title: issue > 1 ? t.again(date) : t.original(date), href: `/receipts/${payment.id}/issues/${issue}` }
  })
  return <DocumentList entries={entries} />
}

const money = (lang: Lang, amount: Yen): string => (lang === 'en' ? formatYenEnglish(amount) : formatYen(amount))
