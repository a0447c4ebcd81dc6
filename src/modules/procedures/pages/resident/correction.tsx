import type { Lang } from '#platform/i18n/index.ts'
import { formatDate } from '#platform/time/index.ts'
import {
  Actions,
  Block,
  Button,
  FileField,
  Form,
  Link,
  Meta,
  SummaryList,
  Thumbnail,
  Title,
} from '#platform/ui/index.ts'
import { keptAt, type OpenedRows } from '../../actions/correcting/corrected.ts'
import type { Case } from '../../actions/load-case.ts'
import type { Asked, PlainValue } from '../../domain/answers/answer.ts'
import { paperKey } from '../../domain/correction/askable.ts'
import type { CorrectionDraft } from '../../domain/correction/draft.ts'
import type { Correction } from '../../store/corrections.ts'
import { correctionTexts } from '../../text/corrections.ts'
import { correctingTexts } from '../../text/correcting/index.ts'
import { fieldTexts } from '../../text/fields/index.ts'
import { say, texts } from '../../text/index.ts'
import { inItsLanguage, nameIn } from './answer-rows.tsx'
import { RowsToCorrect } from './correcting/rows.tsx'
import { FieldInput, type Typed } from './fields/field-input.tsx'
import { Uploads } from './fields/uploads.tsx'
import { answerText, type Values } from './words.ts'

type CorrectionProps = {
  lang: Lang
  found: Case
  correction: Correction
  asked: readonly Asked[]
  typed: Typed
  /** The paper that came with answers that were not in order: it stays. */
  paper?: string | undefined
  values: Values
  /** How many other questions are open. */
  others: number
  /** Groups whose rows may come and go, and what of it is prepared. */
  opened: readonly OpenedRows[]
  draft: CorrectionDraft
}

/** Only what the office asked for, with its reason and the last day. */
export const CorrectionPage = (props: CorrectionProps) => {
  const { lang, found, correction, asked, typed, paper, values, others, opened, draft } = props
  const t = texts(lang).correction
  const page = `/applications/${found.application.id}`
  const before = asked.map(({ field }) => {
    const value = keptAt(found.kept, field.id) as PlainValue | undefined // parse edge: as it was kept
    const why = correction.reasons[field.id]
    return {
      term: say(field.label, lang),
      value: inItsLanguage(lang, answerText(lang, field, value, nameIn(found), found.referred)),
      ...(why && { note: inItsLanguage(lang, why) }),
    }
  })
  const { [paperKey]: whyPaper } = correction.reasons
  return (
    <>
      <Title above={say(found.definition.name, lang)} lede={t.lede(formatDate(correction.answerBy, lang))}>
        {t.title}
      </Title>
      {others > 0 && <Meta>{correctionTexts(lang).others(others)}</Meta>}
      <Block title={t.reason}>
        {correction.reason.split('\n').map((line) => (
          <p>{line}</p>
        ))}
      </Block>
      {before.length > 0 && (
        <Block title={t.before}>
          <SummaryList rows={before} />
        </Block>
      )}
      <Form action={`${page}/correction`} name="correction" multipart>
        <input type="hidden" name="correction" value={correction.id} />
        {asked.map((one) => (
          <FieldInput
            lang={lang}
            asked={one}
            label={say(one.field.label, lang)}
            found={found}
            typed={typed}
            values={values}
          />
        ))}
        <input type="hidden" name="seen" value={String(draft.version)} />
        {correction.fields.includes(paperKey) && (
          <Uploads
            lang={lang}
            name="paper"
            several={false}
            address={`${page}/files`}
            chosen={paper && <ChosenPaper lang={lang} found={found} paper={paper} />}
          >
            <FileField
              name="paper"
              label={t.paper}
              hint={whyPaper ?? t.paperHint}
              accept="image/jpeg,image/png,image/webp,application/pdf"
            />
          </Uploads>
        )}
        {opened.map((rows) => (
          <RowsToCorrect lang={lang} found={found} correction={correction} opened={rows} draft={draft} />
        ))}
        {opened.length > 0 && <Meta>{correctingTexts(lang).notSent}</Meta>}
        <Actions>
          {opened.length > 0 ? (
            <Button iconAfter="next" name="step" value="review">
              {correctingTexts(lang).toReview}
            </Button>
          ) : (
            <Button iconAfter="next">{t.submit}</Button>
          )}
          <Link href={page} standalone>
            {texts(lang).question.save}
          </Link>
        </Actions>
      </Form>
      <Meta>{t.cannot}</Meta>
    </>
  )
}

const ChosenPaper = ({ lang, found, paper }: { lang: Lang; found: Case; paper: string }) => (
  <>
    <Thumbnail bytes={found.referred.pictures.get(paper)} />
    <p class="meta">
      {fieldTexts(lang).file.chosen}：{found.referred.files.get(paper) ?? fieldTexts(lang).file.given}
      <input type="hidden" name="paper-kept" value={paper} />
    </p>
  </>
)
