import { sayBirth } from '#modules/people/index.ts'
import type { Lang } from '#platform/i18n/index.ts'
import { formatCalendarDate } from '#platform/time/index.ts'
import {
  Actions,
  Aside,
  Block,
  Button,
  FeeTable,
  Form,
  Link,
  Notice,
  Promised,
  SummaryList,
  Title,
} from '#platform/ui/index.ts'
import type { Case } from '../../actions/load-case.ts'
import { type Definition, deliveryAsked, type Page } from '../../domain/definition/definition.ts'
import type { FeeLine } from '../../domain/answers/fee.ts'
import { say, texts } from '../../text/index.ts'
import { kindTexts } from '../../text/kinds/index.ts'
import { NotAgreed } from '../../agreements/pages/agreement-pages.tsx'
import type { Agreement } from '../../agreements/store.ts'
import { unfinishedTexts } from '../../unfinished/text/index.ts'
import { answerRows } from './answer-rows.tsx'
import { Bring } from './bring.tsx'
import { Expected } from '../../payouts/pages/expected.tsx'
import type { PayoutPlan } from '../../domain/rules/payout-rules.ts'
import { Limit } from './limit.tsx'
import { SaveForLater } from './question.tsx'
import { RenewedNotice } from './renewed-notice.tsx'
import { Remark } from './remark.tsx'
import { Reminder } from './reminder.tsx'
import { deciderIn, money, type Values } from './words.ts'

export type CheckProps = {
  lang: Lang
  found: Case
  values: Values
  content: string
  byDay: string
  plan: PayoutPlan | undefined
  /** Who did not agree to it, where it came back from them. */
  agreement?: { name: string; agreement: Agreement } | undefined
  /** Pages with something typed that is no answer. */
  unused?: readonly Page[]
}

export const Check = ({ lang, found, values, content, byDay, plan, unused = [], agreement }: CheckProps) => {
  const t = texts(lang)
  const { definition, fee, place } = found
  const kind = kindTexts(lang)[definition.kind]
  return (
    <>
      <Title above={t.check.above(say(definition.name, lang))}>{kind.checkTitle}</Title>
      <Reminder lang={lang} definition={definition} />
      <RenewedNotice lang={lang} found={found} />
      {agreement && <NotAgreed lang={lang} {...agreement} />}
      {unused.length > 0 && (
        <Notice kind="warning" title={unfinishedTexts(lang).check.title}>
          <p>{unfinishedTexts(lang).check.text}</p>
          <ul class="bullets">
            {unused.map((page) => (
              <li>
                <Link href={`${place}/questions/${page.key}?from=check`}>{say(page.title, lang, values)}</Link>
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <Block title={t.check.answers}>
        <SummaryList rows={answerRows(lang, found, values, { canChange: true })} />
      </Block>
      <Limit lang={lang} definition={definition} lastDay={found.lastDay} today={found.today} />
      {!found.guest && <FromRegister lang={lang} found={found} values={values} />}
      {plan && <Expected lang={lang} plan={plan} />}
      <Block title={t.check.fee}>
        <Fees lang={lang} found={found} />
        {fee.total > 0 && <Remark>{t.check.holdNote}</Remark>}
      </Block>
      {definition.kind !== 'booking' && (
        <Promised label={promiseLabel(lang, found)} by={t.check.by(byDay)}>
          <p>{kind.promiseNote(deciderIn(lang, definition))}</p>
        </Promised>
      )}
      <Bring lang={lang} found={found} />
      <Form action={`${place}/confirmation`} name="confirm">
        <input type="hidden" name="content" value={content} />
        <p>{nextText(lang, found)}</p>
        <Actions>
          <Button iconAfter="next">{submitText(lang, found)}</Button>
          <SaveForLater lang={lang} found={found} />
        </Actions>
      </Form>
    </>
  )
}

const FromRegister = ({ lang, found, values }: Pick<CheckProps, 'lang' | 'found' | 'values'>) => {
  const t = texts(lang).check
  const self = found.members.find((member) => member.personId === found.household.self)
  return (
    <Block title={t.register}>
      <SummaryList
        rows={[
          { term: t.name, value: self?.kana ? `${self.name}（${self.kana}）` : (self?.name ?? '') },
          {
            term: t.birthDate,
            value: self ? sayBirth(self.birthDate, (day) => formatCalendarDate(day, lang)) : '',
          },
          { term: t.address, value: values.address ?? '' },
        ]}
      />
      <Remark>{t.ifWrong}</Remark>
    </Block>
  )
}

/** A certificate that is fetched has another promise than one that is posted. */
export function promiseLabel(lang: Lang, { definition, way }: Pick<Case, 'definition' | 'way'>): string {
  const isFetched = definition.kind === 'certificate-request' && deliveryAsked(definition, way.answers) === 'counter'
  return isFetched ? texts(lang).check.promiseCounter : kindTexts(lang)[definition.kind].promise
}

/** What the button does: it may sign, pay, do both, or send at once. */
function submitText(lang: Lang, { definition, fee }: Case): string {
  const kind = kindTexts(lang)[definition.kind]
  const amount = money(lang, fee.total)
  if (definition.signature) return fee.total > 0 ? kind.signAndPay(amount) : kind.sign
  return fee.total > 0 ? kind.pay(amount) : kind.send
}

function nextText(lang: Lang, { definition, fee }: Case): string {
  const kind = kindTexts(lang)[definition.kind]
  if (definition.signature) return fee.total > 0 ? kind.nextSignAndPay : kind.nextSign
  return fee.total > 0 ? kind.nextPay : kind.nextSend
}

export const Fees = ({ lang, found }: { lang: Lang; found: Pick<Case, 'fee' | 'definition'> }) => {
  const { fee } = found
  const t = texts(lang).check
  const words = kindTexts(lang).fees
  if (fee.lines.length === 0) return <p>{laterCosts(lang, found.definition) ?? words.none}</p>
  const isReduced = fee.lines.some((line) => line.exemption)
  return (
    <>
      <FeeTable
        lines={fee.lines.map((line) => ({ label: feeLabel(lang, line), amount: money(lang, line.amount) }))}
        total={{ label: t.total, amount: money(lang, fee.total) }}
      />
      {isReduced && <Remark>{words.exemptionNote}</Remark>}
    </>
  )
}

/** What may be charged after the decision, where the procedure says so beforehand. */
export function laterCosts(lang: Lang, { charges = [] }: Definition): string | undefined {
  const notes = charges.flatMap(({ note }) => (note ? [say(note, lang)] : []))
  return notes.length > 0 ? notes.join(' ') : undefined
}

function feeLabel(lang: Lang, line: FeeLine): string {
  if (line.exemption) return kindTexts(lang).fees.exemption(say(line.label, lang))
  return line.count === 1 && line.account === 'postage'
    ? say(line.label, lang)
    : texts(lang).check.each(say(line.label, lang), money(lang, line.unit), line.count)
}

// What the definition says in a sentence comes before the names of its rules: both speak of the same.
const lookupsOf = ({ lookups, lookupRules = [] }: Case['definition']) =>
  lookups.length > 0 ? lookups : lookupRules.map(({ label }) => label)

export const CheckAside = ({ lang, found: { definition } }: { lang: Lang; found: Case }) => {
  const t = texts(lang).check
  return (
    <>
      {definition.signature && (
        <Aside title={t.copiesNotNeeded}>
          <p>{t.copiesNotNeededText}</p>
        </Aside>
      )}
      <Aside title={t.lookups}>
        <p>{t.lookupsNote}</p>
        <ul>
          {lookupsOf(definition).map((lookup) => (
            <li>{say(lookup, lang)}</li>
          ))}
        </ul>
      </Aside>
    </>
  )
}
