import type { Tx } from '#platform/db/index.ts'
import { type NoticeData, type NoticeKind } from '#platform/notices/index.ts'
import type { Lang } from '#platform/i18n/index.ts'
import { formatDate } from '#platform/time/index.ts'
import { tellConcerned } from '../acting/tell-concerned.ts'
import type { Application } from '../store/applications.ts'
import { noticePurposes } from '../text/notices/purposes.ts'
import type { ChargeId } from './domain.ts'
import { feeTexts } from './text/fee.ts'
import { chargeTexts } from './text/index.ts'

const ofCharges = ['charge-asked', 'charge-ready', 'charge-posted', 'charge-opened'] as const
const ofFees = ['fee-asked', 'fee-reminder', 'fee-lapsed'] as const
const kinds = [...ofCharges, ...ofFees]
type Kind = (typeof kinds)[number]

const isOfFee = (kind: Kind): kind is (typeof ofFees)[number] => ofFees.some((one) => one === kind)

/** Tells the applicant, and who files it for them, once per bill and step; never what it is for or how much. */
export async function tellCharge(
  tx: Tx,
  application: Application,
  { id, payBy }: { id: ChargeId; payBy: Temporal.PlainDate },
  kind: `procedures.${Kind}`,
): Promise<void> {
  const { id: applicationId, lang, accountId } = application
  await tellConcerned(tx, application, {
    kind,
    key: `${kind}:${id}`,
    data: {
      applicationId,
      chargeId: id,
      lang,
      by: payBy.toString(),
      ...(accountId === null && { byLetter: true }),
    },
  })
}

export const noticeKinds: Record<string, NoticeKind> = Object.fromEntries(
  // A bill has to be known to be paid, with or without a device.
  kinds.map((kind) => [
    `procedures.${kind}`,
    {
      statutory: kind === 'charge-asked' || isOfFee(kind),
      purpose: (lang) => noticePurposes(lang).charge,
      urgency: 'ordinary',
      texts: wordsOf(kind),
    } satisfies NoticeKind,
  ]),
)

// A declaration, because the table above is made while this file loads.
function wordsOf(kind: Kind): NoticeKind['texts'] {
  return (lang, data, context) => {
    const { subject, body, line } = isOfFee(kind) ? feeTexts(lang).notices[kind] : chargeTexts(lang).notices[kind]
    const facts = { ward: context.wardName, phone: context.phone, by: dayOf(data, lang) }
    return {
      subject: subject(facts),
      body: body(facts),
      line: line(facts),
      link: `/applications/${data.applicationId}/charges/${data.chargeId}`,
    }
  }
}

const dayOf = (data: NoticeData, lang: Lang): string =>
  typeof data.by === 'string' ? formatDate(Temporal.PlainDate.from(data.by), lang) : ''
