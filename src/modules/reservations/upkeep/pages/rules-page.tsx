import { Block, DataTable, DateField, Form, TextArea } from '#platform/ui/index.ts'
import type { Explained } from '../../rules/index.ts'
import { upkeepTexts as t } from '../text.ts'
import { Side } from './change-page.tsx'
import { ReasonAndPreview, type Typed } from './pattern-form.tsx'
import { ChangeTable, Mark, rulesPath, sayStands, type ToldChange } from './say.tsx'

export type RuleKind = 'rule-set' | 'tariff'
export type ListedRule = {
  key: string
  from: string | null
  until: string | null
  isConfirmed: boolean
  source: string
}

export const rulePath = (kind: RuleKind, key: string): string => `${rulesPath}/${kind}/${key}`

/** Every set of rules and prices with its days. */
export const RulesPage = ({ ruleSets, tariffs }: Record<'ruleSets' | 'tariffs', readonly ListedRule[]>) => (
  <>
    <p>{t.ruleList.lede}</p>
    <RuleTable kind="rule-set" title={t.ruleList.ruleSets} rules={ruleSets} />
    <RuleTable kind="tariff" title={t.ruleList.tariffs} rules={tariffs} />
  </>
)

const RuleTable = ({ kind, title, rules }: { kind: RuleKind; title: string; rules: readonly ListedRule[] }) => (
  <Block title={title}>
    <DataTable
      caption={title}
      columns={[
        { label: t.ruleList.columns.key, heading: true },
        { label: t.ruleList.columns.stands },
        { label: t.ruleList.columns.mark },
        { label: t.ruleList.columns.source },
      ]}
      rows={rules.map((one) => ({
        href: rulePath(kind, one.key),
        cells: [one.key, sayStands(one), <Mark isConfirmed={one.isConfirmed} />, one.source],
      }))}
      empty={<p>{t.ruleList.none}</p>}
    />
  </Block>
)

type RuleProps = {
  action: string
  usedBy: number
  stands: readonly ListedRule[]
  explained: readonly Explained[]
  changes: readonly ToldChange[]
  typed: Typed
  mayChange: boolean
}

/** One set: what it says to residents, beside the text that says so, and what was changed. */
export const RulePage = ({ action, usedBy, stands, explained, changes, typed, mayChange }: RuleProps) => (
  <>
    <p>{t.rule.usedBy(usedBy)}</p>
    <DataTable
      caption={t.rule.stands}
      columns={[
        { label: t.ruleList.columns.stands, heading: true },
        { label: t.ruleList.columns.mark },
        { label: t.ruleList.columns.source },
      ]}
      rows={stands.map((one) => ({ cells: [sayStands(one), <Mark isConfirmed={one.isConfirmed} />, one.source] }))}
    />
    <div class="upkeep-sides">
      <Side title={t.rule.says} explained={explained} />
      {mayChange && (
        <section class="block upkeep-rules">
          <h2>{t.rule.edit}</h2>
          <Form action={action} label={t.rule.edit}>
            <DateField name="from" label={t.rule.from} value={typed.text('from')} />
            <DateField name="until" label={t.rule.until} hint={t.rule.untilHint} value={typed.text('until')} optional />
            <TextArea name="data" label={t.rule.data} hint={t.rule.dataHint} value={typed.text('data')} rows={30} />
            <ReasonAndPreview typed={typed} />
          </Form>
        </section>
      )}
    </div>
    <Block title={t.history}>
      <ChangeTable caption={t.history} changes={changes} empty={t.noHistory} />
    </Block>
  </>
)
