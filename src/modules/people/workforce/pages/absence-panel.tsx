import type { StaffId } from '#platform/ids/index.ts'
import { formatDate, formatDateTime, wardTimeZone } from '#platform/time/index.ts'
import { Actions, Block, Button, DateField, Form, Meta, Select, TextField } from '#platform/ui/index.ts'
import type { Colleague } from '../../store/staff.ts'
import type { Absence } from '../store/absences.ts'
import { absences as t } from '../text/staff.ts'

export type AbsencePanelProps = {
  self: StaffId
  /** Whom the actor may enter for; oneself first. */
  people: readonly Colleague[]
  /** Who may stand in. */
  covers: readonly Colleague[]
  absences: readonly Absence[]
  typed: Readonly<Record<string, string | string[]>>
}

export const AbsencePanel = ({ self, people, covers, absences, typed }: AbsencePanelProps) => {
  const value = (name: string) => (typeof typed[name] === 'string' ? typed[name] : undefined)
  return (
    <>
      <Block title={t.title}>
        <Meta>{t.lede}</Meta>
        {absences.length === 0 && <p>{t.none}</p>}
        {absences.map((absence) => (
          <Form
            action={`/staff/offices/absences/${absence.id}/cancellation`}
            label={t.cancelOf(absence.name, spanOf(absence))}
          >
            <p>
              {absence.name}　{spanOf(absence)}
            </p>
            {absence.cover && <p>{t.coveredBy(absence.cover)}</p>}
            <Meta>{t.by(absence.enteredBy)}</Meta>
            <Button small variant="secondary">
              {t.cancel}
            </Button>
          </Form>
        ))}
      </Block>
      <Block title={t.enter}>
        <Form action="/staff/offices/absences" label={t.enter}>
          <Select
            name="staff"
            label={t.who}
            value={value('staff') ?? self}
            options={people.map(({ staffId, name }) => ({ value: staffId, label: name }))}
          />
          <div class="day-and-time">
            <DateField name="from" label={t.from} value={value('from')} />
            <TextField name="fromTime" label={t.fromTime} hint={t.timeHint} value={value('fromTime')} />
            <DateField name="until" label={t.until} value={value('until')} />
            <TextField name="untilTime" label={t.untilTime} hint={t.timeHint} value={value('untilTime')} />
          </div>
          <Meta>{t.wholeDay}</Meta>
          <Select
            name="cover"
            label={t.cover}
            hint={t.coverHint}
            emptyLabel={t.noCover}
            value={value('cover')}
            options={covers.map(({ staffId, name }) => ({ value: staffId, label: name }))}
          />
          <Actions>
            <Button>{t.enter}</Button>
          </Actions>
        </Form>
      </Block>
    </>
  )
}

/** Whole days by their dates, the last one included. */
function spanOf({ from, until }: Absence): string {
  const [first, end] = [from, until].map((at) => at.toZonedDateTimeISO(wardTimeZone)) as [
    Temporal.ZonedDateTime,
    Temporal.ZonedDateTime,
  ]
  const isMidnight = (at: Temporal.ZonedDateTime) => at.toPlainTime().equals('00:00')
  const begins = isMidnight(first) ? formatDate(first.toPlainDate(), 'ja') : formatDateTime(from, 'ja')
  const ends = isMidnight(end) ? formatDate(end.toPlainDate().subtract({ days: 1 }), 'ja') : formatDateTime(until, 'ja')
  return begins === ends ? begins : `${begins} 〜 ${ends}`
}
