import type { Lang } from '#platform/i18n/index.ts'
import { Block, Link, Meta, SummaryList, type SummaryRow, Title } from '#platform/ui/index.ts'
import type { Definition } from '../../domain/definition/definition.ts'
import { say } from '../../text/index.ts'
import { kindTexts } from '../../text/kinds/index.ts'

/** A fee as the ward's profile has it. */
export type RuleFee = { label: string; amount: string; ordinance: string; confirmed: boolean }

type RulesProps = { lang: Lang; definition: Definition; fees: readonly RuleFee[] }

/** What the law says of a procedure, made from its definition. 根拠: 行政手続法 第5条・第6条 (公にしておく). */
export const Rules = ({ lang, definition, fees }: RulesProps) => {
  const t = kindTexts(lang).rules
  return (
    <>
      <Title above={say(definition.name, lang)} lede={t.lede}>
        {t.title}
      </Title>
      <SummaryList rows={[kindRow(lang, definition), ...lawRows(lang, definition), ...feeRows(lang, fees)]} />
      <Block title={t.lookups}>
        <Lookups lang={lang} definition={definition} />
      </Block>
      <Block title={t.appeal}>
        <Appeal lang={lang} definition={definition} />
      </Block>
      <p>
        <Link href={`/procedures/${definition.procedure}`} standalone icon="back">
          {t.toStart}
        </Link>
      </p>
    </>
  )
}

const kindRow = (lang: Lang, { kind }: Definition): SummaryRow => {
  const t = kindTexts(lang).rules
  return { term: t.kind, value: t.kinds[kind] }
}

function lawRows(lang: Lang, definition: Definition): SummaryRow[] {
  const t = kindTexts(lang).rules
  const { criteria, decision, retention, refund, deliveryWays } = definition
  return [
    { term: t.law, value: definition.legalBasis.map((law) => <p>{say(law, lang)}</p>) },
    {
      term: t.criteria,
      value: criteria ? say(criteria.text, lang) : decision?.route === 'draft' ? t.criteriaUnknown : t.noCriteria,
      ...(criteria && { note: noteOf(lang, criteria) }),
    },
    periodRow(lang, definition),
    ...(decision && decision.route !== 'arrival'
      ? [{ term: t.who, value: <span lang="ja">{decision.authority}</span>, ...unconfirmed(lang, decision) }]
      : []),
    ...(retention ? [{ term: t.retention, value: t.years(retention.years), note: noteOf(lang, retention) }] : []),
    ...(refund ? [{ term: t.refund, value: say(refund.rule, lang), note: noteOf(lang, refund) }] : []),
    ...(deliveryWays && deliveryWays.length > 0
      ? [
          {
            term: t.delivery,
            value: deliveryWays.map((way) => (
              <p>
                {t.ways[way.way]}
                <Meta>
                  <span lang="ja">{way.ground}</span>
                  {!way.confirmed && ` ${t.unconfirmed}`}
                </Meta>
              </p>
            )),
          },
        ]
      : []),
  ]
}

function periodRow(lang: Lang, { period, time }: Definition): SummaryRow {
  const t = kindTexts(lang).rules
  if (!period) return { term: t.period, value: t.openDays(time.officeDays) }
  return {
    term: t.period,
    value: (
      <>
        <p>{period.unit === 'open-days' ? t.openDays(period.days) : t.calendarDays(period.days)}</p>
        {period.extension && <p>{t.extension(period.extension.days)}</p>}
      </>
    ),
    note: noteOf(lang, period),
  }
}

function feeRows(lang: Lang, fees: readonly RuleFee[]): SummaryRow[] {
  const t = kindTexts(lang).rules
  if (fees.length === 0) return [{ term: t.fees, value: t.noFee }]
  return fees.map(({ label, amount, ordinance, confirmed }) => ({
    term: t.fees,
    value: `${label}　${amount}`,
    note: noteOf(lang, { source: ordinance, confirmed }),
  }))
}

const Lookups = ({ lang, definition: { lookupRules, lookups } }: { lang: Lang; definition: Definition }) => {
  const t = kindTexts(lang).rules
  if (!lookupRules || lookupRules.length === 0) {
    return lookups.length === 0 ? (
      <p>{t.noLookups}</p>
    ) : (
      <ul>
        {lookups.map((lookup) => (
          <li>{say(lookup, lang)}</li>
        ))}
      </ul>
    )
  }
  return (
    <SummaryList
      rows={lookupRules.map((rule) => ({
        term: say(rule.label, lang),
        value: <span lang="ja">{rule.ground}</span>,
        note: [t.otherwise(say(rule.otherwise, lang)), ...(rule.confirmed ? [] : [t.unconfirmed])].join(' '),
      }))}
    />
  )
}

const Appeal = ({ lang, definition: { appeal } }: { lang: Lang; definition: Definition }) => {
  const t = kindTexts(lang).rules
  if (!appeal || appeal.kind === 'none') return <p>{t.noAppeal}</p>
  const { suit } = appeal
  return (
    <>
      <p>{t.appealTo(appeal.to, appeal.months, appeal.years)}</p>
      <p>{t.suit(suit.defendant, suit.representative, suit.months, suit.years)}</p>
      {appeal.mustAppealFirst && <p>{t.appealFirst}</p>}
      <Meta>{noteOf(lang, { source: appeal.ground, confirmed: appeal.confirmed })}</Meta>
    </>
  )
}

function noteOf(lang: Lang, { source, confirmed }: { source: string; confirmed: boolean }) {
  const t = kindTexts(lang).rules
  return (
    <>
      {t.source} <span lang="ja">{source}</span>
      {!confirmed && <span>　{t.unconfirmed}</span>}
    </>
  )
}

const unconfirmed = (lang: Lang, { confirmed }: { confirmed: boolean }) =>
  confirmed ? {} : { note: kindTexts(lang).rules.unconfirmed }
