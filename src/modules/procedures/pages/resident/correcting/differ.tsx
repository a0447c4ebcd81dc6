import type { Lang } from '#platform/i18n/index.ts'
import { Actions, Block, Button, Form, Link, SummaryList, type SummaryRow, Title } from '#platform/ui/index.ts'
import type { Sent } from '../../../actions/answer.ts'
import type { Case } from '../../../actions/load-case.ts'
import { askables } from '../../../domain/correction/askable.ts'
import type { CorrectionDraft } from '../../../domain/correction/draft.ts'
import type { Page } from '../../../domain/definition/definition.ts'
import type { Correction } from '../../../store/corrections.ts'
import { correctingTexts } from '../../../text/correcting/index.ts'
import { say } from '../../../text/index.ts'
import { typedText } from '../../../unfinished/pages/conflict-page.tsx'
import { unfinishedTexts } from '../../../unfinished/text/index.ts'
import { inItsLanguage } from '../answer-rows.tsx'

type Props = {
  lang: Lang
  found: Case
  correction: Correction
  draft: CorrectionDraft
  page: Page
  /** What was typed in this window, and what is kept. */
  here: Sent
  kept: Sent
  raw: Readonly<Record<string, string | string[]>>
  paper: string | undefined
  step: string
}

/** Two windows prepared the same answer differently: both, and a choice. Nothing of either is lost. */
export const CorrectionsDiffer = ({ lang, found, correction, draft, page, here, kept, raw, paper, step }: Props) => {
  const t = unfinishedTexts(lang)
  const place = `/applications/${found.application.id}/correction`
  const asked = askables(found.definition, found.kept).filter(({ key }) => correction.fields.includes(key))
  const isGone = (key: string) => !page.fields.some(({ id }) => id === key)
  const typedHere = (key: string): readonly string[] => here[key] ?? [raw[key] ?? []].flat()
  const differing = asked.filter(({ key }) =>
    isGone(key) ? typedHere(key).length > 0 : typedHere(key).join('\n') !== (kept[key] ?? []).join('\n'),
  )
  const rows = (of: 'here' | 'kept'): SummaryRow[] =>
    differing.map(({ key, label, field }) => ({
      term: say(label, lang),
      value:
        of === 'kept' && isGone(key)
          ? correctingTexts(lang).removed
          : inItsLanguage(lang, typedText(lang, found, field, of === 'here' ? typedHere(key) : (kept[key] ?? []))),
    }))
  return (
    <>
      <Title above={say(found.definition.name, lang)} lede={t.conflict.lede}>
        {t.conflict.title}
      </Title>
      <Block title={t.conflict.here}>
        <SummaryList rows={rows('here')} />
        <Form action={place} name="here">
          <input type="hidden" name="correction" value={correction.id} />
          <input type="hidden" name="seen" value={String(draft.version)} />
          <input type="hidden" name="step" value={step === 'review' ? 'keep' : step} />
          {page.fields.flatMap((field) =>
            typedHere(field.id).map((text) => (
              <input type="hidden" name={field.type === 'file' ? `${field.id}-kept` : field.id} value={text} />
            )),
          )}
          {asked
            .filter(({ key }) => isGone(key))
            .flatMap(({ key }) => typedHere(key).map((text) => <input type="hidden" name={key} value={text} />))}
          {paper && <input type="hidden" name="paper-kept" value={paper} />}
          <Actions>
            <Button>{t.conflict.useHere}</Button>
          </Actions>
        </Form>
      </Block>
      <Block title={t.conflict.kept}>
        <SummaryList rows={rows('kept')} />
        <Actions>
          <Link href={`${place}?of=${correction.id}`} standalone>
            {t.conflict.useKept}
          </Link>
        </Actions>
      </Block>
    </>
  )
}
