import { toWareki } from '#platform/time/index.ts'
import {
  Actions,
  Button,
  Checkboxes,
  DateField,
  EmptyState,
  Filters,
  Form,
  Part,
  Select,
  TextArea,
} from '#platform/ui/index.ts'
import type { Space } from '../../places/index.ts'
import type { SeenReservation } from '../actions/affected.ts'
import type { OwnFacility } from '../store/own-facilities.ts'
import { staffTexts } from '../text/staff.ts'
import { closuresPath, short } from './say.ts'
import { SeenTable } from './seen-table.tsx'

const t = staffTexts.weather

type WeatherProps = {
  facility: OwnFacility
  day: Temporal.PlainDate
  spaces: readonly Space[]
  cuts: { starts: readonly Temporal.PlainTime[]; ends: readonly Temporal.PlainTime[] }
  seen: readonly SeenReservation[]
  chosen: readonly string[] | undefined
  given: (name: string) => string | undefined
}

const path = `${closuresPath}/weather`

/** Everything is ticked for the rest of the day: one more click calls it off. */
export const WeatherPage = ({ facility, day, spaces, cuts, seen, chosen, given }: WeatherProps) => (
  <>
    <Filters action={path} label={t.show}>
      <input type="hidden" name="facility" value={facility.slug} />
      <DateField name="day" label={t.day} value={toWareki(day)} />
      <Button small variant="secondary">
        {t.show}
      </Button>
    </Filters>
    {spaces.length === 0 ? (
      <EmptyState title={t.none} />
    ) : cuts.ends.length === 0 ? (
      <EmptyState title={t.noneToday} />
    ) : (
      <>
        <p>{t.lede}</p>
        <Form action={path} label={t.submit}>
          <input type="hidden" name="facility" value={facility.slug} />
          <input type="hidden" name="day" value={day.toString()} />
          <Select
            name="starts"
            label={t.from}
            value={given('starts') ?? value(cuts.starts[0])}
            options={cuts.starts.map((time) => ({ value: value(time), label: short(time) }))}
          />
          <Select
            name="ends"
            label={t.to}
            value={given('ends') ?? value(cuts.ends.at(-1))}
            options={cuts.ends.map((time) => ({ value: value(time), label: short(time) }))}
          />
          <Checkboxes
            name="spaces"
            legend={t.where}
            options={spaces.map(({ id, name }) => ({ value: String(id), label: name }))}
            values={chosen ?? spaces.map(({ id }) => String(id))}
          />
          <TextArea name="reason" label={t.reason} rows={2} value={given('reason') ?? t.standard} />
          <Actions>
            <Button variant="danger">{t.submit}</Button>
          </Actions>
        </Form>
        <Part title={t.hits(seen.length)}>
          <SeenTable caption={t.hits(seen.length)} seen={seen} empty={staffTexts.close.noHits} />
        </Part>
      </>
    )}
  </>
)

const value = (time: Temporal.PlainTime | undefined): string => time?.toString().slice(0, 5) ?? ''
