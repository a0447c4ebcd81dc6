import { withoutReadings } from '#platform/i18n/index.ts'
import { type OfficeId, parseId } from '#platform/ids/index.ts'
import { formatDateTime } from '#platform/time/index.ts'
import { publications, type Step } from '../../record/index.ts'
import { byWords, deskTexts, publicationWords, stateWords, stepWords } from '../text/index.ts'
import type { ReportView } from '../view.ts'

const t = deskTexts.report

/** What happened, the newest first; `since`: only what came after that step. */
export const History = ({ view, since = 0 }: { view: ReportView; since?: number }) => (
  <ol class="steps">
    {view.steps
      .filter(({ number }) => number > since)
      .toReversed()
      .map((step) => (
        <li>
          <p>
            <time class="meta">{formatDateTime(step.at, 'ja')}</time> <b>{whatOf(view, step)}</b>{' '}
            <span class="meta">{whoOf(view, step)}</span>
          </p>
          {step.reason && <p>{`${t.reason}：${reasonOf(view, step.reason)}`}</p>}
          {step.said && <p class="said">{step.said}</p>}
          {step.note && (
            <p class="inner">
              <span class="meta">{t.note}</span> {step.note}
            </p>
          )}
        </li>
      ))}
  </ol>
)

function whatOf(view: ReportView, step: Step): string {
  const { kind, from, to, details } = step
  if (kind === 'filed') return stepWords.filed
  if (to) {
    const body = details.body ? `（${bodyOf(view, details.body)}）` : ''
    return `${stepWords[kind]}：${from ? `${stateWords[from]}→` : ''}${stateWords[to]}${body}`
  }
  const more = moreOf(view, step)
  return more ? `${stepWords[kind]}：${more}` : stepWords[kind]
}

function moreOf(view: ReportView, { kind, details }: Step): string {
  switch (kind) {
    case 'assigned':
      return nameOf(view, details.to) ?? t.nobodyAssigned
    case 'published': {
      const to = publications.find((one) => one === details.to)
      return to ? publicationWords[to] : ''
    }
    case 'routed':
      return routedOf(view, details)
    case 'merged':
    case 'unmerged':
      return details.number ?? ''
    default:
      return ''
  }
}

function routedOf(view: ReportView, details: Step['details']): string {
  const { categories } = view.catalogue
  const office = parseId<'office'>(details.office ?? '')
  const category = details.category && categories.get(details.category)
  return [
    office && view.officeNames.get(office as OfficeId),
    category && withoutReadings(category.name.ja),
    details.owner && t.ownerChanged,
  ]
    .filter(Boolean)
    .join('、')
}

function whoOf(view: ReportView, { byKind, byStaff }: Step): string {
  return (byStaff && view.names.get(byStaff)) || byWords[byKind]
}

function nameOf(view: ReportView, id: string | undefined): string | undefined {
  const staff = parseId<'staff'>(id ?? '')
  return staff && view.names.get(staff)
}

const reasonOf = ({ catalogue }: ReportView, code: string): string =>
  withoutReadings(catalogue.reasons.find((one) => one.code === code)?.name.ja ?? code)

const bodyOf = ({ catalogue }: ReportView, code: string): string =>
  withoutReadings(catalogue.bodies.get(code)?.name.ja ?? code)
