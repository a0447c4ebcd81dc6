import type { Lang } from '#platform/i18n/index.ts'
import { Actions, Block, Button, Form, Lede, Link, LinkButton, Notice, SummaryList, Title } from '#platform/ui/index.ts'
import { mailTexts } from '../text/mail.ts'
import { AddressField } from './pages.tsx'

type Props = {
  lang: Lang
  address: string | undefined
  typed?: string | undefined
  said?: 'added' | 'elsewhere' | undefined
}

/** The address of an account that nothing else opens: it may be changed for another, or the account removed. */
export const LightAddress = ({ lang, address, typed, said }: Props) => {
  const t = mailTexts(lang)
  return (
    <>
      <Title>{t.ownTitle}</Title>
      {said && (
        <Notice kind={said === 'added' ? 'success' : 'danger'} live>
          <p>{said === 'added' ? t.lightChanged : t.ownElsewhere}</p>
        </Notice>
      )}
      <Lede>{t.lightOwn}</Lede>
      {address !== undefined && <SummaryList rows={[{ term: t.ownNow, value: address }]} />}
      <Block title={t.lightChange}>
        <p>{t.lightChangeBody}</p>
        <Form action="/account/light/mail">
          <AddressField lang={lang} typed={typed} autocomplete="email" />
          <Actions>
            <Button>{t.ownAdd}</Button>
          </Actions>
        </Form>
      </Block>
      <Block title={t.lightRemoval.link}>
        <p>{t.lightRemoval.body}</p>
        <Actions>
          <LinkButton href="/account/light/removal" variant="secondary">
            {t.lightRemoval.link}
          </LinkButton>
        </Actions>
      </Block>
      <p>
        <Link href="/account/devices">{t.back}</Link>
      </p>
    </>
  )
}

/** Asked once more. */
export const RemoveLight = ({ lang }: { lang: Lang }) => {
  const t = mailTexts(lang)
  return (
    <>
      <Title lede={t.lightRemoval.body}>{t.lightRemoval.title}</Title>
      <Form action="/account/light/removal">
        <Actions>
          <Button variant="danger">{t.lightRemoval.submit}</Button>
          <LinkButton href="/account/mail" variant="secondary">
            {t.lightRemoval.keep}
          </LinkButton>
        </Actions>
      </Form>
    </>
  )
}
