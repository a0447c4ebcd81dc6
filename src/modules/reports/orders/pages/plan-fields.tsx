import { formatDate } from '#platform/time/index.ts'
import { DateField, Select } from '#platform/ui/index.ts'
import type { Doers } from '../doers.ts'
import { orderTexts } from '../text/index.ts'
import { doerOptions, type Typed, typedIn } from './say.ts'

const t = orderTexts.form

type PlanFieldsProps = {
  days: readonly Temporal.PlainDate[]
  doers: Doers
  typed: Typed
  /** As it is now. */
  on?: Temporal.PlainDate | undefined
  who?: string | undefined
}

/** On which day, and by whom. */
export const PlanFields = ({ days, doers, typed, on, who }: PlanFieldsProps) => {
  const offered = days.map((day) => ({ value: day.toString(), label: formatDate(day, 'ja') }))
  const now = on?.toString()
  const isOffered = now !== undefined && offered.some(({ value }) => value === now)
  return (
    <>
      <Select
        name="day"
        label={t.day}
        hint={t.dayHint}
        value={typedIn(typed, 'day') ?? (isOffered ? now : offered[0]?.value)}
        options={offered}
      />
      <DateField
        name="otherDay"
        label={t.otherDay}
        hint={t.otherDayHint}
        optional
        value={typedIn(typed, 'otherDay') ?? ''}
      />
      <Select
        name="who"
        label={t.who}
        hint={t.whoHint}
        value={typedIn(typed, 'who') ?? who ?? 'own'}
        options={doerOptions(doers, t.own)}
      />
    </>
  )
}
