import { formatDateTime } from '#platform/time/index.ts'
import { Block, Button, DataTable, Form, Lede, Meta } from '#platform/ui/index.ts'
import type { Disposal } from '../store/disposals.ts'
import { retentionTexts } from '../text.ts'

const t = retentionTexts.disposals
const c = t.columns

export type NamedDisposal = Disposal & { title: string; office: string; countedText: string }

export const DisposalsPage = ({ disposals }: { disposals: readonly NamedDisposal[] }) => {
  const planned = disposals.filter(({ state }) => state === 'planned')
  const past = disposals.filter(({ state }) => state !== 'planned')
  return (
    <>
      <Lede>{t.lede}</Lede>
      <Block title={t.planned}>
        <DataTable
          caption={t.planned}
          columns={[
            { label: c.procedure, heading: true },
            { label: c.office },
            { label: c.year },
            { label: c.years },
            { label: c.planned, numeric: true },
            { label: c.held, numeric: true },
            { label: c.act },
          ]}
          rows={planned.map((one) => ({
            cells: [...what(one), t.count(one.planned), t.count(one.held), <Confirm one={one} />],
          }))}
          empty={<p>{t.plannedNone}</p>}
        />
        {planned[0] && <Meta>{t.countedOn(planned[0].countedText)}</Meta>}
      </Block>
      {past.length > 0 && (
        <Block title={t.past}>
          <DataTable
            caption={t.past}
            columns={[
              { label: c.procedure, heading: true },
              { label: c.office },
              { label: c.year },
              { label: c.years },
              { label: c.cases, numeric: true },
              { label: c.files, numeric: true },
              { label: c.documents, numeric: true },
              { label: c.state },
              { label: c.confirmed },
            ]}
            rows={past.map((one) => ({
              cells: [
                ...what(one),
                t.count(one.cases),
                t.count(one.files),
                t.count(one.documents),
                t.states[one.state],
                one.confirmedAt ? formatDateTime(one.confirmedAt, 'ja') : '',
              ],
            }))}
          />
        </Block>
      )}
    </>
  )
}

const what = ({ title, office, closedYear, years }: NamedDisposal) => [
  title,
  office,
  t.year(closedYear),
  t.years(years),
]

const Confirm = ({ one }: { one: NamedDisposal }) =>
  one.planned === 0 ? null : (
    <Form action={`/staff/disposals/${one.id}/confirmation`} label={t.confirmOf(one.title, one.closedYear)}>
      <Button variant="secondary" small>
        {t.confirm}
      </Button>
    </Form>
  )
