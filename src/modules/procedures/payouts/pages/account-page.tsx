import type { Lang } from '#platform/i18n/index.ts'
import { formatDate } from '#platform/time/index.ts'
import { Actions, Button, Form, Link, Meta, Notice, Title } from '#platform/ui/index.ts'
import type { Case } from '../../actions/load-case.ts'
import type { PlainField } from '../../domain/definition/fields.ts'
import { AccountInput } from '../../pages/resident/fields/account-input.tsx'
import type { Typed } from '../../pages/resident/fields/field-input.tsx'
import { fieldTexts } from '../../text/fields/index.ts'
import { say } from '../../text/index.ts'
import type { PayoutStanding } from '../actions/standing.ts'
import { payoutTexts } from '../text/index.ts'

type AccountPageProps = {
  lang: Lang
  found: Case
  standing: PayoutStanding
  field: Extract<PlainField, { type: 'bank-account' }>
  typed: Typed
  payOn: Temporal.PlainDate
}

/** Why nothing was paid, and one question: to which account. */
export const AccountPage = ({ lang, found, standing, field, typed, payOn }: AccountPageProps) => {
  const t = payoutTexts(lang).account
  const place = `/applications/${found.application.id}`
  const accounts = new Map(standing.accounts.map((account) => [account.id, account]))
  return (
    <>
      <Title above={say(found.definition.name, lang)}>{t.title}</Title>
      <Notice kind="warning">
        <p>{whatHappened(lang, standing)}</p>
      </Notice>
      <p>{t.next(formatDate(payOn, lang))}</p>
      <Form action={`${place}/account`} name="account">
        <AccountInput
          lang={lang}
          field={field}
          label={t.legend}
          hint={undefined}
          found={{ referred: { ...found.referred, accounts } }}
          typed={typed}
        />
        <Actions>
          <Button iconAfter="next">{t.submit}</Button>
          <Link href={place} standalone>
            {t.back}
          </Link>
        </Actions>
      </Form>
      <Meta>{t.safety}</Meta>
    </>
  )
}

function whatHappened(lang: Lang, { event, payouts: [newest] }: PayoutStanding): string {
  const t = payoutTexts(lang).account
  if (event !== 'payout_failed' || !newest?.account) return t.missing
  const { bankCode, branchCode, masked } = newest.account
  const account = fieldTexts(lang).account.shown(bankCode, branchCode, masked)
  const because = Object.entries(t.reasons).find(([reason]) => reason === newest.reason)?.[1] ?? ''
  return `${t.failed(formatDate(newest.payOn, lang), account)}${because}`
}
