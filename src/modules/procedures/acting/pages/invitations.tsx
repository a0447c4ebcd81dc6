import type { Invitation } from '#modules/people/index.ts'
import type { Lang } from '#platform/i18n/index.ts'
import { formatDate, wardDate } from '#platform/time/index.ts'
import {
  Actions,
  Button,
  Checkboxes,
  DateField,
  Form,
  LinkButton,
  Notice,
  SummaryList,
  TextField,
  Title,
} from '#platform/ui/index.ts'
import { formatCode } from '../../domain/desk/codes.ts'
import { actingTexts } from '../text/index.ts'

const home = '/account/representatives'

type Procedures = readonly { value: string; label: string }[]
export type Typed = { procedures: readonly string[]; until: string }

/** The principal says in what and until when. Nobody is searched for: the code goes by hand. */
export const NewInvitation = ({ lang, procedures, typed }: { lang: Lang; procedures: Procedures; typed: Typed }) => {
  const t = actingTexts(lang).invite
  return (
    <>
      <Title lede={t.lede}>{t.title}</Title>
      <Form action={`${home}/invitations`} name="invite">
        <Checkboxes name="procedures" legend={t.procedures} options={procedures} values={[...typed.procedures]} />
        <DateField name="until" label={t.until} hint={t.untilHint} value={typed.until} />
        <Actions>
          <Button iconAfter="next">{t.submit}</Button>
        </Actions>
      </Form>
    </>
  )
}

type InvitationProps = { lang: Lang; invitation: Invitation; code: string | undefined; isOver: boolean }

/** The code, for who made it, as long as it opens something. */
export const InvitationPage = ({ lang, invitation, code, isOver }: InvitationProps) => {
  const t = actingTexts(lang).invite
  const page = `${home}/invitations/${invitation.id}`
  return (
    <>
      <Title>{t.codeTitle}</Title>
      {isOver && <p>{t.over}</p>}
      {code && (
        <>
          <SummaryList rows={[{ term: t.code, value: <code>{formatCode(code)}</code> }]} />
          <p>{t.codeText(formatDate(wardDate(invitation.expiresAt), lang))}</p>
          <Notice kind="warning">
            <p>{t.codeAnother}</p>
          </Notice>
        </>
      )}
      {!isOver && !code && (
        <>
          <p>{t.notSigned}</p>
          <Actions>
            <LinkButton href={`${page}/signature`} iconAfter="next">
              {t.sign}
            </LinkButton>
          </Actions>
        </>
      )}
      {!isOver && (
        <Form action={`${page}/revocation`} name="revoke">
          <Actions>
            <Button variant="danger">{t.revoke}</Button>
          </Actions>
        </Form>
      )}
    </>
  )
}

/** Who was asked types the code. */
export const CodePage = ({ lang }: { lang: Lang }) => {
  const t = actingTexts(lang).code
  return (
    <>
      <Title lede={t.lede}>{t.title}</Title>
      <Form action={`${home}/code`} name="code">
        <TextField name="code" label={t.label} hint={t.hint} width="medium" autocomplete="off" />
        <Actions>
          <Button iconAfter="next">{t.submit}</Button>
        </Actions>
      </Form>
    </>
  )
}

type AnswerProps = {
  lang: Lang
  invitation: Invitation & { principalName: string }
  code: string
  procedures: Procedures
}

/** Whose, in what, until when: then yes or no. */
export const AnswerPage = ({ lang, invitation, code, procedures }: AnswerProps) => {
  const t = actingTexts(lang).code
  const nameOf = (slug: string) => procedures.find(({ value }) => value === slug)?.label ?? slug
  return (
    <>
      <Title>{t.acceptTitle}</Title>
      <SummaryList
        rows={[
          { term: t.from, value: <span lang="ja">{invitation.principalName}</span> },
          { term: t.what, value: invitation.scope.map(nameOf).join('、') },
          { term: t.until, value: formatDate(invitation.validTo.subtract({ days: 1 }), lang) },
        ]}
      />
      <p>{t.duty}</p>
      <Form action={`${home}/code/answer`} name="answer">
        <input type="hidden" name="code" value={code} />
        <Actions>
          <Button name="answer" value="accept" iconAfter="next">
            {t.accept}
          </Button>
          <Button name="answer" value="refuse" variant="quiet">
            {t.refuse}
          </Button>
        </Actions>
      </Form>
    </>
  )
}
