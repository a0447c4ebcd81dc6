import type { Lang } from '#platform/i18n/index.ts'
import { type Content, FileField, Thumbnail } from '#platform/ui/index.ts'
import type { Case } from '../../../actions/load-case.ts'
import type { PlainField } from '../../../domain/definition/fields.ts'
import { fieldTexts } from '../../../text/fields/index.ts'
import { Uploads } from './uploads.tsx'
import { type FieldInputProps, hintOf, type Typed } from './field-input.tsx'

type FileInputProps = FieldInputProps & { field: Extract<PlainField, { type: 'file' }> }

const kinds = 'image/jpeg,image/png,image/webp,application/pdf'

/** Photos or papers: those that are there, each with a way to take it out, a field for more, and the camera where there is one. */
export const FileInput = (props: FileInputProps) => {
  const { lang, label, typed, found, field } = props
  const t = fieldTexts(lang).file
  const kept = (typed[field.id] ?? []).filter((id) => found.referred.files.has(id))
  const hint = [hintOf(props), t.hint, field.max && t.upTo(field.max)].filter(Boolean).join('　')
  return (
    <Uploads
      lang={lang}
      name={field.id}
      several={field.max !== undefined}
      address={addressFor(found)}
      chosen={<Chosen lang={lang} field={field} kept={kept} found={found} />}
    >
      <FileField
        name={field.id}
        label={label}
        hint={hint}
        optional={field.optional || kept.length > 0}
        accept={kinds}
        multiple={field.max !== undefined}
      />
      <div class="camera">
        <FileField name={`${field.id}-camera`} label={t.camera} accept="image/*" capture="environment" />
      </div>
    </Uploads>
  )
}

/** A practice keeps nothing. */
const addressFor = ({ place }: Partial<Pick<Case, 'place'>>): string | undefined =>
  place?.startsWith('/applications/') ? `${place}/files` : undefined

type ChosenProps = {
  lang: Lang
  field: FileInputProps['field']
  kept: Typed[string]
  found: Pick<Case, 'referred'>
}

const Chosen = ({ lang, field, kept = [], found }: ChosenProps) => {
  const t = fieldTexts(lang).file
  if (kept.length === 0) return null
  return (
    <>
      <p class="label">{t.chosen}</p>
      <ul class="chosen">
        {kept.map((id) => {
          const name = found.referred.files.get(id) ?? t.given
          const upload = found.referred.uploads.get(id)
          return (
            <li>
              <Thumbnail bytes={found.referred.pictures.get(id)} />
              <span>
                {name}
                {upload && <small>{sizeText(upload.size)}</small>}
              </span>
              {upload?.scan === 'held' && <p class="meta">{t.checkingText}</p>}
              <input type="hidden" name={`${field.id}-kept`} value={id} />
              <div class="choices">
                <label class="choice">
                  <input type="checkbox" name={`${field.id}-removed`} value={id} />
                  <span>{t.remove(name)}</span>
                </label>
              </div>
            </li>
          )
        })}
      </ul>
      {field.max === undefined && <p class="meta">{t.replaced}</p>}
    </>
  )
}

/** 「1.2 MB」, of a million bytes, as phones count. */
const sizeText = (bytes: number): Content =>
  bytes < 1_000_000 ? `${Math.max(Math.round(bytes / 1000), 1)} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`
