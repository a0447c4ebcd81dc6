import type { Lang } from '#platform/i18n/index.ts'
import { Actions, Block, Button, Form, LinkButton, Notice, SummaryList, TaskList, Title } from '#platform/ui/index.ts'
import type { Case } from '../../actions/load-case.ts'
import { say, texts } from '../../text/index.ts'
import { answerRows } from './answer-rows.ts'
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
  notice?: ConfirmedNotice | undefined
}

/** Confirmed, but signature or payment are missing: what is left to do. */
export const Confirmed = ({ lang, found, values, isSigned, notice }: ConfirmedProps) => {
  const t = texts(lang).confirmed
  const { application, definition, fee } = found
  const page = `/applications/${application.id}`
  return (
    <>
      {notice && (
        <Notice kind={notice === 'waiting' ? 'info' : 'warning'} live>
          <p>{noticeText(lang, notice)}</p>
        </Notice>
      )}
      <Title above={say(definition.name, lang)} lede={t.lede}>
        {t.title}
      </Title>
      <TaskList
        tasks={[
          { title: t.sign, state: isSigned ? 'done' : 'todo' },
          isSigned ? { title: t.payTask, state: 'todo' } : { title: t.payTask, state: 'blocked', hint: t.payLater },
        ]}
      />
      {isSigned ? (
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
        <Remark>{t.reopenNote}</Remark>
        <Actions>
          <Button variant="secondary">{t.reopen}</Button>
        </Actions>
      </Form>
    </>
  )
}

function noticeText(lang: Lang, notice: ConfirmedNotice): string {
  const t = texts(lang).confirmed
  switch (notice) {
    case 'not-signed':
      return t.notSigned
    case 'not-paid':
      return t.notPaid
    case 'waiting':
      return t.waiting
    case 'provider-down':
      return t.providerDown
  }
}
