import type { Lang } from '#platform/i18n/index.ts'
import { Actions, Block, Button, Form, LinkButton, Notice, SummaryList, TaskList, Title } from '#platform/ui/index.ts'
import type { Case } from '../../actions/load-case.ts'
import { formatDate } from '#platform/time/index.ts'
import type { Awaited } from '../../agreements/pages/agreement-pages.tsx'
import { agreementTexts } from '../../agreements/text/index.ts'
import { say, texts } from '../../text/index.ts'
import { kindTexts } from '../../text/kinds/index.ts'
import { answerRows } from './answer-rows.tsx'
import { Fees } from './check.tsx'
import { Remark } from './remark.tsx'
import { money, type Values } from './words.ts'

/** Why the person is here again. */
export type ConfirmedNotice = 'not-signed' | 'not-paid' | 'waiting' | 'provider-down'

export type ConfirmedProps = {
  lang: Lang
  found: Case
  values: Values
  isSigned: boolean
  isPaid: boolean
  /** Who has to agree too. */
  agreement?: Awaited | undefined
  notice?: ConfirmedNotice | undefined
}

/** Confirmed, but signature or payment are missing: what is left to do. */
export const Confirmed = ({ lang, found, values, isSigned, isPaid, agreement, notice }: ConfirmedProps) => {
  const t = texts(lang).confirmed
  const { definition, fee, place: page } = found
  const kind = kindTexts(lang)[definition.kind]
  const mustPay = fee.total > 0
  const isOnlyAwaited = isPaid && agreement !== undefined
  return (
    <>
      {notice && (
        <Notice kind={notice === 'waiting' ? 'info' : 'warning'} live>
          <p>{noticeText(lang, notice, definition.signature)}</p>
        </Notice>
      )}
      <Title above={say(definition.name, lang)} {...(definition.signature && mustPay && { lede: t.lede })}>
        {kind.almost}
      </Title>
      <TaskList
        tasks={[
          ...(definition.signature ? [{ title: t.sign, state: isSigned ? ('done' as const) : ('todo' as const) }] : []),
          ...(mustPay ? [isOnlyAwaited ? { title: t.payTask, state: 'done' as const } : payTask(lang, isSigned)] : []),
          ...(agreement ? [agreementTask(lang, agreement)] : []),
        ]}
      />
      {isSigned ? (
        mustPay &&
        !isOnlyAwaited && (
          <Form action={`${page}/payment`} name="pay">
            <Actions>
              <Button iconAfter="next">{t.pay(money(lang, fee.total))}</Button>
              {notice === 'waiting' && (
                <LinkButton href={`${page}/payment-return`} variant="secondary">
                  {t.check}
                </LinkButton>
              )}
            </Actions>
          </Form>
        )
      ) : (
        <Actions>
          <LinkButton href={`${page}/signature`} iconAfter="next">
            {t.sign}
          </LinkButton>
        </Actions>
      )}
      <Block title={texts(lang).check.answers}>
        <SummaryList rows={answerRows(lang, found, values, { canChange: false })} />
      </Block>
      <Block title={texts(lang).check.fee}>
        <Fees lang={lang} found={found} />
      </Block>
      <Form action={`${page}/reopening`} name="reopen">
        <Remark>{reopenText(lang, { hasSignature: definition.signature, mustPay })}</Remark>
        <Actions>
          <Button variant="secondary">{t.reopen}</Button>
        </Actions>
      </Form>
    </>
  )
}

function agreementTask(lang: Lang, { name, agreement }: Awaited) {
  const t = agreementTexts(lang)
  return agreement.answer === 'given'
    ? { title: t.agreed(name), state: 'done' as const }
    : { title: t.waiting(name, formatDate(agreement.answerBy, lang)), state: 'doing' as const }
}

function reopenText(lang: Lang, { hasSignature, mustPay }: { hasSignature: boolean; mustPay: boolean }): string {
  const t = texts(lang).confirmed
  if (hasSignature) return t.reopenNote
  return mustPay ? t.reopenUnsigned : agreementTexts(lang).reopen
}

function payTask(lang: Lang, isSigned: boolean) {
  const t = texts(lang).confirmed
  return isSigned
    ? { title: t.payTask, state: 'todo' as const }
    : { title: t.payTask, state: 'blocked' as const, hint: t.payLater }
}

function noticeText(lang: Lang, notice: ConfirmedNotice, hasSigned: boolean): string {
  const t = texts(lang).confirmed
  switch (notice) {
    case 'not-signed':
      return t.notSigned
    case 'not-paid':
      return hasSigned ? t.notPaid : t.notPaidUnsigned
    case 'waiting':
      return t.waiting
    case 'provider-down':
      return hasSigned ? t.providerDown : t.providerDownUnsigned
  }
}
