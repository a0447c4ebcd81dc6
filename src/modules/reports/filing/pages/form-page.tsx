import type { Lang } from '#platform/i18n/index.ts'
import {
  Aside,
  Button,
  Actions,
  type Content,
  Details,
  FileField,
  Form,
  Lede,
  Notice,
  PhoneLink,
  Part,
  Radios,
  TextArea,
  TextField,
  Ticks,
} from '#platform/ui/index.ts'
import type { Catalogue, Category, ReportKind } from '../../record/index.ts'
import type { Draft } from '../domain/draft.ts'
import { filingTexts } from '../text/index.ts'
import { KeptPhotos } from './kept-photos.tsx'

export type FormProps = {
  lang: Lang
  catalogue: Catalogue
  draft: Draft
  draftId: string | undefined
  /** Token of a link from a chat. */
  by: string | undefined
  /** As somebody typed where it is, if that led to nothing. */
  where: string
  phone: string
}

/** The first page: pictures, place, words. Everything may be put right later; only the place is needed. */
export const FormPage = ({ lang, catalogue, draft, draftId, by, where, phone }: FormProps) => {
  const t = filingTexts(lang)
  const most = catalogue.settings.photos
  return (
    <>
      <Lede>{draft.kind === 'good_deed' ? t.deed.lede : t.form.lede}</Lede>
      {draft.kind !== 'good_deed' && (
        <Notice kind="warning" title={t.form.urgent}>
          <p>{t.form.urgentNote}</p>
          <p>
            <PhoneLink phone={phone} standalone /> <PhoneLink phone="119" standalone />{' '}
            <PhoneLink phone="110" standalone />
          </p>
        </Notice>
      )}
      <Form action="/reports/new" multipart>
        {draftId && <input type="hidden" name="draft" value={draftId} />}
        <input type="hidden" name="kind" value={draft.kind} />
        <input type="hidden" name="channel" value={draft.channel} />
        {by && <input type="hidden" name="by" value={by} />}
        {draft.theme && <input type="hidden" name="theme" value={draft.theme} />}
        {draft.plate && <input type="hidden" name="plate" value={draft.plate} />}
        <Part title={t.form.photos} id="photos" lede={t.form.photosHint(most)}>
          <KeptPhotos lang={lang} draftId={draftId} photos={draft.photos} />
          {draft.photos.length < most && (
            <>
              <FileField name="camera" label={t.form.camera} accept={pictures} capture="environment" optional />
              <FileField name="photos" label={t.form.chosen} accept={pictures} multiple optional />
            </>
          )}
        </Part>
        <Part title={t.form.place} id="place">
          <TextField name="where" label={t.form.where} hint={t.form.whereHint} value={where} maxLength={100} />
          <TextField
            name="placeText"
            label={t.form.placeText}
            hint={t.form.placeTextHint}
            value={draft.placeText}
            maxLength={200}
            width="full"
            optional
          />
        </Part>
        <Part title={t.form.what} id="what">
          <TextArea
            name="description"
            label={t.form.what}
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

const KindRadios = ({
  lang,
  catalogue,
  kind,
  chosen,
}: {
  lang: Lang
  catalogue: Catalogue
  kind: ReportKind
  chosen: string | undefined
}) => (
  <>
    {groupsOf(catalogue, kind).map(({ name, categories }) => (
      <Radios
        name="category"
        legend={name[lang]}
        options={categories.map((one) => ({ value: one.code, label: one.name[lang] }))}
        value={chosen}
      />
    ))}
  </>
)

/** The kinds of the catalogue by group, in its order. */
export const groupsOf = (
  { groups, categories }: Catalogue,
  kind: ReportKind,
): { name: Catalogue['groups'][number]['name']; categories: Category[] }[] =>
  groups
    .map(({ code, name }) => ({
      name,
      categories: [...categories.values()].filter((one) => one.group === code && one.kind === kind),
    }))
    .filter(({ categories: some }) => some.length > 0)

export const FormAside = ({ lang }: { lang: Lang }): Content => {
  const t = filingTexts(lang).form
  return (
    <Aside title={t.aside}>
      <Ticks items={t.asides} />
    </Aside>
  )
}
