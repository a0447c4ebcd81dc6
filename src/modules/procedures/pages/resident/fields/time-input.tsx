import type { Lang } from '#platform/i18n/index.ts'
import { formatDate, formatTime } from '#platform/time/index.ts'
import { type Content, Details, FieldGroup, Notice } from '#platform/ui/index.ts'
import type { OfferedDay } from '../../../appointments/index.ts'
import { fieldTexts } from '../../../text/fields/index.ts'

type TimeInputProps = {
  lang: Lang
  name: string
  label: Content
  hint?: Content
  value: string
  days: readonly OfferedDay[]
}

/** Days that are open at once; the others unfold. */
const daysAtOnce = 3

/** The next free times by day. */
export const TimeInput = ({ lang, name, label, hint, value, days }: TimeInputProps) => {
  const t = fieldTexts(lang).times
  if (days.length === 0) {
    return (
      <Notice kind="warning">
        <p>{t.none}</p>
      </Notice>
    )
  }
  const chosenDay = days.findIndex(({ times }) => times.some(({ slotId }) => slotId === value))
  const open = Math.max(daysAtOnce, chosenDay + 1)
  const later = days.slice(open)
  return (
    <FieldGroup name={name} label={label} hint={hint}>
      {days.slice(0, open).map((day, index) => (
        <DayTimes lang={lang} name={name} day={day} value={value} isFirst={index === 0} />
      ))}
      {later.length > 0 && (
        <Details summary={t.more(later.length)}>
          {later.map((day) => (
            <DayTimes lang={lang} name={name} day={day} value={value} isFirst={false} />
          ))}
        </Details>
      )}
    </FieldGroup>
  )
}

type DayTimesProps = { lang: Lang; name: string; day: OfferedDay; value: string; isFirst: boolean }

const DayTimes = ({ lang, name, day, value, isFirst }: DayTimesProps) => {
  const t = fieldTexts(lang).times
  return (
    <fieldset class="day">
      <legend>
        <b>{formatDate(day.day, lang)}</b>
      </legend>
      {day.isLate && <p class="hint">{t.late}</p>}
      <div class="choices times">
        {day.times.map(({ slotId, startsAt, free }, index) => (
          <label class="choice">
            <input
              type="radio"
              name={name}
              // The error summary leads to the first.
              id={isFirst && index === 0 ? `field-${name}` : `field-${slotId}`}
              value={slotId}
              checked={slotId === value}
            />
            <span>
              {formatTime(startsAt, lang)}
              <small>{t.free(free)}</small>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
