import type { Lang } from '#platform/i18n/index.ts'
import { formatDate, formatTime } from '#platform/time/index.ts'
import { type Content, Details, EmptyState, FieldGroup } from '#platform/ui/index.ts'
import type { OfferedDay } from '../actions/offered-times.ts'
import { appointmentTexts } from '../text/index.ts'

type TimeChoiceProps = {
  lang: Lang
  name: string
  label: Content
  days: readonly OfferedDay[]
  /** The time that is chosen now. */
  value?: string | undefined
  phone: string
}

/** Days that fold out into their times: works without a script and stays short on a phone. */
export const TimeChoice = ({ lang, name, label, days, value, phone }: TimeChoiceProps) => {
  const t = appointmentTexts(lang)
  if (days.length === 0) {
    return (
      <EmptyState title={t.none}>
        <p>{t.noneText(phone)}</p>
      </EmptyState>
    )
  }
  const chosen = days.findIndex(({ times }) => times.some(({ slotId }) => slotId === value))
  const first = days[0]?.times[0]?.slotId
  return (
    <FieldGroup name={name} label={label} hint={t.chooseLede}>
      {days.map(({ day, times }, position) => (
        <Details summary={formatDate(day, lang)} open={position === Math.max(chosen, 0)}>
          <div class="choices">
            {times.map(({ slotId, startsAt, free }) => (
              <label class="choice">
                <input
                  type="radio"
                  name={name}
                  // The first one carries the field's id, so that the error summary leads to it.
                  id={slotId === first ? `field-${name}` : `${name}-${slotId}`}
                  value={slotId}
                  checked={slotId === value}
                />
                <span>
                  {formatTime(startsAt, lang)}
                  <small>{t.left(free)}</small>
                </span>
              </label>
            ))}
          </div>
        </Details>
      ))}
    </FieldGroup>
  )
}
