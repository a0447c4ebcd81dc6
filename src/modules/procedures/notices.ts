import type { Tx } from '#platform/db/index.ts'
import type { Lang } from '#platform/i18n/index.ts'
import { type NoticeData, type NoticeKind } from '#platform/notices/index.ts'
import { formatDate } from '#platform/time/index.ts'
import { tellConcerned } from './acting/tell-concerned.ts'
import type { Application } from './store/applications.ts'
import { actTexts } from './text/acts/index.ts'
import { procedureKinds } from './domain/definition/kinds.ts'
import { noticeTexts } from './text/notices/index.ts'
import { noticePurposes } from './text/notices/purposes.ts'
import { paperNotices } from './text/intake/letters.ts'
import { kindTexts } from './text/kinds/index.ts'

const kinds = [
  'received',
  'confirm-again',
  'window-closed',
  'correction-asked',
  'answer-day-moved',
  'sent',
  'ready',
  'refused',
  'payment-again',
  'fee-changed',
  'withdrawn',
  'paper-withdrawn',
] as const
/** About decisions: something lies in the box for electronic documents, or was given to the post. */
const actNoticeKinds = ['document', 'letter-posted'] as const
type ActKind = (typeof actNoticeKinds)[number]
type Kind = (typeof kinds)[number] | ActKind
export type ProcedureNotice = `procedures.${Kind}`

const arrivesItself: readonly ProcedureNotice[] = ['procedures.sent', 'procedures.letter-posted', 'procedures.refused']

/**
 * Tells the applicant, and who files it for them, once per kind and state of the application. `by`: the last day to answer, pay or fetch
 * (ISO date); `about`: once per this thing instead, such as a letter. Never says what is asked for or whose it is.
 */
export async function tellApplicant(
  tx: Tx,
  application: Application,
  kind: ProcedureNotice,
  data: { by?: Temporal.PlainDate; version?: number; about?: string } = {},
): Promise<void> {
  const { id, version, channel } = application
  // The counter hands over the 受付票, and the portal shows 到達確認: nobody is told the same by post.
  if (kind === 'procedures.received' && (channel === 'counter' || channel === 'mynaportal')) return
  // To who came with paper, the thing itself comes by post: no letter says that a letter is on its way.
  if (channel !== 'web' && arrivesItself.includes(kind)) return
  await tellConcerned(tx, application, {
    kind,
    key: `${kind}:${id}:${data.about ?? data.version ?? version}`,
    data: {
      applicationId: id,
      lang: application.lang,
      of: application.kind,
      ...(data.by && { by: data.by.toString() }),
      // Who came with paper is answered on paper, whatever devices the ward knows of them.
      ...(application.accountId === null && { byLetter: true, number: application.receiptNumber }),
    },
  })
}

export const noticeKinds: Record<string, NoticeKind> = Object.fromEntries(
  [...kinds, ...actNoticeKinds].map((kind) => [
    `procedures.${kind}`,
    {
      statutory: isStatutory(kind),
      purpose: (lang) => noticePurposes(lang).course,
      urgency: 'ordinary',
      answersAtOnce: kind === 'received' || kind === 'withdrawn' || kind === 'confirm-again',
      texts: wordsOf(kind),
    } satisfies NoticeKind,
  ]),
)

// What must be known to keep one's right (行政手続法 第7条, 第8条) reaches people without a device by letter.
function isStatutory(kind: Kind): boolean {
  // A refusal is posted as a decision of its own, to everybody.
  return (
    kind === 'correction-asked' || kind === 'answer-day-moved' || kind === 'payment-again' || kind === 'paper-withdrawn'
  )
}

// A declaration, because the table above is made while this file loads.
function wordsOf(kind: Kind): NoticeKind['texts'] {
  return (lang, data, context) => {
    const { subject, body, line } = isOfAct(kind) ? actTexts(lang).notices[kind] : noticeTexts(lang)[kind]
    const facts = { ward: context.wardName, phone: context.phone, by: dayOf(data, lang), noun: nounOf(data, lang) }
    const paper = data.byLetter === true && lang === 'ja' ? paperNotices[kind] : undefined
    if (paper) {
      const onPaper = { ...facts, number: typeof data.number === 'string' ? data.number : '' }
      return { subject: (paper.subject ?? subject)(onPaper), body: paper.body(onPaper), line: line(facts), link: '' }
    }
    return { subject: subject(facts), body: body(facts), line: line(facts), link: linkOf(kind, data) }
  }
}

const isOfAct = (kind: Kind): kind is ActKind => actNoticeKinds.some((one) => one === kind)

// Notices of before are about the only kind there was.
function nounOf(data: NoticeData, lang: Lang): string {
  const kind = procedureKinds.find((one) => one === data.of) ?? 'certificate-request'
  return kindTexts(lang)[kind].noun
}

const dayOf = (data: NoticeData, lang: Lang): string =>
  typeof data.by === 'string' ? formatDate(Temporal.PlainDate.from(data.by), lang) : ''

function linkOf(kind: Kind, data: NoticeData): string {
  const page = `/applications/${data.applicationId}`
  if (kind === 'document') return '/documents'
  if (kind === 'correction-asked' || kind === 'answer-day-moved') return `${page}/correction`
  if (kind === 'payment-again' || kind === 'fee-changed') return `${page}/payment`
  return kind === 'ready' ? `${page}/pickup` : page
}
