import type { Lang } from '#platform/i18n/index.ts'
import type { House } from '#platform/module/index.ts'
import {
  Actions,
  Aside,
  Button,
  type Content,
  Details,
  FieldGroup,
  FileField,
  Form,
  Lede,
  Link,
  Notice,
  Part,
  PhoneLink,
  TextArea,
  Ticks,
} from '#platform/ui/index.ts'
import { type PlaceDraft, PlaceField } from '../../ground/index.ts'
import type { Catalogue, ReportKind } from '../../record/index.ts'
import type { Draft } from '../domain/draft.ts'
import { groupsOf } from '../domain/groups.ts'
import { filingTexts } from '../text/index.ts'
import { KeptPhotos } from './kept-photos.tsx'
import { OutboxBox } from './outbox-box.tsx'

export type FormProps = {
  house: House
  lang: Lang
  catalogue: Catalogue
  draft: Draft
  draftId: string | undefined
  place: PlaceDraft
  /** Of a thing with a number: what is known. */
  about: string | undefined
  /** Token of a link from a chat. */
  by: string | undefined
  phone: string
}

/** The first page: pictures, place, words. Everything may be put right later; only the place is needed. */
export const FormPage = ({ house, lang, catalogue, draft, draftId, place, about, by, phone }: FormProps) => {
  const t = filingTexts(lang)
  const isDeed = draft.kind === 'good_deed'
  return (
    <>
      <Lede>{isDeed ? t.deed.lede : t.form.lede}</Lede>
      {!isDeed && <Urgent lang={lang} phone={phone} />}
      {about && (
        <Notice>
          <p>{about}</p>
        </Notice>
      )}
      <OutboxBox lang={lang} />
      <Form action="/reports/new" multipart class="report-form">
        {/* Enter in a field does what the last button does, not the first. */}
        <button type="submit" class="vh" tabindex={-1} aria-hidden="true">
          {t.form.next}
        </button>
        <Known draft={draft} draftId={draftId} by={by} />
        <Part title={t.form.photos} id="photos" lede={t.form.photosHint(catalogue.settings.photos)}>
          <KeptPhotos lang={lang} draftId={draftId} photos={draft.photos} />
          {draft.photos.length < catalogue.settings.photos && (
            <>
              <FileField name="camera" label={t.form.camera} accept={pictures} capture="environment" optional />
              <FileField name="photos" label={t.form.chosen} accept={pictures} multiple optional />
            </>
          )}
        </Part>
        <Part title={t.form.place} id="place">
          <PlaceField house={house} draft={place} />
        </Part>
        <Part title={t.form.what} id="what">
          <TextArea
            name="description"
            label={t.form.words}
            hint={t.form.whatHint}
            value={draft.description}
            rows={3}
            maxLength={4000}
            optional
          />
          {draft.kind !== 'theme' && (
            <Details summary={t.form.kind} open={draft.category !== undefined}>
              <p class="hint">{t.form.kindHint}</p>
              <KindRadios lang={lang} catalogue={catalogue} kind={draft.kind} chosen={draft.category} />
            </Details>
          )}
        </Part>
        <Actions>
          <Button wide>{t.form.next}</Button>
        </Actions>
      </Form>
    </>
  )
}

// Without HEIC, so that an iPhone hands over what everybody can read.
const pictures = 'image/jpeg,image/png,image/webp'

const Urgent = ({ lang, phone }: { lang: Lang; phone: string }) => {
  const t = filingTexts(lang).form
  return (
    <Notice kind="warning" title={t.urgent}>
      <p>{t.urgentNote}</p>
      <p class="urgent-calls">
        {[phone, '119', '110'].map((number) => (
          <PhoneLink phone={number} standalone />
        ))}
      </p>
    </Notice>
  )
}

/** What the address said, or which draft it is. */
const Known = ({ draft, draftId, by }: { draft: Draft; draftId: string | undefined; by: string | undefined }) => {
  if (draftId) return <input type="hidden" name="draft" value={draftId} />
  const said = { kind: draft.kind, from: draft.channel, theme: draft.theme, plate: draft.plate, by }
  return (
    <>
      {Object.entries(said).map(([name, value]) =>
        value === undefined ? null : <input type="hidden" name={name} value={value} />,
      )}
    </>
  )
}

type KindsProps = { lang: Lang; catalogue: Catalogue; kind: ReportKind; chosen: string | undefined }

// One question over several groups.
const KindRadios = ({ lang, catalogue, kind, chosen }: KindsProps) => (
  <FieldGroup name="category" label={filingTexts(lang).kind.all} optional>
    {groupsOf(catalogue, kind).map(({ code, name, categories }) => (
      <div role="group" aria-labelledby={`kinds-${code}`}>
        <p id={`kinds-${code}`} class="meta">
          {name[lang]}
        </p>
        <div class="choices">
          {categories.map((one) => (
            <label class="choice">
              <input type="radio" name="category" value={one.code} checked={one.code === chosen} />
              <span>{one.name[lang]}</span>
            </label>
          ))}
        </div>
      </div>
    ))}
  </FieldGroup>
)

export const deedPath = '/reports/new?kind=good_deed'

export const FormAside = ({ lang, kind }: { lang: Lang; kind: ReportKind }): Content => {
  const { form, deed, entry, themes } = filingTexts(lang)
  const others = [
    kind === 'good_deed' ? { href: '/reports/new', label: entry.title } : { href: deedPath, label: deed.title },
    { href: '/reports/themes', label: themes.title },
  ]
  return (
    <>
      <Aside title={form.aside}>
        <Ticks items={form.asides} />
      </Aside>
      <Aside title={form.others}>
        {others.map(({ href, label }) => (
          <p>
            <Link href={href} standalone icon="more">
              {label}
            </Link>
          </p>
        ))}
      </Aside>
    </>
  )
}
