import { withoutReadings } from '#platform/i18n/index.ts'
import { Actions, Button, FileField, Form, Lede, Select, TextArea, TextField } from '#platform/ui/index.ts'
import type { Order } from '../../orders/index.ts'
import type { Catalogue } from '../../record/index.ts'
import { crewTexts } from '../text/index.ts'
import type { DeedTyped } from './deed-forms.tsx'
import { sitePath } from './paths.ts'

const t = crewTexts.found

/** Something else at this place, or near it. */
export const FoundPage = ({ order, catalogue, typed }: { order: Order; catalogue: Catalogue; typed: DeedTyped }) => {
  const value = (name: string) => (typeof typed[name] === 'string' ? typed[name] : undefined)
  return (
    <>
      <Lede>{t.lede}</Lede>
      <Form action={`${sitePath(order.id)}/found`} label={t.title} multipart>
        <Select
          name="category"
          label={t.category}
          emptyLabel={crewTexts.deedForms.choose}
          options={[...catalogue.categories.values()]
            .filter(({ kind }) => kind === 'defect')
            .map(({ code, name }) => ({ value: code, label: withoutReadings(name.ja) }))}
          value={value('category')}
        />
        <TextArea name="words" label={t.words} hint={t.wordsHint} rows={3} maxLength={2000} value={value('words')} />
        <FileField
          name="camera"
          label={crewTexts.deedForms.camera}
          accept="image/jpeg,image/png,image/webp"
          capture="environment"
          optional
        />
        <TextField name="placeText" label={t.placeText} optional maxLength={200} value={value('placeText')} />
        <TextField
          name="position"
          label={t.position}
          hint={t.positionHint}
          maxLength={60}
          value={value('position') ?? `${order.lat.toFixed(6)}, ${order.lon.toFixed(6)}`}
        />
        <Actions>
          <Button wide>{t.save}</Button>
        </Actions>
      </Form>
    </>
  )
}
