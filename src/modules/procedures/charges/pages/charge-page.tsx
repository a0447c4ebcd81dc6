import type { Lang } from '#platform/i18n/index.ts'
import { formatDate, formatDateTime } from '#platform/time/index.ts'
import {
  Actions,
  Block,
  Button,
  DocumentList,
  FeeTable,
  Form,
  Link,
  LinkButton,
  Meta,
  Notice,
  Promised,
  Title,
} from '#platform/ui/index.ts'
import type { ChargeRule } from '../../domain/definition/law.ts'
import { money } from '../../pages/resident/words.ts'
import { say, sayCounted, texts } from '../../text/index.ts'
import { type HandingWay, stateOfCharge } from '../domain.ts'
import type { Charge } from '../store.ts'
import { feeTexts } from '../text/fee.ts'
import { chargeTexts } from '../text/index.ts'

export type ChargeNotice = 'waiting' | 'not-paid' | 'provider-down'

type ChargePageProps = {
  lang: Lang
  name: string
  charge: Charge
  rule: ChargeRule
  /** As it was asked to be handed over. */
  way: HandingWay
  isLate: boolean
  files: readonly { id: string; name: string }[]
  receiptHref: string | undefined
  notice: ChargeNotice | undefined
}

/** One bill after a decision: what it is for, until when and where it is paid, and then where the thing is. */
export const ChargePage = (props: ChargePageProps) => {
  const { lang, name, charge, rule, notice } = props
  const t = chargeTexts(lang)
  const state = stateOfCharge(charge)
  const thing = say(rule.thing, lang)
  return (
    <>
      {notice && state === 'asked' && (
        <Notice kind={notice === 'waiting' ? 'info' : 'warning'} live>
          <p>{noticeText(lang, notice)}</p>
        </Notice>
      )}
      <Title
        above={name}
        {...(state === 'asked' && { lede: rule.beforeDecision ? feeTexts(lang).lede : t.lede(thing) })}
      >
        {t.title}
      </Title>
      {state === 'asked' ? <ToPay {...props} thing={thing} /> : <Settled {...props} />}
      <Block title={t.lines}>
        <Bill lang={lang} charge={charge} rule={rule} />
      </Block>
      {state === 'asked' && rule.beforeDecision && (
        <Block title={t.declineTitle}>
          <p>{feeTexts(lang).declineNote}</p>
          <Link href={`/applications/${charge.applicationId}/withdrawal`} standalone>
            {feeTexts(lang).decline}
          </Link>
        </Block>
      )}
      {state === 'asked' && !rule.beforeDecision && (
        <Block title={t.declineTitle}>
          <p>{t.declineNote}</p>
          <Form action={`${pathOf(charge)}/cancellation`} name="decline">
            <Actions>
              <Button variant="secondary">{t.decline(thing)}</Button>
            </Actions>
          </Form>
        </Block>
      )}
    </>
  )
}

const ToPay = ({ lang, charge, rule, way, isLate, notice }: ChargePageProps & { thing: string }) => {
  const t = chargeTexts(lang)
  return (
    <>
      <Promised label={t.payBy} by={t.by(formatDate(charge.payBy, lang))}>
        <p>{rule.beforeDecision ? feeTexts(lang).after : t.after[way]}</p>
        {rule.beforeDecision && <p>{feeTexts(lang)[rule.beforeDecision.unpaid]}</p>}
      </Promised>
      {isLate && <Notice kind="warning">{t.late}</Notice>}
      <Form action={`${pathOf(charge)}/payment`} name="pay">
        <Meta>{t.where}</Meta>
        <Actions>
          <Button iconAfter="next">{t.pay(money(lang, charge.total))}</Button>
          {notice === 'waiting' && (
            <LinkButton href={`${pathOf(charge)}/payment-return`} variant="secondary">
              {texts(lang).confirmed.check}
            </LinkButton>
          )}
        </Actions>
      </Form>
      <p>{t.atCounter(charge.receiptNumber)}</p>
    </>
  )
}

const Settled = ({ lang, charge, way, files, receiptHref }: ChargePageProps) => {
  const t = chargeTexts(lang)
  const state = stateOfCharge(charge)
  return (
    <>
      <Notice kind={state === 'cancelled' ? 'info' : 'success'} title={chargeStateText(lang, charge)}>
        {state === 'paid' && !charge.beforeDecision && <p>{t.after[way]}</p>}
        {state === 'ready' && <p>{t.readyText(charge.receiptNumber)}</p>}
        {state === 'handed' && charge.handedAt && <p>{formatDateTime(charge.handedAt, lang)}</p>}
      </Notice>
      {files.length > 0 && (
        <Block title={t.files}>
          <DocumentList
            entries={files.map(({ id, name }) => ({ title: name, href: `${pathOf(charge)}/files/${id}` }))}
          />
        </Block>
      )}
      {receiptHref && <DocumentList entries={[{ title: t.receipt, href: receiptHref }]} />}
    </>
  )
}

export const Bill = ({ lang, charge, rule }: { lang: Lang; charge: Charge; rule: ChargeRule }) => {
  const t = chargeTexts(lang)
  return (
    <FeeTable
      lines={charge.lines.map((line) => {
        const known = rule.lines.find(({ fee }) => fee === line.fee)
        const label = known ? say(known.label, lang) : line.label
        const count = known ? sayCounted(known.unit, lang, String(line.count)) : String(line.count)
        return { label: t.each(label, money(lang, line.unit), count), amount: money(lang, line.amount) }
      })}
      total={{ label: t.total, amount: money(lang, charge.total) }}
    />
  )
}

export const pathOf = ({ applicationId, id }: Pick<Charge, 'applicationId' | 'id'>): string =>
  `/applications/${applicationId}/charges/${id}`

export function chargeStateText(lang: Lang, charge: Charge): string {
  const t = chargeTexts(lang)
  const state = stateOfCharge(charge)
  if (state === 'paid' && charge.beforeDecision) return feeTexts(lang).paid
  return state === 'handed' ? t.states.handed[charge.way ?? 'post'] : t.states[state]
}

function noticeText(lang: Lang, notice: ChargeNotice): string {
  const t = chargeTexts(lang)
  switch (notice) {
    case 'waiting':
      return t.waiting
    case 'not-paid':
      return t.notPaid
    case 'provider-down':
      return t.providerDown
  }
}
