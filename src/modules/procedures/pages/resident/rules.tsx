import type { Lang } from '#platform/i18n/index.ts'
import { Actions, Block, Link, Meta, SummaryList, type SummaryRow, Title } from '#platform/ui/index.ts'
import type { Definition } from '../../domain/definition/definition.ts'
import { fieldTexts } from '../../text/fields/index.ts'
import { say } from '../../text/index.ts'
import { kindTexts } from '../../text/kinds/index.ts'

/** A fee as the ward's profile has it. */
export type RuleFee = { label: string; amount: string; ordinance: string }

type RulesProps = {
  lang: Lang
  definition: Definition
  fees: readonly RuleFee[]
  /** A 処分庁, 審査庁 or 被告 in the language of the page. */
  nameOf: (authority: string) => string
}

/** What the law says of a procedure, made from its definition. 根拠: 行政手続法 第5条・第6条 (公にしておく). */
export const Rules = ({ lang, definition, fees, nameOf }: RulesProps) => {
  const t = kindTexts(lang).rules
  return (
    <>
      <Title above={say(definition.name, lang)} lede={t.lede}>
        {t.title}
      </Title>
      <SummaryList rows={[kindRow(lang, definition), ...lawRows(lang, definition, nameOf), ...feeRows(lang, fees)]} />
      <Block title={t.lookups}>
        <Lookups lang={lang} definition={definition} />
      </Block>
      <Block title={t.appeal}>
        <Appeal lang={lang} definition={definition} nameOf={nameOf} />
      </Block>
      <Meta>{t.detailsLater}</Meta>
      <Actions>
        <Link href={`/procedures/${definition.procedure}`} standalone icon="back">
          {t.toStart}
        </Link>
      </Actions>
    </>
  )
}

const kindRow = (lang: Lang, { kind }: Definition): SummaryRow => {
  const t = kindTexts(lang).rules
  return { term: t.kind, value: t.kinds[kind] }
}

function lawRows(lang: Lang, definition: Definition, nameOf: RulesProps['nameOf']): SummaryRow[] {
  const t = kindTexts(lang).rules
  const { criteria, decision, retention, refund, deliveryWays, limit } = definition
  return [
    { term: t.law, value: definition.legalBasis.map((law) => <p>{say(law, lang)}</p>) },
    {
      term: t.criteria,
      value: criteria ? say(criteria.text, lang) : decision?.route === 'draft' ? t.criteriaUnknown : t.noCriteria,
      ...(criteria && { note: noteOf(lang, criteria) }),
    },
    ...(limit ? [{ term: fieldTexts(lang).limit.term, value: say(limit.says, lang), note: noteOf(lang, limit) }] : []),
    periodRow(lang, definition),
    ...(decision && decision.route !== 'arrival' ? [{ term: t.who, value: nameOf(decision.authority) }] : []),
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
                  <Source source={way.ground} />
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
  return [
    {
      term: t.fees,
      value: fees.map(({ label, amount, ordinance }) => (
        <p>
          {label}　{amount}
          <Meta>{noteOf(lang, { source: ordinance })}</Meta>
        </p>
      )),
    },
  ]
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
        value: <Source source={rule.ground} />,
        note: t.otherwise(say(rule.otherwise, lang)),
      }))}
    />
  )
}

type AppealProps = Pick<RulesProps, 'lang' | 'definition' | 'nameOf'>

/** 教示 in the words of the page; nothing where there is no 処分. 根拠: 行政不服審査法 第82条, 行政事件訴訟法 第46条. */
export const AppealWords = ({ lang, definition: { appeal }, nameOf }: AppealProps) => {
  const t = kindTexts(lang).rules
  if (appeal?.kind !== 'appeal') return null
  const { suit } = appeal
  return (
    <>
      <p>{t.appealTo(nameOf(appeal.to), appeal.months, appeal.years)}</p>
      <p>{t.suit(nameOf(suit.defendant), nameOf(suit.representative), suit.months, suit.years)}</p>
      {appeal.mustAppealFirst && <p>{t.appealFirst}</p>}
    </>
  )
}

const Appeal = (props: AppealProps) => {
  const { lang, definition } = props
  const { appeal } = definition
  if (appeal?.kind !== 'appeal') return <p>{kindTexts(lang).rules.noAppeal}</p>
  return (
    <>
      <AppealWords {...props} />
      <Meta>{noteOf(lang, { source: appeal.ground })}</Meta>
    </>
  )
}

const noteOf = (lang: Lang, { source }: { source: string }) => (
  <>
    {kindTexts(lang).rules.source} <Source source={source} />
  </>
)

const Source = ({ source }: { source: string }) => <span lang="ja">{source}</span>
