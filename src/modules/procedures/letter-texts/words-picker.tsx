import { Button, Details, Select } from '#platform/ui/index.ts'
import type { LetterText } from './domain.ts'
import { letterTextWords as t } from './text.ts'
import { usedBefore, usedInput } from './used.ts'

/** Sent with the form in which it stands: the form comes back with the text in it, and whatever was typed. */
export const pickStep = 'words'

/** Inside a form, after its own button: Enter in a field must not pick a text. */
export const WordsPicker = ({
  texts,
  kinds = ['correction', 'refusal'],
  typed,
}: {
  texts: readonly LetterText[]
  kinds?: readonly LetterText['kind'][]
  /** The form as it was typed: it remembers which texts were put in. */
  typed: Readonly<Record<string, unknown>>
}) => {
  const offered = texts.filter(({ kind }) => kinds.includes(kind))
  if (offered.length === 0) return null
  const used = usedBefore(typed)
  return (
    <>
      {used !== '' && <input type="hidden" name={usedInput} value={used} />}
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
    </>
  )
}
