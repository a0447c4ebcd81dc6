import {
  Actions,
  Button,
  DateField,
  Form,
  Link,
  LinkButton,
  Notice,
  Part,
  Select,
  TextArea,
  TextField,
} from '#platform/ui/index.ts'
import type { Space } from '../../places/index.ts'
import type { SeenReservation } from '../actions/affected.ts'
import type { OwnFacility } from '../store/own-facilities.ts'
import { staffTexts } from '../text/staff.ts'
import { closuresPath } from './say.ts'
import { SeenTable } from './seen-table.tsx'

const t = staffTexts.officialUse
const path = `${closuresPath}/official`

export type TypedOfficial = { space: string; day: string; starts: string; ends: string }

type OfficialProps = {
  facility: OwnFacility
  spaces: readonly Space[]
  typed: TypedOfficial
  /** Once the time is right: who is there. */
  seen?: readonly SeenReservation[] | undefined
  given: (name: string) => string | undefined
}

/** First whether it is free, then the purpose. */
export const OfficialPage = ({ facility, spaces, typed, seen, given }: OfficialProps) => (
  <>
    <Form action={path} method="get" label={t.look}>
      <input type="hidden" name="facility" value={facility.slug} />
      <Select
        name="space"
        label={t.space}
        emptyLabel={staffTexts.reservation.choose}
        value={typed.space}
        options={spaces.map(({ id, name }) => ({ value: String(id), label: name }))}
      />
      <DateField name="day" label={t.day} value={typed.day} />
      <div class="span-of-time">
        <TextField name="starts" label={staffTexts.close.starts} width="short" value={typed.starts} />
        <TextField name="ends" label={staffTexts.close.ends} width="short" value={typed.ends} />
      </div>
      <Actions>
        <Button variant="secondary" name="look" value="yes">
          {t.look}
        </Button>
        <Link href={`${closuresPath}/new?facility=${facility.slug}&kind=official`}>{t.weekly}</Link>
      </Actions>
    </Form>
    {seen && seen.length > 0 && (
      <Part title={t.conflicts(seen.length)}>
        <p>{t.conflictsText}</p>
        <SeenTable caption={t.conflicts(seen.length)} seen={seen} empty={t.free} />
        <Actions>
          <LinkButton href={`${closuresPath}/new?${closureQuery(facility, typed)}`} variant="secondary">
            {t.toClosure}
          </LinkButton>
        </Actions>
      </Part>
    )}
    {seen?.length === 0 && (
      <Part title={t.title}>
        <Notice kind="success" title={t.free} />
        <Form action={path} label={t.submit}>
          <input type="hidden" name="facility" value={facility.slug} />
          {Object.entries(typed).map(([name, value]) => (
            <input type="hidden" name={name} value={value} />
          ))}
          <TextArea name="purpose" label={t.purpose} rows={2} value={given('purpose')} />
          <TextField
            name="attendees"
            label={t.attendees}
            width="short"
            inputMode="numeric"
            value={given('attendees')}
            optional
          />
          <Actions>
            <Button>{t.submit}</Button>
          </Actions>
        </Form>
      </Part>
    )}
  </>
)

const closureQuery = ({ slug }: OwnFacility, { space, day, starts, ends }: TypedOfficial): string =>
  new URLSearchParams([
    ['facility', slug],
    ['spaces', space],
    ['first', day],
    ['starts', starts],
    ['ends', ends],
    ...['1', '2', '3', '4', '5', '6', '7'].map((one) => ['weekdays', one]),
    ['kind', 'official'],
    ['look', 'yes'],
  ]).toString()
