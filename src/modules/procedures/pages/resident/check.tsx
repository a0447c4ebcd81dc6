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
  Promised,
  SummaryList,
  Title,
} from '#platform/ui/index.ts'
import type { Case } from '../../actions/load-case.ts'
import { deliveryAsked } from '../../domain/definition/definition.ts'
import { say, texts } from '../../text/index.ts'
import { answerRows } from './answer-rows.ts'
import { Remark } from './remark.tsx'
import { money, type Values } from './words.ts'

export type CheckProps = { lang: Lang; found: Case; values: Values; content: string; byDay: string }

export const Check = ({ lang, found, values, content, byDay }: CheckProps) => {
  const t = texts(lang)
  const { application, definition, members, household, way, fee } = found
  const self = members.find((member) => member.personId === household.self)
  const isPosted = deliveryAsked(definition, way.answers) === 'post'
  return (
    <>
      <Title above={t.check.above(say(definition.name, lang))}>{t.check.title}</Title>
      <Block title={t.check.answers}>
        <SummaryList rows={answerRows(lang, found, values, { canChange: true })} />
      </Block>
      <Block title={t.check.register}>
        <SummaryList
          rows={[
            { term: t.check.name, value: self?.kana ? `${self.name}（${self.kana}）` : (self?.name ?? '') },
            { term: t.check.birthDate, value: self ? formatCalendarDate(self.birthDate, lang) : '' },
            { term: t.check.address, value: values.address ?? '' },
          ]}
        />
        <Remark>{t.check.ifWrong}</Remark>
      </Block>
      <Block title={t.check.fee}>
        <Fees lang={lang} found={found} />
        <Remark>{t.check.holdNote}</Remark>
      </Block>
      <Promised label={isPosted ? t.check.promise : t.check.promiseCounter} by={t.check.by(byDay)}>
        <p>{t.check.promiseNote}</p>
      </Promised>
      <Form action={`/applications/${application.id}/confirmation`} name="confirm">
        <input type="hidden" name="content" value={content} />
        <p>{t.check.next}</p>
        <Actions>
          <Button iconAfter="next">
            {fee.total > 0 ? t.check.submit(money(lang, fee.total)) : t.check.submitFree}
          </Button>
          <Link href="/applications" standalone>
            {t.question.save}
          </Link>
        </Actions>
      </Form>
    </>
  )
}

export const Fees = ({ lang, found: { fee } }: { lang: Lang; found: Case }) => {
  const t = texts(lang).check
  return (
    <FeeTable
      lines={fee.lines.map((line) => ({
        label:
          line.count === 1 && line.account === 'postage'
            ? say(line.label, lang)
            : t.each(say(line.label, lang), money(lang, line.unit), line.count),
        amount: money(lang, line.amount),
      }))}
      total={{ label: t.total, amount: money(lang, fee.total) }}
    />
  )
}

export const CheckAside = ({ lang, found: { definition } }: { lang: Lang; found: Case }) => {
  const t = texts(lang).check
  return (
    <>
      <Aside title={t.copiesNotNeeded}>
        <p>{t.copiesNotNeededText}</p>
      </Aside>
      <Aside title={t.lookups}>
        <p>{t.lookupsNote}</p>
        <ul>
          {definition.lookups.map((lookup) => (
            <li>{say(lookup, lang)}</li>
          ))}
        </ul>
      </Aside>
    </>
  )
}
