import { type Lang, plainText } from '#platform/i18n/index.ts'
import { Block, Details, Radios, Select, TextField } from '#platform/ui/index.ts'
import { choosingTexts } from '../../text/choosing.ts'
import type { Chosen, Offered } from '../choices-page.tsx'

/** Each question says what it is for; none needs an answer. */
export const AboutMe = ({
  lang,
  offered: { ageGroups, areas },
  chosen,
  hasErrors,
}: {
  lang: Lang
  offered: Pick<Offered, 'ageGroups' | 'areas'>
  chosen: Chosen
  hasErrors: boolean
}) => {
  const t = choosingTexts(lang)
  return (
    <Block title={t.about} id="about">
      <p>{t.aboutNote}</p>
      <Details summary={t.answer} open={hasErrors || chosen.ageGroup + chosen.births + chosen.area !== ''}>
        {ageGroups.length > 0 && (
          <Radios
            name="ageGroup"
            legend={t.ageGroup}
            optional
            value={chosen.ageGroup}
            options={[
              ...ageGroups.map(({ key, name }) => ({ value: key, label: name[lang] })),
              { value: '', label: t.noAnswer },
            ]}
          />
        )}
        <TextField
          name="births"
          label={t.births}
          hint={t.birthsHint}
          optional
          inputMode="numeric"
          value={chosen.births}
          maxLength={120}
        />
        {areas.length > 0 && (
          <Select
            name="area"
            label={t.area}
            hint={t.areaHint}
            optional
            emptyLabel={plainText(t.noAnswer)}
            value={chosen.area}
            options={areas.map(({ key, name }) => ({ value: key, label: plainText(name[lang]) }))}
          />
        )}
      </Details>
    </Block>
  )
}
