import type { Tx } from '#platform/db/index.ts'
import { type NoticeKind } from '#platform/notices/index.ts'
import { tellConcerned } from '../acting/tell-concerned.ts'
import type { Application } from '../store/applications.ts'
import { noticePurposes } from '../text/notices/purposes.ts'
import { lookupTexts } from './text/index.ts'

const kind = 'procedures.paper-wanted'

/** Once per request, however many papers: the page says which. */
export async function tellPaperWanted(tx: Tx, application: Application): Promise<void> {
  const { id, lang } = application
  await tellConcerned(tx, application, { kind, key: `${kind}:${id}`, data: { applicationId: id, lang } })
}

export const noticeKinds: Record<string, NoticeKind> = {
  [kind]: {
    statutory: true,
    purpose: (lang) => noticePurposes(lang).course,
    urgency: 'ordinary',
    texts: (lang, data, context) => {
      const { subject, body, line } = lookupTexts(lang).notice
      const facts = { ward: context.wardName, phone: context.phone }
      return {
        subject: subject(facts),
        body: body(facts),
        line: line(facts),
        link: `/applications/${data.applicationId}/lookups`,
      }
    },
  },
}
