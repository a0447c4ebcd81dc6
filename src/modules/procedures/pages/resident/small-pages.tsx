import type { Lang } from '#platform/i18n/index.ts'
import { Actions, Block, Button, Form, Link, LinkButton, Meta, PhoneLink, Title } from '#platform/ui/index.ts'
import type { Case } from '../../actions/load-case.ts'
import { correctingTexts } from '../../text/correcting/index.ts'
import { say, texts } from '../../text/index.ts'
import { kindTexts } from '../../text/kinds/index.ts'
import { Fees } from './check.tsx'
import { money } from './words.ts'

export const WithdrawalPage = ({ lang, found }: { lang: Lang; found: Case }) => {
  const t = texts(lang).withdrawal
  const page = `/applications/${found.application.id}`
  return (
    <>
      <Title
        above={say(found.definition.name, lang)}
        lede={
          found.definition.kind === 'certificate-request' ? t.text : kindTexts(lang)[found.definition.kind].withdrawText
        }
      >
        {kindTexts(lang)[found.definition.kind].withdrawTitle}
      </Title>
      {(found.application.feeTotal ?? 0) > 0 && <p>{t.money}</p>}
      <Form action={`${page}/withdrawal`} name="withdraw">
        <Actions>
          <Button variant="danger">{t.submit}</Button>
          <Link href={page} standalone>
            {t.keep}
          </Link>
        </Actions>
      </Form>
    </>
  )
}

/** Asked again when a hold ran out before the issue. */
export const PaymentPage = ({ lang, found, isChanged }: { lang: Lang; found: Case; isChanged: boolean }) => {
  const t = texts(lang).payment
  const changed = correctingTexts(lang).payment
  return (
    <>
      <Title above={say(found.definition.name, lang)} lede={isChanged ? changed.lede : t.again}>
        {isChanged ? changed.title : t.title}
      </Title>
      <Fees lang={lang} found={found} />
      <Form action={`/applications/${found.application.id}/payment`} name="pay">
        <Meta>{t.where}</Meta>
        <Actions>
          <Button iconAfter="next">{t.submit(money(lang, found.fee.total))}</Button>
        </Actions>
      </Form>
    </>
  )
}

/** Signed in, but no register record belongs to the sign-in. */
export const NotVerifiedPage = ({
  lang,
  ward,
  phone,
  address,
  hours,
}: {
  lang: Lang
  ward: string
  phone: string
  address: string
  hours: string
}) => {
  const t = texts(lang).notVerified
  return (
    <>
      <Title lede={t.text}>{t.title}</Title>
      <ul class="bullets">
        {t.reasons.map((reason) => (
          <li>{reason}</li>
        ))}
      </ul>
      <p>{t.canDo}</p>
      <Actions>
        <LinkButton href="/account">{t.toAccount}</LinkButton>
      </Actions>
      <Block title={t.ward(ward)}>
        <p lang="ja">{address}</p>
        <p>{texts(lang).pickup.hours(hours)}</p>
        <PhoneLink phone={phone} standalone />
      </Block>
    </>
  )
}

/** An old window sent an answer after the application went on. */
export const ConflictPage = ({ lang, href }: { lang: Lang; href: string }) => {
  const t = texts(lang).conflict
  return (
    <>
      <Title lede={t.text}>{t.title}</Title>
      <p>{t.reopen}</p>
      <Actions>
        <LinkButton href={href} iconAfter="next">
          {t.go}
        </LinkButton>
      </Actions>
    </>
  )
}
