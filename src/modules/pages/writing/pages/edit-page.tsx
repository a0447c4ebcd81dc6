import type { Raw } from '#platform/http/index.ts'
import type { Lang } from '#platform/i18n/index.ts'
import { Actions, Block, Button, Desk, Form, Meta, Notice } from '#platform/ui/index.ts'
import type { PageId, PageKind } from '../../domain/page.ts'
import type { Run } from '../domain/diff.ts'
import type { Clash } from '../domain/merge.ts'
import { textOf } from '../forms.ts'
import type { Finding } from '../lint/index.ts'
import type { HtmlRoot } from '../markdown/index.ts'
import type { Version } from '../store/editions.ts'
import { writingTexts } from '../text/index.ts'
import { AdviceList } from './advice-list.tsx'
import { ClashPart } from './clash-part.tsx'
import { DiffText } from './diff-text.tsx'
import { type Choices, FurtherFields, MainFields } from './edit-fields.tsx'
import { editPath } from './paths.ts'
import { Readings, RichText } from './rich-text.tsx'

const t = writingTexts.edit

export type EditProps = {
  id: PageId
  lang: Lang
  kind: PageKind
  typed: Raw
  /** The edition and the version that the form began with, and the Japanese one beside a translation. */
  edition: string
  base: number
  ofJapanese: number | undefined
  choices: Choices
  findings: readonly Finding[]
  preview: HtmlRoot
  japanese: Version | undefined
  /** What became of the Japanese since this translation was made. */
  japaneseChange: readonly Run[] | undefined
  clash?: { clashes: readonly Clash[]; by: string } | undefined
  news?: 'saved' | 'merged' | 'looked' | undefined
}

/** One language of a draft: fields on the left, what the rules say and how it looks on the right. */
export const EditPage = (props: EditProps) => {
  const { id, lang, kind, typed, edition, base, ofJapanese, choices, clash, news } = props
  const action = editPath(id, lang)
  return (
    <>
      {news && news !== 'looked' && <Notice kind="success" title={t[news]} live />}
      {news === 'looked' && <Notice title={t.looked} live />}
      {clash && <ClashPart {...clash} />}
      <Desk wide panel={<Beside {...props} />}>
        <Form action={action} label={t.form} id="page-form">
          <input type="hidden" name="edition" value={edition} />
          <input type="hidden" name="base" value={String(base)} />
          {ofJapanese !== undefined && <input type="hidden" name="of_japanese" value={String(ofJapanese)} />}
          <MainFields typed={typed} />
          <Actions>
            <Button keys="Ctrl+Enter">{t.save}</Button>
            <Button variant="secondary" formAction={`${action}/look`}>
              {t.look}
            </Button>
          </Actions>
          <FurtherFields typed={typed} kind={kind} lang={lang} choices={choices} />
          <Actions>
            <Button>{t.save}</Button>
          </Actions>
        </Form>
      </Desk>
    </>
  )
}

const Beside = ({ id, lang, typed, findings, preview, japanese, japaneseChange }: EditProps) => (
  <div data-page-look={`${editPath(id, lang)}/look`} data-none={t.adviceNone} data-error={t.error}>
    {japanese && lang !== 'ja' && <Japanese japanese={japanese} change={japaneseChange} />}
    <Block title={t.advice} id="advice">
      <div data-advice aria-live="polite">
        <AdviceList findings={findings} />
      </div>
    </Block>
    <Block title={t.preview} id="preview">
      <div class="page-preview">
        <h3 data-preview-title>
          <Readings text={textOf(typed, 'title')} />
        </h3>
        <p data-preview-summary>
          <Readings text={textOf(typed, 'summary')} />
        </p>
        <div data-preview-body>
          <RichText root={preview} readings="shown" />
        </div>
      </div>
    </Block>
  </div>
)

const Japanese = ({ japanese, change }: { japanese: Version; change: readonly Run[] | undefined }) => (
  <Block title={t.japanese}>
    {change && (
      <>
        <Notice kind="warning" title={t.japaneseChanged} />
        <h3>{t.whatChanged}</h3>
        <DiffText runs={change} />
      </>
    )}
    <div class="page-preview">
      <h3>{japanese.title}</h3>
      <p>{japanese.summary}</p>
      <p class="page-source">{japanese.body}</p>
    </div>
    <Meta>{writingTexts.course.versionOf(japanese.number)}</Meta>
  </Block>
)
