import {
  Actions,
  Button,
  Checkboxes,
  DateField,
  Form,
  Notice,
  Part,
  Radios,
  TextArea,
  TextField,
} from '#platform/ui/index.ts'
import type { Space } from '../../places/index.ts'
import type { Affected } from '../actions/affected.ts'
import { mostShown } from '../actions/affected.ts'
import { type ClosedTimes, closureKinds } from '../domain/closure.ts'
import type { TypedTimes } from '../domain/read-times.ts'
import type { OwnFacility } from '../store/own-facilities.ts'
import { staffTexts } from '../text/staff.ts'
import { closuresPath, sayTimes } from './say.ts'
import { SeenTable } from './seen-table.tsx'

const t = staffTexts.close

type CloseProps = {
  facility: OwnFacility
  spaces: readonly Space[]
  typed: TypedTimes
  /** Once the times are right: whom they hit. */
  looked?: { times: ClosedTimes; affected: Affected } | undefined
  given: (name: string) => string | undefined
}

/** First the times, then everybody who is hit, then the deed. */
export const ClosePage = (props: CloseProps) => (
  <>
    <TimesForm {...props} />
    {props.looked && <Look {...props} looked={props.looked} />}
  </>
)

const TimesForm = ({ facility, spaces, typed, given }: CloseProps) => (
  <Form action={`${closuresPath}/new`} method="get" label={t.look}>
    <input type="hidden" name="facility" value={facility.slug} />
    <input type="hidden" name="kind" value={given('kind') ?? ''} />
    <div class="short-choices">
      <Checkboxes
        name="spaces"
        legend={t.where}
        options={spaces.map(({ id, name }) => ({ value: String(id), label: name }))}
        values={typed.spaces}
      />
    </div>
    <div class="span-of-time">
      <DateField name="first" label={t.first} value={typed.first} />
      <DateField name="last" label={t.last} hint={t.lastHint} value={typed.last} />
    </div>
    <div class="short-choices">
      <Checkboxes
        name="weekdays"
        legend={t.weekdays}
        options={staffTexts.days.map((label, at) => ({ value: String(at + 1), label }))}
        values={typed.weekdays}
      />
    </div>
    <div class="span-of-time">
      <TextField name="starts" label={t.starts} hint={t.timeHint} width="short" value={typed.starts} />
      <TextField name="ends" label={t.ends} width="short" value={typed.ends} />
    </div>
    <Actions>
      <Button variant="secondary" name="look" value="yes">
        {t.look}
      </Button>
    </Actions>
  </Form>
)

const Look = ({ facility, typed, looked, given }: CloseProps & { looked: NonNullable<CloseProps['looked']> }) => {
  const { seen, isMore, offers } = looked.affected
  return (
    <>
      <Part title={t.hits(seen.length)}>
        <p>{sayTimes(looked.times)}</p>
        {isMore && <Notice kind="warning" title={staffTexts.more(mostShown)} />}
        <SeenTable
          caption={t.hits(seen.length)}
          seen={seen}
          empty={t.noHits}
          outcome={{
            label: staffTexts.columns.outcome,
            of: ({ reservation }) => {
              const place = offers.get(reservation.id)
              return place ? t.offer(`${place.facility.name} ${place.name}`) : t.callOff
            },
          }}
        />
      </Part>
      <Part title={t.submit}>
        <p>{t.promise}</p>
        <Form action={closuresPath} label={t.submit}>
          <TimesAgain slug={facility.slug} typed={typed} />
          <div class="short-choices">
            <Radios
              name="kind"
              legend={t.kind}
              value={given('kind')}
              options={closureKinds
                .filter((kind) => kind !== 'weather')
                .map((kind) => ({ value: kind, label: staffTexts.kinds[kind] }))}
            />
          </div>
          <TextArea name="reason" label={t.reason} hint={t.reasonHint} rows={2} value={given('reason')} />
          {offers.size > 0 && (
            <DateField name="answer" label={t.answer} hint={t.answerHint} value={given('answer') ?? ''} optional />
          )}
          <Actions>
            <Button variant="danger">{t.submit}</Button>
          </Actions>
        </Form>
      </Part>
    </>
  )
}

const TimesAgain = ({ slug, typed }: { slug: string; typed: TypedTimes }) => (
  <>
    <input type="hidden" name="facility" value={slug} />
    {typed.spaces.map((id) => (
      <input type="hidden" name="spaces" value={id} />
    ))}
    {typed.weekdays.map((day) => (
      <input type="hidden" name="weekdays" value={day} />
    ))}
    {(['first', 'last', 'starts', 'ends'] as const).map((name) => (
      <input type="hidden" name={name} value={typed[name]} />
    ))}
  </>
)
