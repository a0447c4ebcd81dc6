import type { Lang } from '#platform/i18n/index.ts'
import type { Case } from '../../actions/load-case.ts'
import type { CourseKey } from '../../domain/course/course.ts'
import type { ProcedureKind } from '../../domain/definition/kinds.ts'
import type { DeliveryWay } from '../../domain/definition/law.ts'
import { texts } from '../../text/index.ts'
import { kindTexts } from '../../text/kinds/index.ts'
import { deciderIn, money } from './words.ts'

/** A step of the course in the words of its kind. */
export function stepTitle(lang: Lang, { definition, fee }: Case, key: CourseKey): { title: string; note?: string } {
  const t = texts(lang).timeline.steps
  const { [definition.kind]: kind, steps } = kindTexts(lang)
  switch (key) {
    case 'submitted':
      return submittedTitle(lang, definition.kind)
    case 'paid':
      return { title: t.paid(money(lang, fee.total)) }
    case 'payment':
      return { title: definition.kind === 'certificate-request' ? t.payment : texts(lang).payment.title }
    case 'refused':
      return { title: definition.kind === 'certificate-request' ? t.refused : steps.notGranted }
    case 'withdrawn':
      return { title: definition.kind === 'certificate-request' ? t.withdrawn : kind.withdrawn }
    case 'check-form':
      return { title: steps.checkForm }
    case 'choose-time':
      return { title: steps.chooseTime }
    case 'form-checked':
      return { title: steps.formChecked }
    default:
      return { title: isCertificateStep(key) ? t[key] : steps[key] }
  }
}

const certificateSteps = [
  'review',
  'reviewed',
  'correction',
  'post',
  'posted',
  'arrive',
  'shelve',
  'shelved',
  'fetch',
  'fetched',
] as const
type CertificateStep = (typeof certificateSteps)[number]
const isCertificateStep = (key: CourseKey): key is CertificateStep => certificateSteps.some((step) => step === key)

function submittedTitle(lang: Lang, kind: ProcedureKind): { title: string; note?: string } {
  const { [kind]: words, steps } = kindTexts(lang)
  if (kind === 'notification') return { title: steps.arrived, note: steps.formNote }
  return { title: kind === 'booking' ? steps.booked : words.received }
}

type Standing = { lang: Lang; found: Case; delivery: DeliveryWay; isOnShelf: boolean }

/** How it stands now, in one sentence. */
export function nowText({ lang, found, delivery, isOnShelf }: Standing): string {
  const { application, definition } = found
  const t = texts(lang).timeline
  const { [definition.kind]: kind, now } = kindTexts(lang)
  const isApplication = definition.kind === 'application'
  switch (application.state) {
    case 'issued':
      return isOnShelf ? t.now.onShelf : delivery === 'post' ? t.now.issuedPost : t.now.issuedCounter
    case 'draft':
    case 'confirmed':
      return ''
    case 'submitted':
    case 'in_review':
      if (definition.kind === 'booking') return now.booked
      if (definition.kind === 'notification') return now.arrived
      return isApplication && application.state === 'in_review'
        ? now.deciding(deciderIn(lang, definition))
        : t.now[application.state]
    case 'proposed':
      return isApplication ? now.waitsForDecision : t.now.proposed
    case 'awaiting_payment':
      return definition.kind === 'certificate-request' ? t.now.awaiting_payment : now.payFee
    case 'notified':
    case 'completed':
      return outcomeText(lang, found) ?? (application.state === 'notified' ? t.now.notified : kind.completed)
    case 'refused':
      return isApplication ? now.notGranted : t.now.refused
    case 'withdrawn':
      return kind.withdrawn
    default:
      return t.now[application.state]
  }
}

function outcomeText(lang: Lang, { application, definition }: Case): string | undefined {
  const { now } = kindTexts(lang)
  if (definition.kind !== 'application') return undefined
  switch (application.outcome) {
    case 'grant':
      return now.granted
    case 'partial':
      return now.partial
    case 'refuse':
      return now.notGranted
    case null:
      return undefined
  }
}
