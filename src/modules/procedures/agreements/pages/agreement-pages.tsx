import type { Lang } from '#platform/i18n/index.ts'
import { formatDate } from '#platform/time/index.ts'
import {
  Actions,
  Block,
  Button,
  DataTable,
  EmptyState,
  Form,
  Notice,
  SummaryList,
  TextArea,
  Title,
} from '#platform/ui/index.ts'
import type { Case } from '../../actions/load-case.ts'
import { answerRows } from '../../pages/resident/answer-rows.tsx'
import { Fees } from '../../pages/resident/check.tsx'
import type { Values } from '../../pages/resident/words.ts'
import { say } from '../../text/index.ts'
import type { Asked } from '../actions.ts'
import type { Agreement } from '../store.ts'
import { agreementTexts } from '../text/index.ts'

type Props = Asked & { lang: Lang; values: Values; applicant: string; reason: string }

/** Exactly what is filed in somebody's name, and their answer to it. */
export const AgreementPage = ({ lang, agreement, found, isOpen, values, applicant, reason }: Props) => {
  const t = agreementTexts(lang)
  const place = `/agreements/${agreement.id}`
  const { definition } = found
  return (
    <>
      <Title above={say(definition.name, lang)} lede={t.lede(applicant)}>
        {t.title}
      </Title>
      <p>{isOpen ? t.by(formatDate(agreement.answerBy, lang)) : standing(lang, agreement)}</p>
      <Block title={t.content}>
        <SummaryList rows={answerRows(lang, found, values, { canChange: false })} />
        <Fees lang={lang} found={found} />
      </Block>
      {definition.coApplicant && (
        <Block title={t.ground}>
          <p>{say(definition.coApplicant.ground, lang)}</p>
        </Block>
      )}
      {isOpen && (
        <>
          <Form action={`${place}/answer`} name="give">
            <input type="hidden" name="answer" value="given" />
            <Actions>
              <Button>{t.give}</Button>
            </Actions>
          </Form>
          <Block title={t.declineTitle}>
            <Form action={`${place}/answer`} name="decline">
              <input type="hidden" name="answer" value="declined" />
              <TextArea name="reason" label={t.reason} hint={t.reasonHint} value={reason} maxLength={1000} />
              <Actions>
                <Button variant="secondary">{t.decline}</Button>
              </Actions>
            </Form>
          </Block>
        </>
      )}
      {agreement.answer === 'given' && !agreement.withdrawnAt && (
        <Block title={t.withdrawTitle}>
          <p>{t.withdrawText}</p>
          <Form action={`${place}/withdrawal`} name="withdraw">
            <Actions>
              <Button variant="secondary">{t.withdraw}</Button>
            </Actions>
          </Form>
        </Block>
      )}
    </>
  )
}

function standing(lang: Lang, { answer, answerBy, withdrawnAt }: Agreement): string {
  const { states } = agreementTexts(lang)
  if (withdrawnAt) return states.withdrawn
  return answer ? states[answer] : states.open(formatDate(answerBy, lang))
}

export type ListedAgreement = { agreement: Agreement; name: string; applicant: string }

export const AgreementList = ({ lang, entries }: { lang: Lang; entries: readonly ListedAgreement[] }) => {
  const t = agreementTexts(lang)
  return (
    <>
      <Title>{t.listTitle}</Title>
      <DataTable
        caption={t.listTitle}
        columns={[{ label: t.content, heading: true }, { label: t.listTitle }]}
        rows={entries.map(({ agreement, name, applicant }) => ({
          href: `/agreements/${agreement.id}`,
          cells: [
            <>
              <span>{name}</span>
              <small>{applicant}</small>
            </>,
            standing(lang, agreement),
          ],
        }))}
        empty={<EmptyState title={t.none} />}
      />
    </>
  )
}

/** On the check page after it came back: who did not agree, and why. */
export const NotAgreed = ({ lang, name, agreement }: { lang: Lang; name: string; agreement: Agreement }) => {
  const t = agreementTexts(lang)
  const title = agreement.withdrawnAt
    ? t.withdrawn(name)
    : agreement.answer === 'declined'
      ? t.declined(name)
      : agreement.answer === 'overdue'
        ? t.overdue(name)
        : undefined
  if (!title) return null
  return (
    <Notice kind="warning" title={title}>
      {agreement.reason && <p>{agreement.reason}</p>}
      <p>{t.nothingFiled}</p>
    </Notice>
  )
}

export type Awaited = { name: string; agreement: Agreement }

/** With the name of who was asked; nothing where they are not of the household any more, or not to be seen. */
export function awaited({ members }: Pick<Case, 'members'>, agreement: Agreement | undefined): Awaited | undefined {
  const name = members.find(({ personId }) => personId === agreement?.personId)?.name
  return agreement && name ? { name, agreement } : undefined
}
