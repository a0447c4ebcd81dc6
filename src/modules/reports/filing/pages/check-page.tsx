import type { Lang } from '#platform/i18n/index.ts'
import { Actions, Button, Checkbox, Form, Meta, Notice, Part, SummaryList } from '#platform/ui/index.ts'
import type { Category, ReportSettings } from '../../record/index.ts'
import type { Similar } from '../actions/find-similar.ts'
import type { MayReport } from '../actions/reporter.ts'
import type { Draft } from '../domain/draft.ts'
import { filingTexts } from '../text/index.ts'
import { AttributeField } from './attribute-field.tsx'
import { Danger } from './danger.tsx'
import { KeptPhotos } from './kept-photos.tsx'
import { SimilarList } from './similar-list.tsx'

export type CheckProps = {
  lang: Lang
  draft: Draft
  draftId: string
  category: Category
  settings: ReportSettings
  similar: readonly Similar[]
  may: MayReport
  /** Somebody may get hurt: whom to call. */
  danger: string | undefined
  /** A road or park of somebody else: what it is called, and who takes it over. */
  owner: { of: string; body: string } | undefined
  isNearBorder: boolean
}

export const CheckPage = ({ lang, draft, draftId, category, settings, similar, may, ...props }: CheckProps) => {
  const t = filingTexts(lang).check
  const here = `/reports/new/${draftId}`
  return (
    <>
      <h1>{t.title}</h1>
      {props.danger && <Danger lang={lang} phone={props.danger} />}
      {similar.length > 0 && <SimilarList lang={lang} draftId={draftId} similar={similar} />}
      {props.owner && (
        <Notice>
          <p>{t.owner(props.owner.of, props.owner.body)}</p>
        </Notice>
      )}
      {props.isNearBorder && (
        <Notice kind="warning">
          <p>{t.border}</p>
        </Notice>
      )}
      <SummaryList
        rows={[
          {
            term: t.kind,
            value: category.name[lang],
            ...(draft.kind !== 'theme' && { changeHref: `${here}/kind` }),
          },
          {
            term: t.place,
            value: draft.town ?? t.none,
            note: draft.placeText,
            changeHref: `${here}#place`,
          },
          { term: t.what, value: draft.description || t.none, changeHref: `${here}#what` },
          {
            term: t.photos,
            value: draft.photos.length > 0 ? t.count(draft.photos.length) : t.none,
            changeHref: `${here}#photos`,
          },
        ]}
      />
      <KeptPhotos lang={lang} draftId={draftId} photos={draft.photos} isFixed />
      <Form action={`${here}/send`} id="send">
        <Part title={t.more}>
          {category.attributes.map((attribute) => (
            <AttributeField lang={lang} attribute={attribute} value={draft.attributes[attribute.code]} />
          ))}
          <Checkbox name="nearHome" label={t.nearHome} hint={t.nearHomeHint} checked={draft.nearHome} />
          <Checkbox name="wantsPrivate" label={t.private} hint={t.privateHint} checked={draft.wantsPrivate} />
        </Part>
        <Meta>{t.shown[settings.publish]}</Meta>
        <SendButtons lang={lang} may={may} settings={settings} />
      </Form>
    </>
  )
}

const SendButtons = ({ lang, may, settings }: { lang: Lang; may: MayReport; settings: ReportSettings }) => {
  const t = filingTexts(lang).check
  if (may.ok)
    return (
      <Actions>
        <Button wide>{t.send}</Button>
      </Actions>
    )
  if (may.needs === 'register')
    return (
      <Notice kind="warning">
        <p>{t.register}</p>
      </Notice>
    )
  return (
    <>
      <Notice title={may.needs === 'prove' ? t.prove : t.who}>
        <p>{may.needs === 'prove' ? t.proveNote : t.whoNote}</p>
      </Notice>
      <Actions>
        <Button wide>{may.needs === 'prove' ? t.toProof : t.signIn}</Button>
        {settings.mayReport === 'mail' && (
          <Button wide variant="secondary" name="by" value="mail">
            {t.mail}
          </Button>
        )}
      </Actions>
    </>
  )
}
