import type { Lang } from '#platform/i18n/index.ts'
import { Actions, LinkButton, Notice, ReceiptNumberBox, Title } from '#platform/ui/index.ts'
import { registrantTexts } from '../text/index.ts'

/** A code that is shown this once. It stands in no address, so reloading does not bring it back. */
export const CodeShownOnce = ({ lang, code, back }: { lang: Lang; code: string; back: string }) => {
  const t = registrantTexts(lang)
  return (
    <>
      <Title>{t.invite.made}</Title>
      <Notice kind="warning">
        <p>{t.invite.once}</p>
      </Notice>
      <ReceiptNumberBox number={code} label={t.code.label} />
      <Actions>
        <LinkButton href={back} variant="secondary">
          {t.members.title}
        </LinkButton>
      </Actions>
    </>
  )
}
