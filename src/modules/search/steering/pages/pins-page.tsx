import type { Raw } from '#platform/http/index.ts'
import { formatCalendarDate, formatDate, wardDate } from '#platform/time/index.ts'
import {
  Actions,
  Block,
  Button,
  DataTable,
  DateField,
  EmptyState,
  Filters,
  Form,
  Lede,
  Link,
  Notice,
  Radios,
  Tag,
  TextArea,
  TextField,
} from '#platform/ui/index.ts'
import type { Pin } from '../store/pins.ts'
import { steeringTexts } from '../text/staff.ts'
import { SearchNav } from './nav.tsx'
import { pinsPath } from './paths.ts'
import { sayDecided } from './said.ts'

const t = steeringTexts.pins

export type Candidate = { subject: string; title: string; href: string }

export type PinsProps = {
  standing: readonly Pin[]
  past: readonly Pin[]
  /** What anybody may see now. */
  titles: ReadonlyMap<string, Candidate>
  names: ReadonlyMap<string, string>
  mayChange: boolean
  query: string
  candidates: readonly Candidate[]
  typed: Raw
  done: 'pinned' | 'ended' | undefined
}

export const PinsPage = (props: PinsProps) => (
  <>
    <Lede>{t.lede}</Lede>
    <SearchNav current={pinsPath} />
    {props.done && (
      <Notice kind="success" live>
        <p>{props.done === 'pinned' ? t.done : t.ended}</p>
      </Notice>
    )}
    <Standing {...props} />
    {props.mayChange && <AddPin {...props} />}
    <Past {...props} />
  </>
)

const Standing = ({ standing, titles, names, mayChange }: PinsProps) => (
  <Block title={t.standing}>
    <DataTable
      caption={t.standing}
      columns={[
        { label: t.columns.query, heading: true },
        { label: t.columns.subject },
        { label: t.columns.reason },
        { label: t.columns.until },
        { label: t.columns.decided },
        ...(mayChange ? [{ label: t.end, hideLabel: true }] : []),
      ]}
      rows={standing.map((pin) => ({
        href: `/search?q=${encodeURIComponent(pin.query)}`,
        cells: [
          pin.query,
          <Subject pin={pin} titles={titles} />,
          pin.reason,
          formatCalendarDate(pin.lastDay, 'ja'),
          sayDecided(pin, names),
          ...(mayChange ? [<EndPin pin={pin} />] : []),
        ],
      }))}
      empty={<EmptyState title={t.none} />}
    />
  </Block>
)

const Subject = ({ pin, titles }: { pin: Pin; titles: PinsProps['titles'] }) => {
  const known = titles.get(pin.subject)
  if (known) return <Link href={known.href}>{known.title}</Link>
  return (
    <>
      <Tag kind="late">{t.notSeen}</Tag> {pin.subject}
    </>
  )
}

const EndPin = ({ pin }: { pin: Pin }) => (
  <Form action={`${pinsPath}/${pin.id}/end`} label={`${t.end}：${pin.query}`}>
    <Button variant="secondary" small>
      {t.end}
    </Button>
  </Form>
)

const AddPin = ({ query, candidates, typed }: PinsProps) => {
  const value = (name: string) => {
    const given = typed[name]
    return typeof given === 'string' ? given : undefined
  }
  return (
    <Block title={t.add} id="add">
      <Filters action={`${pinsPath}#add`} label={t.query}>
        <TextField name="query" label={t.query} hint={t.queryHint} value={query} maxLength={60} />
        <Button variant="secondary">{t.look}</Button>
      </Filters>
      {query !== '' && (
        <Form action={pinsPath} label={t.add}>
          <input type="hidden" name="query" value={query} />
          {candidates.length > 0 && (
            <Radios
              name="subject"
              legend={t.choose}
              value={value('subject')}
              options={candidates.map(({ subject, title, href }) => ({ value: subject, label: title, hint: href }))}
            />
          )}
          <TextField name="other" label={t.other} hint={t.otherHint} value={value('other')} optional />
          <DateField name="lastDay" label={t.lastDay} hint={t.lastDayHint} value={value('lastDay')} />
          <TextArea name="reason" label={t.reason} rows={3} value={value('reason') ?? ''} />
          <Actions>
            <Button>{t.save}</Button>
          </Actions>
        </Form>
      )}
    </Block>
  )
}

const Past = ({ past, titles, names }: PinsProps) =>
  past.length === 0 ? null : (
    <Block title={t.past}>
      <DataTable
        caption={t.past}
        columns={[
          { label: t.columns.query, heading: true },
          { label: t.columns.subject },
          { label: t.columns.reason },
          { label: t.columns.until },
          { label: t.columns.decided },
        ]}
        rows={past.map((pin) => ({
          cells: [
            pin.query,
            titles.get(pin.subject)?.title ?? pin.subject,
            pin.reason,
            pin.endedAt
              ? t.endedBy(names.get(pin.endedBy ?? '') ?? '', formatDate(wardDate(pin.endedAt), 'ja'))
              : `${formatCalendarDate(pin.lastDay, 'ja')}（${t.over}）`,
            sayDecided(pin, names),
          ],
        }))}
      />
    </Block>
  )
