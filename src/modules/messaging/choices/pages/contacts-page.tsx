import type { Lang } from '#platform/i18n/index.ts'
import { Actions, Block, Button, Form, Link, LinkButton, Notice, TextField, Title } from '#platform/ui/index.ts'
import type { OwnChannel } from '../store/channels.ts'
import { contactTexts } from '../text/contacts.ts'
import { type ChannelPage, pageOf } from './channel-pages.ts'

type ContactsPageProps = {
  lang: Lang
  channels: readonly OwnChannel[]
  typed: string | undefined
  done: 'sent' | 'ended' | undefined
  pages: ReadonlySet<ChannelPage>
}

/** Every way in which a person is reached, with what they can do about it. */
export const ContactsPage = ({ lang, channels, typed, done, pages }: ContactsPageProps) => {
  const t = contactTexts(lang)
  const mail = channels.find(({ channel }) => channel === 'mail')
  const line = channels.find(({ channel }) => channel === 'line')
  return (
    <>
      <Title lede={t.lede}>{t.title}</Title>
      {done && (
        <Notice kind="success" live>
          <p>{t[done]}</p>
        </Notice>
      )}
      <Block title={t.mail} id="mail">
        <p>{mail ? t.mailNow(mail.address) : t.mailNone}</p>
        {mail && !mail.isProved && <p>{t.mailUnproved}</p>}
        <Form action="/messages/contacts" name="mail">
          <TextField
            name="address"
            type="email"
            inputMode="email"
            autocomplete="email"
            label={t.address}
            hint={t.addressHint}
            value={typed ?? ''}
            maxLength={254}
          />
          <Actions>
            <Button>{t.add}</Button>
          </Actions>
        </Form>
        {mail && (
          <Form action="/messages/contacts/mail/end" name="end-mail">
            <Actions>
              <Button variant="quiet">{t.end}</Button>
            </Actions>
          </Form>
        )}
      </Block>
      <Block title={t.line} id="line">
        <p>{line ? t.lineOn : t.lineOff}</p>
        {pages.has('line') && <More href={pageOf('line')} label={t.lineLink} />}
      </Block>
      {pages.has('push') && (
        <Block title={t.push} id="push">
          <p>{t.pushNote}</p>
          <More href={pageOf('push')} label={t.pushLink} />
        </Block>
      )}
      <Block title={t.letter} id="letter">
        <p>{t.letterNote}</p>
        {pages.has('letters') && <More href={pageOf('letters')} label={t.letterLink} />}
      </Block>
      <Actions>
        <LinkButton href="/messages/choices" variant="secondary">
          {t.toChoices}
        </LinkButton>
      </Actions>
    </>
  )
}

const More = ({ href, label }: { href: string; label: string }) => (
  <p>
    <Link href={href} standalone iconAfter="more">
      {label}
    </Link>
  </p>
)

/** What the link of the mail opens: one button. Whose address it becomes stands nowhere. */
export const ProofPage = ({ lang, token, state }: { lang: Lang; token: string; state: 'open' | 'done' | 'over' }) => {
  const t = contactTexts(lang)
  return (
    <>
      <Title>{t.confirmTitle}</Title>
      {state === 'open' && (
        <Form action={`/messages/contacts/proof/${token}`} name="proof">
          <p>{t.confirmAsk}</p>
          <Actions>
            <Button>{t.confirm}</Button>
          </Actions>
        </Form>
      )}
      {state === 'done' && (
        <Notice kind="success" live>
          <p>{t.confirmed}</p>
        </Notice>
      )}
      {state === 'over' && <p>{t.confirmOver}</p>}
      {state !== 'open' && (
        <Actions>
          <LinkButton href={state === 'done' ? '/messages/choices' : '/messages/contacts'} variant="secondary">
            {state === 'done' ? t.toChoices : t.title}
          </LinkButton>
        </Actions>
      )}
    </>
  )
}
