import { identityPapers } from '#platform/auth/index.ts'
import { Actions, Button, Form, LinkButton, Notice, Radios, TextArea, Title } from '#platform/ui/index.ts'
import { recoveryTexts as t } from './text.ts'

export type Typed = Record<string, string | string[]>

type GiveProps = { personId: string; hasAccount: boolean; typed: Typed }

/** Without a name: the record is opened for its own reason, beside this. */
export const GiveCode = ({ personId, hasAccount, typed }: GiveProps) => (
  <>
    <Title lede={t.lede}>{t.title}</Title>
    {hasAccount ? (
      <>
        <ul>
          {t.what.map((line) => (
            <li>{line}</li>
          ))}
        </ul>
        <Form action={`/staff/people/${personId}/recovery`}>
          <Radios
            name="paper"
            legend={t.paper}
            value={said(typed, 'paper')}
            options={identityPapers.map((paper) => ({ value: paper, label: t.papers[paper] }))}
          />
          <TextArea name="why" label={t.why} hint={t.whyHint} rows={3} value={said(typed, 'why')} />
          <Actions>
            <Button variant="danger">{t.issue}</Button>
          </Actions>
        </Form>
      </>
    ) : (
      <p>{t.none}</p>
    )}
    <Back personId={personId} />
  </>
)

export const GivenCode = ({ code, personId }: { code: string; personId: string }) => (
  <>
    <Title lede={t.done}>{t.doneTitle}</Title>
    <p>
      <strong class="num">{code}</strong>
    </p>
    <Notice kind="info">
      <p>{t.how}</p>
    </Notice>
    <Back personId={personId} />
  </>
)

const Back = ({ personId }: { personId: string }) => (
  <Actions>
    <LinkButton href={`/staff/people/${personId}`} variant="secondary">
      {t.back}
    </LinkButton>
  </Actions>
)

const said = (typed: Typed, name: string): string | undefined => {
  const value = typed[name]
  return typeof value === 'string' ? value : undefined
}
