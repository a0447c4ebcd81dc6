import { withoutReadings } from '#platform/i18n/index.ts'
import type { House } from '#platform/module/index.ts'
import { feeOf } from '#platform/profile/index.ts'
import { type Case, contentOf, isComplete } from '../../actions/load-case.ts'
import { contentHash, hashText } from '../../domain/content-hash.ts'
import type { Application } from '../../store/applications.ts'
import type { Revision } from '../../store/revisions.ts'

export const definitionBody = (house: House, { procedure, number, definition }: Revision) => ({
  procedure,
  revision: number,
  kind: definition.kind,
  name: readable(definition.name),
  fees: definition.fees.map(({ fee, account }) => ({ fee, account, amount: feeOf(house.profile, fee).amount })),
})

/** Programs get words without readings. */
export const pagesBody = ({ definition }: Revision) => readable(definition.pages)

export const summaryBody = (application: Application) => ({
  id: application.id,
  procedure: application.procedure,
  state: application.state,
  receiptNumber: application.receiptNumber,
  feeTotal: application.feeTotal,
  createdAt: application.createdAt.toString(),
  submittedAt: application.submittedAt?.toString() ?? null,
  dueOn: application.dueOn?.toString() ?? null,
  version: application.version,
})

/** The application with what to answer next; `content` is what the confirmation has to repeat. */
export const wholeBody = (found: Case) => ({
  ...summaryBody(found.application),
  answers: found.way.answers,
  nextPage: found.way.next?.page.key ?? null,
  household: found.members.map(({ personId, name }) => ({ personId, name })),
  fee: {
    total: found.fee.total,
    lines: found.fee.lines.map(({ fee, unit, count, amount, account }) => ({ fee, unit, count, amount, account })),
  },
  content: isComplete(found) ? hashText(contentHash(contentOf(found))) : null,
})

function readable(value: unknown): unknown {
  if (typeof value === 'string') return withoutReadings(value)
  if (Array.isArray(value)) return value.map(readable)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, readable(part)]))
}
