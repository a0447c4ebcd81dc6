import type { Tx } from '#platform/db/index.ts'
import { langs } from '#platform/i18n/index.ts'
import type { NoticeKind } from '#platform/notices/index.ts'
import { tellConcerned } from '../acting/tell-concerned.ts'
import type { Application } from '../store/applications.ts'
import { noticePurposes } from '../text/notices/purposes.ts'
import { inquiryTexts } from './text/index.ts'

const kind = 'procedures.question-answered'

/** Tells who asked, and whose matter it is, that there is an answer; never what it says. */
export async function tellAnswered(tx: Tx, application: Application, at: Temporal.Instant): Promise<void> {
  const { id, lang } = application
  await tellConcerned(tx, application, {
    kind,
    key: `${kind}:${id}:${at.epochMilliseconds}`,
    data: { applicationId: id, lang },
  })
}

export const noticeKinds: Record<string, NoticeKind> = {
  [kind]: {
    statutory: false,
    purpose: (lang) => noticePurposes(lang).question,
    urgency: 'ordinary',
    texts: (lang, data, { wardName: ward, phone }) => {
      const { notice } = inquiryTexts(langs.find((one) => one === lang) ?? 'ja')
      return {
        subject: notice.subject(ward),
        body: notice.body(phone),
        line: notice.line(ward),
        link: `/applications/${data.applicationId}/inquiries`,
      }
    },
  },
}
