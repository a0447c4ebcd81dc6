import type { Lang } from '#platform/i18n/index.ts'
import { Actions, Button, Form, Link, LinkButton, Notice, TextField, Title } from '#platform/ui/index.ts'
import { mailTexts } from '../text/mail.ts'

export const RecoverySignIn = ({ lang, wrong }: { lang: Lang; wrong: boolean }) => {
  const t = mailTexts(lang)
  return (
    <>
      <Title lede={t.recoveryBody}>{t.recoveryTitle}</Title>
      {wrong && (
        <Notice kind="danger" live>
          <p>{t.recoveryWrong}</p>
        </Notice>
      )}
      <Form action="/sign-in/recovery">
        <TextField name="code" label={t.recoveryCode} hint={t.recoveryHint} maxLength={40} width="medium" />
        <Actions>
          <Button>{t.recoveryUse}</Button>
        </Actions>
      </Form>
      <p>{t.recoveryCard}</p>
    </>
  )
}

export const OwnCodes = ({ lang, left, mayMake }: { lang: Lang; left: number; mayMake: boolean }) => {
  const t = mailTexts(lang)
  return (
    <>
      <Title lede={t.recoveryBody}>{t.codesTitle}</Title>
      <p>{t.codesLeft(left)}</p>
      {mayMake ? (
        <Form action="/account/recovery-codes">
          <p>{t.codesBody}</p>
          <Actions>
            <Button>{t.codesMake}</Button>
          </Actions>
        </Form>
      ) : (
        <Notice kind="warning">
          <p>{t.ownLight}</p>
        </Notice>
      )}
      <Back lang={lang} />
    </>
  )
}

/** Seen once; made to be printed. */
export const NewCodes = ({ lang, codes }: { lang: Lang; codes: readonly string[] }) => {
  const t = mailTexts(lang)
  return (
    <>
      <Title>{t.codesMadeTitle}</Title>
      <Notice kind="warning">
        <p>{t.codesMade}</p>
      </Notice>
      <ol class="numbered">
        {codes.map((code) => (
          <li>
            <strong class="num">{code}</strong>
          </li>
        ))}
      </ol>
      <p>{t.codesUse}</p>
      <Actions>
        <LinkButton href="/account/devices" variant="secondary">
          {t.back}
        </LinkButton>
      </Actions>
    </>
  )
}

const Back = ({ lang }: { lang: Lang }) => (
  <p>
    <Link href="/account/devices">{mailTexts(lang).back}</Link>
  </p>
)
