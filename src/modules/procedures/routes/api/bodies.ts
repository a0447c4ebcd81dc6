import { plainText } from '#platform/i18n/index.ts'
import type { House } from '#platform/module/index.ts'
import { feeOf } from '#platform/profile/index.ts'
import { type Case, contentOf, isComplete } from '../../actions/load-case.ts'
import { contentHash, hashText } from '../../domain/content-hash.ts'
import type { Application } from '../../store/applications.ts'
import type { Revision } from '../../store/revisions.ts'
import { say } from '../../text/index.ts'

export const definitionBody = (house: House, { procedure, number, definition }: Revision) => ({
  procedure,
  revision: number,
  kind: definition.kind,
  name: { ja: definition.name.ja, easy: plainText(say(definition.name, 'easy')), en: definition.name.en },
  fees: definition.fees.map(({ fee, account }) => ({ fee, account, amount: feeOf(house.profile, fee).amount })),
})

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
