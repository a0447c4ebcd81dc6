import type { Lang } from '#platform/i18n/index.ts'
import { Actions, Button, Form, Title } from '#platform/ui/index.ts'
import { registrantTexts } from '../text/index.ts'
import { mailedTexts } from '../text/mailed.ts'

/** Where a mailed link leads: opening is a deed of its own, so that no program opens it by looking. */
export const MailedPage = ({ lang, token }: { lang: Lang; token: string }) => {
  const t = mailedTexts(lang).opening
  return (
    <>
      <Title lede={t.lede}>{registrantTexts(lang).invitation.title}</Title>
      <Form action="/registrations/invitations" label={t.open}>
        <input type="hidden" name="code" value={token} />
        <Actions>
          <Button>{t.open}</Button>
        </Actions>
      </Form>
    </>
  )
}
