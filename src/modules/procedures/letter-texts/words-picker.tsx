import { Button, Details, Select } from '#platform/ui/index.ts'
import type { LetterText } from './domain.ts'
import { letterTextWords as t } from './text.ts'

/** Sent with the form in which it stands: the form comes back with the text in it, and whatever was typed. */
export const pickStep = 'words'

/** Inside a form, after its own button: Enter in a field must not pick a text. */
export const WordsPicker = ({
  texts,
  kinds,
}: {
  texts: readonly LetterText[]
  kinds?: readonly LetterText['kind'][]
}) => {
  const offered = texts.filter(({ kind }) => !kinds || kinds.includes(kind))
  if (offered.length === 0) return null
  return (
    <Details summary={t.pick}>
      <Select
        name="words"
        label={t.which}
        emptyLabel={t.none}
        options={offered.map(({ id, kind, name }) => ({ value: id, label: t.option(t.kinds[kind], name) }))}
        value={undefined}
      />
      <Button variant="secondary" small name="step" value={pickStep}>
        {t.put}
      </Button>
    </Details>
  )
}
