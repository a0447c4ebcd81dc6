import { paymentOf } from '#modules/payments/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { withoutReadings } from '#platform/i18n/index.ts'
import type { House } from '#platform/module/index.ts'
import { feeOf } from '#platform/profile/index.ts'
import { type Case, contentOf, isComplete, ownCase, type VerifiedResident } from '../../actions/load-case.ts'
import { hasSignature, purposeOf, waitsForChangedFee } from '../../actions/payment.ts'
import { openedRows } from '../../actions/correcting/corrected.ts'
import { papersOf } from '../../actions/read-document.ts'
import { contentHash, hashText } from '../../domain/answers/content-hash.ts'
import type { Application, ApplicationId } from '../../store/applications.ts'
import { openCorrection } from '../../store/corrections.ts'
import type { Revision } from '../../store/revisions.ts'

export const definitionBody = (house: House, { procedure, number, definition }: Revision) => ({
  procedure,
  revision: number,
  kind: definition.kind,
  name: readable(definition.name),
  limit: definition.limit
    ? readable({
        days: definition.limit.days,
        unit: definition.limit.unit,
        from: definition.limit.from,
        says: definition.limit.says,
        source: definition.limit.source,
      })
    : null,
  fees: definition.fees.map(({ fee, account }) => ({ fee, account, amount: feeOf(house.profile, fee).amount })),
})

/** Programs get words without readings. */
export const pagesBody = ({ definition }: Revision) => readable(definition.pages)

export const summaryBody = (application: Application) => ({
  id: application.id,
  procedure: application.procedure,
  kind: application.kind,
  state: application.state,
  receiptNumber: application.receiptNumber,
  feeTotal: application.feeTotal,
  createdAt: application.createdAt.toString(),
  submittedAt: application.submittedAt?.toString() ?? null,
  dueOn: application.dueOn?.toString() ?? null,
  actingAs: application.actingAs,
  version: application.version,
})

/** The application with what to do next; `content` is what the confirmation has to repeat. */
export async function wholeBody(tx: Tx, house: House, actor: VerifiedResident, found: Case) {
  const { application } = found
  const { id, state } = application
  const payment = await paymentOf(tx, purposeOf(id))
  const correction = state === 'awaiting_correction' ? await openCorrection(tx, id) : undefined
  const page = `${house.config.publicUrl}/applications/${id}`
  const isSigned = await hasSignature(tx, application)
  return {
    ...summaryBody(application),
    answers: found.way.answers,
    nextPage: found.way.next?.page.key ?? null,
    refusal: refusalBody(found),
    household: found.members.map(({ personId, name }) => ({ personId, name })),
    fee: {
      total: found.fee.total,
      lines: found.fee.lines.map(({ fee, unit, count, amount, account }) => ({ fee, unit, count, amount, account })),
    },
    content: isComplete(found) ? hashText(contentHash(contentOf(found))) : null,
    payment: payment ? { id: payment.id, state: payment.state, amount: payment.amount } : null,
    correction: correction
      ? {
          id: correction.id,
          fields: correction.fields,
          reason: correction.reason,
          reasons: correction.reasons,
          rows: openedRows(found, correction).map(({ group, may }) => ({
            group: group.id,
            mayAdd: may.add,
            mayRemove: may.remove,
          })),
          answerBy: correction.answerBy.toString(),
        }
      : null,
    documents: (await papersOf(tx, actor, id)).map((paper) => ({
      id: paper.id,
      kind: paper.kind,
      createdAt: paper.createdAt.toString(),
      href: `/api/v1/documents/${paper.id}`,
    })),
    // Card and payment need the person: these open in her browser.
    links: {
      page,
      sign: state === 'confirmed' && !isSigned && found.definition.signature ? `${page}/signature` : null,
      pay:
        state === 'awaiting_payment' || (await waitsForChangedFee(tx, application))
          ? `${page}/payment`
          : state === 'confirmed' && (isSigned || !found.definition.signature) && found.fee.total > 0
            ? page
            : null,
    },
  }
}

/** Why who answers so cannot go on here. */
const refusalBody = ({ way: { refusal } }: Case) =>
  refusal ? readable({ page: refusal.page.key, says: refusal.rule.says, instead: refusal.rule.instead ?? null }) : null

/** Everything that the confirmation would fix and the card would sign; `undefined` while something is missing. */
export function checkBody(found: Case) {
  if (!isComplete(found)) return undefined
  const signed = contentOf(found)
  const { lines, total } = signed.fee
  // Under which 歳入科目 it is booked is the ward's own affair.
  const shown = lines.map((line) => Object.fromEntries(Object.entries(line).filter(([key]) => key !== 'revenueItem')))
  return { content: hashText(contentHash(signed)), signed: { ...signed, fee: readable({ lines: shown, total }) } }
}

function readable(value: unknown): unknown {
  if (typeof value === 'string') return withoutReadings(value)
  if (Array.isArray(value)) return value.map(readable)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, readable(part)]))
}

/** The caller's own, as it is now. */
export async function ownBody(tx: Tx, house: House, resident: VerifiedResident, id: ApplicationId) {
  return wholeBody(tx, house, resident, await ownCase(tx, house, resident, id))
}
