import { nameOfMandate } from '#modules/people/index.ts'
import { formatYen } from '#platform/money/index.ts'
import { formatDateTime, toWareki, wardTimeZone } from '#platform/time/index.ts'
import {
  Block,
  type Content,
  DataTable,
  Desk,
  Link,
  Notice,
  Pairs,
  Reason,
  Tag,
  Thumbnail,
} from '#platform/ui/index.ts'
import { type AnswerLine, linesOutsideTables } from '../../actions/desk/answer-lines.ts'
import type { CaseView } from '../../actions/desk/case-view.ts'
import type { ReadingReason } from '../../domain/desk/case-rights.ts'
import { isClosed } from '../../domain/course/states.ts'
import { outsideOf } from '../../domain/desk/outside-paper.ts'
import { checkLabels, checkMeanings, checkNotes, desk, readingLabels } from '../../text/desk.ts'
import { filedForThem } from '../../acting/text/staff.ts'
import { eventLabel } from '../../text/desk-events.ts'
import { mandateText, sayEndedSince } from '../../text/intake/mandates.ts'
import { plainWords } from '../../text/index.ts'
import { unconfirmedText } from '../../unconfirmed/text.ts'
import { channelLabels } from '../../text/queue-words.ts'

const t = desk.caseFile

type CasePageProps = {
  view: CaseView
  reason: ReadingReason
  /** What must not be overlooked before deciding. */
  hints?: Content
  panel: Content
  lookups: Content
  corrections: Content
  feeIsConfirmed: boolean
  /** How much of the procedure is 要確認. */
  unconfirmed: number
}

/** The clerk's work: what was asked, what the house checked by itself, what happened; the decision stands beside it. */
export const CasePage = ({
  view,
  reason,
  hints,
  panel,
  lookups,
  corrections,
  feeIsConfirmed,
  unconfirmed,
}: CasePageProps) => (
  <>
    <Reason>{t.reading(readingLabels[reason], lawOf(view))}</Reason>
    <Desk
      wide
      panel={
        <>
          <ActingSince view={view} />
          {panel}
        </>
      }
    >
      {view.applicant.needsCheck && (
        <Notice kind="warning" title={t.needsCheck}>
          <p>{t.needsCheckText}</p>
        </Notice>
      )}
      {view.agreementWithdrawnAt && (
        <Notice kind="warning" title={t.agreementWithdrawn}>
          <p>{t.agreementWithdrawnText(formatDateTime(view.agreementWithdrawnAt, 'ja'))}</p>
        </Notice>
      )}
      {view.law.refusal && (
        <Notice kind="warning" title={t.refusal}>
          <p>{view.law.refusal}</p>
          <p>{t.refusalNote}</p>
        </Notice>
      )}
      {hints}
      <Checks view={view} />
      <Asked view={view} feeIsConfirmed={feeIsConfirmed} />
      {unconfirmed > 0 && (
        <p>
          <Link href={`/staff/unconfirmed/${view.definition.procedure}`} standalone>
            {unconfirmedText.link(unconfirmed)}
          </Link>
        </p>
      )}
      {lookups}
      {corrections}
      <Course view={view} />
    </Desk>
  </>
)

const Checks = ({ view }: { view: CaseView }) => (
  <Block title={t.checks}>
    <DataTable
      caption={t.checks}
      columns={[
        { label: t.checkColumns.item, heading: true },
        { label: t.checkColumns.result },
        { label: t.checkColumns.note },
      ]}
      rows={view.checks.map((check) => ({
        cells: [
          checkLabels[check.name],
          check.ok ? <Tag kind="ok">{t.same}</Tag> : <Tag kind="late">{t.differs}</Tag>,
          check.note ? checkNotes[check.note] : checkMeanings[check.name],
        ],
      }))}
    />
  </Block>
)

const Asked = ({ view, feeIsConfirmed }: { view: CaseView; feeIsConfirmed: boolean }) => (
  <Block title={t.content}>
    <Pairs
      pairs={[
        { term: t.applicant, value: view.applicant.name },
        { term: t.address, value: view.applicant.needsCheck ? t.needsCheck : (view.applicant.address ?? '') },
        ...(view.definition.subjects ? [{ term: t.subjects, value: view.subjects.join('、') }] : []),
        ...linesOutsideTables(view).map(({ label, ...answer }) => ({
          term: label,
          value: <Answered view={view} {...answer} />,
        })),
        ...(view.definition.fees.length > 0 || view.row.feeTotal > 0 ? [feePair(view, feeIsConfirmed)] : []),
        ...limitPair(view),
        { term: t.signature, value: signatureOf(view) },
        { term: t.channel, value: <Arrival view={view} /> },
      ]}
    />
    {view.tables.map((table) => (
      <DataTable
        caption={table.label}
        captionHidden={false}
        columns={table.columns.map(({ label }, index) => ({ label, heading: index === 0 }))}
        rows={table.rows.map((cells) => ({ cells: cells.map((cell) => <Answered view={view} {...cell} />) }))}
      />
    ))}
    {view.row.kind === 'certificate-request' && !view.certificate && !view.outside && (
      <Link href={paperHref(view, 'draft.pdf')} standalone icon="document">
        {t.preview}
      </Link>
    )}
  </Block>
)

function limitPair({ law: { lastDay, isLate } }: CaseView) {
  if (!lastDay) return []
  const day = toWareki(lastDay)
  return [{ term: t.limit, value: isLate ? <Tag kind="late">{t.filedLate(day)}</Tag> : t.inTime(day) }]
}

type AnsweredProps = { view: CaseView } & Pick<AnswerLine, 'value'> & {
    fileId?: string | undefined
    picture?: AnswerLine['picture']
    files?: AnswerLine['files'] | undefined
  }

const Answered = ({ view, value, fileId, picture, files = [] }: AnsweredProps) =>
  files.length > 0 ? (
    <ul>
      {files.map((file) => (
        <li>
          <Link href={paperHref(view, `paper/${file.id}`)}>{file.name}</Link>
          <Thumbnail bytes={file.picture} />
        </li>
      ))}
    </ul>
  ) : fileId ? (
    <>
      <Link href={paperHref(view, `paper/${fileId}`)}>{value}</Link>
      <Thumbnail bytes={picture} />
    </>
  ) : (
    <>{value}</>
  )

const feePair = (view: CaseView, feeIsConfirmed: boolean) => ({
  term: t.fee,
  value: (
    <>
      {formatYen(view.row.feeTotal)}
      {!feeIsConfirmed && <Tag kind="ask">{t.unconfirmedFee}</Tag>}
    </>
  ),
})

const signatureOf = ({ signature, row, definition }: CaseView): string => {
  if (signature) return t.signedAt(formatDateTime(signature.signedAt, 'ja'), signature.certificateSerial)
  if (row.channel !== 'web') return t.signedElsewhere[row.channel]
  return definition.signature ? checkNotes.no_signature : t.noSignatureNeeded
}

/** Beside the decision: what has happened to the mandate since the paper arrived. */
const ActingSince = ({ view: { row, acting } }: { view: CaseView }) => {
  if (!acting?.stood || isClosed(row.state)) return null
  const words = sayEndedSince(nameOfMandate(acting.mandate), acting.now)
  return words ? <Notice kind="warning">{words}</Notice> : null
}

const Arrival = ({ view: { row, arrivalHref, acting, filer } }: { view: CaseView }) => (
  <>
    {channelLabels[row.channel]}
    {arrivalHref && (
      <>
        　<Link href={arrivalHref}>{t.arrival}</Link>
      </>
    )}
    {row.actingAs && filer && <p>{filedForThem(filer, row.actingAs)}</p>}
    {acting && !row.actingAs && (
      <p>
        {mandateText.title}　{nameOfMandate(acting.mandate)}
      </p>
    )}
    {acting && !acting.stood && <Notice kind="warning">{mandateText.fellLater}</Notice>}
  </>
)

// 「児童手当法 第7条（認定）、第8条（…）」: the article is enough here.
const lawOf = ({ definition }: CaseView): string => {
  const [law] = definition.legalBasis
  return law ? (plainWords(law).split('（')[0] ?? '').trim() : ''
}

export const paperHref = ({ row, stated }: CaseView, paper: string) =>
  `/staff/cases/${row.id}/${paper}${stated ? `?reason=${stated}` : ''}`

const Course = ({ view }: { view: CaseView }) => (
  <Block title={t.course}>
    <Pairs
      pairs={view.events.map((event) => ({
        term: <time class="num">{shortTime(event.at)}</time>,
        value: `${event.staffName ? `${event.staffName}　` : ''}${eventLabel(view.row.kind, event.kind)}${event.toName ? `（${event.toName}）` : ''}`,
      }))}
    />
  </Block>
)

// 「11/23 5:34」: the year is on the receipt number, and the column is narrow.
const shortTime = (at: Temporal.Instant): string => {
  const local = at.toZonedDateTimeISO(wardTimeZone)
  return `${local.month}/${local.day} ${local.hour}:${String(local.minute).padStart(2, '0')}`
}

/** The numbers of the issued paper, for the panel. */
export const PaperFacts = ({ view }: { view: CaseView }) => {
  const { certificate } = view
  if (!certificate) return null
  return (
    <Block title={t.certificate}>
      <Pairs
        pairs={[
          ...(view.outside
            ? [{ term: outsideOf(view.definition)?.number ?? '', value: view.outside.numbers.join('、') }]
            : [
                { term: t.documentNumber, value: certificate.documentNumber ?? '' },
                { term: t.issueNumber, value: certificate.issueNumber ?? '' },
              ]),
          { term: '発行日', value: toWareki(certificate.issuedOn) },
        ]}
      />
      {certificate.withdrawnAt && <Notice kind="warning">{t.withdrawn}</Notice>}
      {certificate.documentId && <Link href={paperHref(view, 'certificate.pdf')}>{t.openPaper}</Link>}
    </Block>
  )
}
