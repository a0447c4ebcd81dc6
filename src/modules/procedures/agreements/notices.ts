import { notify, type NoticeKind } from '#platform/notices/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { type Lang, langs } from '#platform/i18n/index.ts'
import type { PersonId } from '#platform/ids/index.ts'
import { formatDate } from '#platform/time/index.ts'
import { tellConcerned } from '../acting/tell-concerned.ts'
import type { Application } from '../store/applications.ts'
import { noticePurposes } from '../text/notices/purposes.ts'
import type { AgreementId } from './store.ts'
import { agreementTexts } from './text/index.ts'

/** Tells who has to agree that something waits for them; never what it is or whose. */
export async function tellAskedFor(
  tx: Tx,
  { lang }: Application,
  { agreementId, personId, answerBy }: { agreementId: AgreementId; personId: PersonId; answerBy: Temporal.PlainDate },
): Promise<void> {
  await notify(tx, {
    kind: 'procedures.agreement-asked',
    personId,
    key: `procedures.agreement-asked:${agreementId}`,
    data: { agreementId, lang, by: answerBy.toString() },
  })
}

/** Tells the applicant that it is theirs again: declined, taken back, or not answered in time. */
export async function tellEnded(tx: Tx, application: Application): Promise<void> {
  const { id, lang, version } = application
  await tellConcerned(tx, application, {
    kind: 'procedures.agreement-ended',
    key: `procedures.agreement-ended:${id}:${version}`,
    data: { applicationId: id, lang },
  })
}

const langOf = (lang: string): Lang => langs.find((one) => one === lang) ?? 'ja'

export const noticeKinds: Record<string, NoticeKind> = {
  'procedures.agreement-asked': {
    statutory: false,
    purpose: (lang) => noticePurposes(lang).agreement,
    urgency: 'ordinary',
    texts: (lang, data, { wardName: ward, phone }) => {
      const t = agreementTexts(langOf(lang)).notices.asked
      const by = typeof data.by === 'string' ? formatDate(Temporal.PlainDate.from(data.by), langOf(lang)) : ''
      const link = `/agreements/${data.agreementId}`
      return { subject: t.subject(ward), body: t.body(by, phone), line: t.line(ward, by), link }
    },
  },
  'procedures.agreement-ended': {
    statutory: false,
    purpose: (lang) => noticePurposes(lang).course,
    urgency: 'ordinary',
    texts: (lang, data, { wardName: ward, phone }) => {
      const t = agreementTexts(langOf(lang)).notices.ended
      const link = `/applications/${data.applicationId}`
      return { subject: t.subject(ward), body: t.body(phone), line: t.line(ward), link }
    },
  },
}
