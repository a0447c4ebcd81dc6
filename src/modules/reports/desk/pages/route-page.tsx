import { withoutReadings } from '#platform/i18n/index.ts'
import { Actions, Button, Form, Lede, Meta, Select, TextArea } from '#platform/ui/index.ts'
import { owners } from '../../ground/index.ts'
import { canBeKind } from '../domain/reroute.ts'
import { deskTexts, ownerWords } from '../text/index.ts'
import type { ReportView } from '../view.ts'
import { reportPath } from './paths.ts'
import type { StateTyped } from './state-form.tsx'

const t = deskTexts.route

type RouteProps = {
  view: ReportView
  offices: readonly { key: string; name: string }[]
  byRule: string
  typed: StateTyped
}

export const RoutePage = ({ view: { report, catalogue }, offices, byRule, typed }: RouteProps) => {
  const value = (name: string) => (typeof typed[name] === 'string' ? typed[name] : undefined)
  return (
    <>
      <Lede>{t.lede}</Lede>
      <Form action={`${reportPath(report.id)}/route`} label={t.title}>
        <input type="hidden" name="version" value={report.version} />
        <Select
          name="category"
          label={t.category}
          options={[...catalogue.categories.values()]
            .filter(({ kind }) => canBeKind(report.kind, kind))
            .map(({ code, name }) => ({ value: code, label: withoutReadings(name.ja) }))}
          value={value('category') ?? report.category}
        />
        <Select
          name="owner"
          label={t.owner}
          options={owners.map((owner) => ({ value: owner, label: ownerWords[owner] }))}
          value={value('owner') ?? report.owner}
        />
        <Select
          name="office"
          label={t.office}
          emptyLabel={t.byRule}
          options={offices.map(({ key, name }) => ({ value: key, label: name }))}
          value={value('office')}
        />
        <Meta>{t.byRuleNow(byRule)}</Meta>
        <TextArea name="note" label={t.note} hint={t.noteHint} rows={3} maxLength={1000} value={value('note')} />
        <Actions>
          <Button keys="Ctrl+Enter">{t.save}</Button>
        </Actions>
      </Form>
    </>
  )
}
