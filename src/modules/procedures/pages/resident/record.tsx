import type { Lang } from '#platform/i18n/index.ts'
import { formatDateTime } from '#platform/time/index.ts'
import { Block, Meta, SummaryList, type SummaryRow, Title } from '#platform/ui/index.ts'
import { actingTexts } from '../../acting/text/index.ts'
import type { Case } from '../../actions/load-case.ts'
import { hashText } from '../../domain/answers/content-hash.ts'
import { say, texts } from '../../text/index.ts'
import { kindTexts } from '../../text/kinds/index.ts'
import { answerRows } from './answer-rows.tsx'
import { money, officeName, type Values } from './words.ts'

type RecordProps = { lang: Lang; found: Case; values: Values; submittedAt: Temporal.Instant }

/** 控え: what reached the office, made to be printed and kept. */
export const RecordPage = ({ lang, found, values, submittedAt }: RecordProps) => {
  const t = texts(lang).record
  const kind = kindTexts(lang)[found.definition.kind]
  return (
    <>
      <Title lede={t.lede}>{kind.record}</Title>
      <SummaryList rows={headRows(lang, found, submittedAt)} />
      <Block title={kind.content}>
        <SummaryList rows={answerRows(lang, found, values, { canChange: false })} />
      </Block>
      <Meta>{t.notACertificate}</Meta>
    </>
  )
}

function headRows(lang: Lang, found: Case, submittedAt: Temporal.Instant): SummaryRow[] {
  const t = texts(lang).record
  const of = actingTexts(lang)
  const { application, definition, members, household, office, acting } = found
  const applicant = found.guest?.name ?? members.find(({ personId }) => personId === household.self)?.name ?? ''
  const { contentHash, feeTotal, receiptNumber } = application
  return [
    { term: t.receiptNumber, value: receiptNumber ?? '' },
    { term: t.procedure, value: say(definition.name, lang) },
    { term: t.filedAt, value: formatDateTime(submittedAt, lang) },
    { term: t.to, value: officeName(lang, office) },
    { term: t.applicant, value: applicant },
    ...(acting ? [{ term: of.filer, value: of.filerValue(acting.filerName, of.roles[acting.as]) }] : []),
    ...(feeTotal === null ? [] : [{ term: t.total, value: money(lang, feeTotal) }]),
    ...(contentHash ? [{ term: t.signed, value: <code>{hashText(contentHash)}</code>, note: t.signedNote }] : []),
  ]
}
