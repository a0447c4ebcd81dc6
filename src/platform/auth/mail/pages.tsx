import type { Lang } from '#platform/i18n/index.ts'
import {
  Actions,
  Block,
  Button,
  Form,
  Lede,
  Link,
  LinkButton,
  Notice,
  SummaryList,
  TextField,
  Title,
} from '#platform/ui/index.ts'
import { mailTexts } from '../text/mail.ts'

/** On the sign-in page and on a page of its own. The browser may offer a passkey in the field. */
export const MailForm = ({ lang, returnTo, typed }: { lang: Lang; returnTo: string; typed?: string | undefined }) => {
  const t = mailTexts(lang)
  return (
    <Form action="/sign-in/mail">
      <input type="hidden" name="return_to" value={returnTo} />
      <AddressField lang={lang} typed={typed} autocomplete="username webauthn" />
      <Actions>
        <Button variant="secondary">{t.send}</Button>
      </Actions>
    </Form>
  )
}

type AddressProps = { lang: Lang; typed?: string | undefined; autocomplete: string }

export const AddressField = ({ lang, typed, autocomplete }: AddressProps) => {
  const t = mailTexts(lang)
  return (
    <TextField
      name="address"
      label={t.address}
      hint={t.addressHint}
      type="email"
      inputMode="email"
      autocomplete={autocomplete}
      maxLength={254}
      value={typed}
    />
  )
}

type AskProps = { lang: Lang; returnTo: string; typed?: string | undefined; removed?: boolean }

export const AskForMail = ({ removed, ...props }: AskProps) => {
  const t = mailTexts(props.lang)
  return (
    <>
      {removed && (
        <Notice kind="success" live>
          <p>{t.lightRemoval.done}</p>
        </Notice>
      )}
      <Title lede={t.body}>{t.title}</Title>
      <MailForm {...props} />
    </>
  )
}

/** The same for every address. */
export const MailSent = ({ lang, wrong, again }: { lang: Lang; wrong: boolean; again: string }) => {
  const t = mailTexts(lang)
  return (
    <>
      <Title lede={t.sentBody}>{t.sentTitle}</Title>
      {wrong && (
        <Notice kind="danger" live>
          <p>{t.wrong}</p>
        </Notice>
      )}
      <Form action="/sign-in/mail/code">
        <TextField
          name="code"
          label={t.code}
          hint={t.codeHint}
          inputMode="numeric"
          autocomplete="one-time-code"
          maxLength={20}
          width="medium"
        />
        <Actions>
          <Button>{t.useCode}</Button>
          <LinkButton href={again} variant="secondary">
            {t.again}
          </LinkButton>
        </Actions>
      </Form>
      <p>{t.sentNothing}</p>
    </>
  )
}

/** Opening the link does nothing: programs that look through mail open links too. */
export const MailLink = ({ lang, token, isOpen }: { lang: Lang; token: string; isOpen: boolean }) => {
  const t = mailTexts(lang)
  if (!isOpen)
    return (
      <>
        <Title lede={t.elsewhereBody}>{t.elsewhereTitle}</Title>
        <Actions>
          <LinkButton href="/sign-in/mail/code">{t.toCode}</LinkButton>
          <LinkButton href="/sign-in/mail" variant="secondary">
            {t.again}
          </LinkButton>
        </Actions>
      </>
    )
  return (
    <>
      <Title lede={t.linkBody}>{t.linkTitle}</Title>
      <Form action={`/sign-in/mail/${token}`}>
        <Actions>
          <Button>{t.linkUse}</Button>
        </Actions>
      </Form>
    </>
  )
}

type OwnProps = {
  lang: Lang
  address: string | undefined
  mayChange: boolean
  typed?: string | undefined
  said?: 'added' | 'elsewhere' | undefined
}

/** The account's own address. */
export const OwnAddress = ({ lang, address, mayChange, typed, said }: OwnProps) => {
  const t = mailTexts(lang)
  return (
    <>
      <Title>{t.ownTitle}</Title>
      {said && (
        <Notice kind={said === 'added' ? 'success' : 'danger'} live>
          <p>{said === 'added' ? t.ownAdded : t.ownElsewhere}</p>
        </Notice>
      )}
      <Lede>{t.ownBody}</Lede>
      {address === undefined ? <p>{t.ownNone}</p> : <SummaryList rows={[{ term: t.ownNow, value: address }]} />}
      {!mayChange && (
        <Notice kind="warning">
          <p>{t.ownLight}</p>
        </Notice>
      )}
      {mayChange && address !== undefined && (
        <Form action="/account/mail/removal">
          <Actions>
            <Button variant="danger">{t.ownRemove}</Button>
          </Actions>
        </Form>
      )}
      {mayChange && (
        <Form action="/account/mail">
          <AddressField lang={lang} typed={typed} autocomplete="email" />
          <Actions>
            <Button>{t.ownAdd}</Button>
          </Actions>
        </Form>
      )}
      <p>
        <Link href="/account/devices">{t.back}</Link>
      </p>
    </>
  )
}

/** To who came by mail or recovery code. */
export const LightAccount = ({ lang }: { lang: Lang }) => {
  const t = mailTexts(lang)
  return (
    <>
      <Title lede={t.lightLede}>{t.lightTitle}</Title>
      <Block title={t.lightProve}>
        <p>{t.lightMore}</p>
        <Actions>
          <LinkButton href="/proof?return_to=%2Faccount">{t.lightProve}</LinkButton>
        </Actions>
      </Block>
    </>
  )
}
