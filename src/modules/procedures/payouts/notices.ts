import type { Tx } from '#platform/db/index.ts'
import { type NoticeKind } from '#platform/notices/index.ts'
import { tellConcerned } from '../acting/tell-concerned.ts'
import type { Application } from '../store/applications.ts'
import { noticePurposes } from '../text/notices/purposes.ts'
import { payoutTexts } from './text/index.ts'

const kind = 'procedures.account-wanted'

/** Once per payout, or per grant without one: the page says what is wrong, the notice does not. */
export async function tellAccountWanted(tx: Tx, application: Application, about: string): Promise<void> {
  const { id, accountId, lang } = application
  await tellConcerned(tx, application, {
    kind,
    key: `${kind}:${about}`,
    // Who came with paper is answered on paper.
    data: { applicationId: id, lang, ...(accountId === null && { byLetter: true }) },
  })
}

export const noticeKinds: Record<string, NoticeKind> = {
  [kind]: {
    statutory: true,
    purpose: (lang) => noticePurposes(lang).payout,
    urgency: 'ordinary',
    texts: (lang, data, context) => {
      const { subject, body, line } = payoutTexts(lang).notice
      const facts = { ward: context.wardName, phone: context.phone }
      return {
        subject: subject(facts),
        body: body(facts),
        line: line(facts),
        link: `/applications/${data.applicationId}/account`,
      }
    },
  },
}
