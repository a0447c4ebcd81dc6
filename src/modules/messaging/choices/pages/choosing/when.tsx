import type { Lang } from '#platform/i18n/index.ts'
import { Block, Meta, Radios, Select } from '#platform/ui/index.ts'
import { frequencies } from '../../store/habits.ts'
import { choosingTexts } from '../../text/choosing.ts'
import type { Chosen, Offered } from '../choices-page.tsx'

type WhenProps = { lang: Lang; officeHours: Offered['officeHours']; chosen: Chosen }

const times = Array.from({ length: 24 }, (_, hour) => ({
  value: `${String(hour).padStart(2, '0')}:00`,
  label: `${hour}:00`,
}))

export const sayHour = (time: string): string => time.replace(/^0/, '')

export const When = ({ lang, officeHours, chosen }: WhenProps) => {
  const t = choosingTexts(lang)
  const said = { from: sayHour(officeHours.from), until: sayHour(officeHours.until) }
  return (
    <Block title={t.when} id="when">
      <Radios
        name="frequency"
        legend={t.frequency}
        value={chosen.frequency}
        options={frequencies.map((value) => ({ value, label: t.frequencies[value] }))}
      />
      <Radios
        name="hours"
        legend={t.hours}
        value={chosen.hours}
        options={[
          { value: 'office', label: t.hoursOffice(said) },
          {
            value: 'own',
            label: t.hoursOwn,
            nested: (
              <>
                <Select name="from" label={t.hoursFrom} value={chosen.from} options={times} />
                <Select name="until" label={t.hoursUntil} value={chosen.until} options={times} />
              </>
            ),
          },
        ]}
      />
      <Meta>{t.hoursNote}</Meta>
    </Block>
  )
}
