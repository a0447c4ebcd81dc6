import type { Raw } from '#platform/http/index.ts'
import {
  Actions,
  Block,
  Button,
  DataTable,
  DateField,
  Form,
  Lede,
  Meta,
  Radios,
  TextField,
} from '#platform/ui/index.ts'
import { accessDesk as t } from './texts.ts'

type Row = { at: string; who: string; office: string; what: string; why: string; whose: string }

export type Found = {
  rows: readonly Row[]
  /** Cursor of the next page. */
  older: string | undefined
  /** Of an inquiry into an incident: what the report to the commission begins with. */
  report:
    | {
        period: string
        people: number
        known: { on: string; quick: string; full: string; wrongful: string } | undefined
      }
    | undefined
}

type Props = { typed: Raw; found: Found | undefined; action: string }

export const AccessDeskPage = ({ typed, found, action }: Props) => {
  const value = (name: string) => (typeof typed[name] === 'string' ? typed[name] : undefined)
  const options = <T extends string>(labels: Readonly<Record<T, string>>) =>
    (Object.entries(labels) as [T, string][]).map(([one, label]) => ({ value: one, label }))
  return (
    <>
      <h1>{t.title}</h1>
      <Lede>{t.lede}</Lede>
      <Form action={action} label={t.title}>
        <Radios name="kind" legend={t.whose} options={options(t.kinds)} value={value('kind')} />
        <TextField name="number" label={t.number} hint={t.numberHint} value={value('number')} width="short" />
        <DateField name="from" label={t.from} value={value('from')} />
        <DateField name="until" label={t.until} value={value('until')} />
        <Radios name="cause" legend={t.cause} options={options(t.causes)} value={value('cause')} />
        <DateField name="known" label={t.knownOn} value={value('known')} optional />
        <Actions>
          <Button>{t.search}</Button>
        </Actions>
      </Form>
      {found && <Result found={found} typed={typed} action={action} />}
    </>
  )
}

const Result = ({ found, typed, action }: Props & { found: Found }) => (
  <>
    {found.report && <Report report={found.report} />}
    <Block title={t.menu}>
      <Meta>{t.count(found.rows.length)}</Meta>
      <DataTable
        caption={t.menu}
        columns={[
          { label: t.columns.at, heading: true },
          { label: t.columns.who },
          { label: t.columns.office },
          { label: t.columns.what },
          { label: t.columns.why },
          { label: t.columns.whose },
        ]}
        rows={found.rows.map(({ at, who, office, what, why, whose }) => ({
          cells: [at, who, office, what, why, whose],
        }))}
        empty={<p>{t.none}</p>}
      />
      <Actions>
        {found.older && <Again typed={{ ...typed, as: 'page', after: found.older }} action={action} label={t.older} />}
        {found.rows.length > 0 && <Again typed={{ ...typed, as: 'csv', after: '' }} action={action} label={t.csv} />}
      </Actions>
    </Block>
  </>
)

/** The same question once more, with one thing changed. */
const Again = ({ typed, action, label }: { typed: Raw; action: string; label: string }) => (
  <Form action={action} label={label}>
    {['kind', 'number', 'from', 'until', 'cause', 'known', 'as', 'after'].map((name) => (
      <input type="hidden" name={name} value={typeof typed[name] === 'string' ? typed[name] : ''} />
    ))}
    <Button small variant="secondary">
      {label}
    </Button>
  </Form>
)

const Report = ({ report: { period, people, known } }: { report: NonNullable<Found['report']> }) => (
  <Block title={t.report.title}>
    <Meta>{t.report.law}</Meta>
    {known && <p>{t.report.clock(known.on, known.quick, known.full, known.wrongful)}</p>}
    <p>{t.report.threshold(people)}</p>
    <DataTable
      caption={t.report.title}
      columns={[{ label: t.report.columns.item, heading: true }, { label: t.report.columns.words }]}
      rows={t.report
        .items({ period, people: t.report.people(people) })
        .map(([item, words]) => ({ cells: [item, words] }))}
    />
  </Block>
)
