import type { Raw } from '#platform/http/index.ts'
import { Actions, Button, Meta, Radios, TextArea, usePage } from '#platform/ui/index.ts'
import { steeringTexts } from '../text/staff.ts'
import { effectPath } from './paths.ts'

const t = steeringTexts.synonyms

type RuleFormProps = { typed: Raw; about?: { id: string; version: number } }

const valueIn = (typed: Raw, name: string): string => {
  const value = typed[name]
  return typeof value === 'string' ? value : ''
}

/** Asks for the words; nothing is saved before its effect was seen. */
export const RuleForm = ({ typed, about }: RuleFormProps) => {
  usePage()
  return (
    <form action={effectPath} method="get" aria-label={t.measure} novalidate>
      {about && <input type="hidden" name="id" value={about.id} />}
      {about && <input type="hidden" name="version" value={String(about.version)} />}
      <Radios
        name="kind"
        legend={t.kind}
        value={valueIn(typed, 'kind') || 'same'}
        options={(['same', 'leads'] as const).map((value) => ({ value, label: t.kinds[value] }))}
      />
      <TextArea name="words" label={t.words} hint={t.wordsHint} rows={4} value={valueIn(typed, 'words')} />
      <TextArea
        name="leadsTo"
        label={t.leadsTo}
        hint={t.leadsToHint}
        rows={4}
        value={valueIn(typed, 'leadsTo')}
        optional
      />
      <Meta>{t.measureNote}</Meta>
      <Actions>
        <Button>{t.measure}</Button>
      </Actions>
    </form>
  )
}
