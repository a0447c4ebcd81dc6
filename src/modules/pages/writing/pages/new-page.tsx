import type { Raw } from '#platform/http/index.ts'
import { Actions, Button, Form, Lede, Radios, Select, TextField } from '#platform/ui/index.ts'
import { pageKinds } from '../../domain/page.ts'
import { textOf } from '../forms.ts'
import { writingTexts } from '../text/index.ts'
import { MainFields } from './edit-fields.tsx'
import { newPagePath } from './paths.ts'

const t = writingTexts.edit

export const NewPage = ({ typed, offices }: { typed: Raw; offices: readonly { value: string; label: string }[] }) => (
  <>
    <Lede>{t.newLede}</Lede>
    <Form action={newPagePath} label={t.new}>
      <Radios
        name="kind"
        legend={t.kind}
        value={textOf(typed, 'kind')}
        options={pageKinds.map((value) => ({ value, label: writingTexts.kinds[value] }))}
      />
      <Select name="office" label={t.office} value={textOf(typed, 'office')} options={offices} />
      <TextField name="slug" label={t.slug} hint={t.slugHint} value={textOf(typed, 'slug')} />
      <MainFields typed={typed} />
      <Actions>
        <Button keys="Ctrl+Enter">{t.save}</Button>
      </Actions>
    </Form>
  </>
)
