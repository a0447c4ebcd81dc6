import type { Lang } from '#platform/i18n/index.ts'
import {
  Actions,
  Block,
  Button,
  Form,
  Link,
  Meta,
  PhoneLink,
  ReceiptNumberBox,
  TextField,
  Title,
} from '#platform/ui/index.ts'
import { formatCode } from '../../domain/desk/codes.ts'
import { guestTexts } from '../text/index.ts'

/** The way for people without a card, on the page of a procedure that is open to anybody. */
export const StartWithoutCard = ({ lang, procedure }: { lang: Lang; procedure: string }) => {
  const t = guestTexts(lang).start
  return (
    <Block title={t.title}>
      <p>{t.text}</p>
      <Form action={`/procedures/${procedure}/guests`} name="guest">
        <Actions>
          <Button variant="secondary" iconAfter="next">
            {t.begin}
          </Button>
        </Actions>
      </Form>
    </Block>
  )
}

/** What a guest notes down to come back. */
export const GuestCode = ({ lang, code }: { lang: Lang; code: string }) => {
  const t = guestTexts(lang).code
  return (
    <Block title={t.title}>
      <p>{t.text}</p>
      <ReceiptNumberBox number={formatCode(code)} label={t.label} />
      <p>
        <Link href="/guests" standalone icon="more">
          {t.where}
        </Link>
      </p>
    </Block>
  )
}

type OpenAgainProps = { lang: Lang; typed: { number?: string; code?: string }; phone: string }

export const OpenAgain = ({ lang, typed, phone }: OpenAgainProps) => {
  const t = guestTexts(lang).open
  return (
    <>
      <Title lede={t.lede}>{t.title}</Title>
      <Form action="/guests" name="open">
        <TextField name="number" label={t.number} hint={t.numberHint} value={typed.number} width="medium" />
        <TextField name="code" label={t.code} hint={t.codeHint} value={typed.code} width="medium" />
        <Actions>
          <Button iconAfter="next">{t.submit}</Button>
        </Actions>
      </Form>
      <Meta>{t.lost}</Meta>
      <p>
        <PhoneLink phone={phone} standalone />
      </p>
    </>
  )
}
