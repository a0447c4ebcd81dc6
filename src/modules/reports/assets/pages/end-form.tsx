import { Button, DateField, Form, TextField } from '#platform/ui/index.ts'
import { assetTexts } from '../text/index.ts'
import type { AssetView } from '../view.ts'
import { assetPath } from './paths.ts'

const t = assetTexts.forms

type EndProps = { view: AssetView; typed: Readonly<Record<string, string | undefined>> }

/** Takes a thing out of the register, or back into it. */
export const EndForm = ({ view: { asset, today }, typed }: EndProps) =>
  asset.endedOn ? (
    <section>
      <h2>{t.restore}</h2>
      <Form action={`${assetPath(asset.id)}/restoration`} label={t.restore}>
        <input type="hidden" name="version" value={asset.version} />
        <TextField name="note" label={t.why} optional maxLength={1000} value={typed.note} />
        <Button variant="secondary">{t.saveRestore}</Button>
      </Form>
    </section>
  ) : (
    <section>
      <h2>{t.end}</h2>
      <Form action={`${assetPath(asset.id)}/end`} label={t.end}>
        <input type="hidden" name="version" value={asset.version} />
        <p class="hint">{t.endHint}</p>
        <DateField name="endedOn" label={t.endedOn} value={typed.endedOn ?? today.toString()} />
        <TextField name="note" label={t.whyEnd} optional maxLength={1000} value={typed.note} />
        <Button variant="danger">{t.saveEnd}</Button>
      </Form>
    </section>
  )
