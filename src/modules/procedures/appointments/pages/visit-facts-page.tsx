import { formatDateTime, wardDate } from '#platform/time/index.ts'
import {
  Actions,
  Block,
  Button,
  DataTable,
  Details,
  Form,
  Link,
  Meta,
  Notice,
  Pairs,
  Reason,
  Ticks,
} from '#platform/ui/index.ts'
import { linesOutsideTables } from '../../actions/desk/answer-lines.ts'
import type { OpenedVisit } from '../actions/open-visit.ts'
import { canMark } from '../domain.ts'
import { appointmentDesk as t } from '../text/desk.ts'

/** What the visitor entered at home, for the counter: read out, compared with the cards, typed once into the register. */
export const VisitFactsPage = ({ visit, name, title, lines, tables, bring, now }: OpenedVisit) => (
  <>
    <Reason>{t.visit.reason}</Reason>
    <Notice>
      <p>{t.visit.notFiled}</p>
    </Notice>
    <Pairs
      pairs={[
        { term: t.columns.visitor, value: name },
        { term: t.columns.number, value: <span class="num">{visit.receiptNumber ?? ''}</span> },
        { term: t.columns.time, value: formatDateTime(visit.startsAt, 'ja') },
        { term: t.columns.state, value: `${title}　${t.states[visit.state]}` },
      ]}
    />
    <Block title={t.visit.facts}>
      <Pairs pairs={linesOutsideTables({ lines, tables }).map(({ label, value }) => ({ term: label, value }))} />
      {tables.map((table) => (
        <DataTable
          caption={table.label}
          captionHidden={false}
          columns={table.columns.map(({ label }, index) => ({ label, heading: index === 0 }))}
          rows={table.rows.map((cells) => ({ cells: cells.map(({ value }) => value) }))}
        />
      ))}
    </Block>
    <Details summary={t.visit.copy}>
      <textarea class="copy" readonly rows={Math.min(lines.length + 1, 20)} aria-label={t.visit.copy}>
        {lines.map(({ label, value }) => `${label}\t${value}`).join('\n')}
      </textarea>
    </Details>
    {bring.length > 0 && (
      <Block title={t.visit.bring}>
        <Ticks items={bring} />
      </Block>
    )}
    <Actions>
      {visit.state === 'booked' && canMark(visit, 'arrived', now) && (
        <Form action={`/staff/appointments/${visit.id}/arrival`} label={t.arrived}>
          <Button>{t.arrived}</Button>
        </Form>
      )}
      {visit.state === 'booked' && canMark(visit, 'missed', now) && (
        <Form action={`/staff/appointments/${visit.id}/absence`} label={t.missed}>
          <Button variant="secondary">{t.missed}</Button>
        </Form>
      )}
      <Link href={hrefOf(visit)} standalone>
        {t.back}
      </Link>
    </Actions>
    <Meta>{t.print}</Meta>
  </>
)

const hrefOf = ({ calendarKey, startsAt }: OpenedVisit['visit']): string =>
  `/staff/appointments?${new URLSearchParams({ calendar: calendarKey, day: wardDate(startsAt).toString() })}`
