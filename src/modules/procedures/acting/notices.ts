import type { Tx } from '#platform/db/index.ts'
import type { Lang } from '#platform/i18n/index.ts'
import type { PersonId } from '#platform/ids/index.ts'
import { type NoticeKind, notify } from '#platform/notices/index.ts'
import { noticePurposes } from '../text/notices/purposes.ts'
import { actingTexts } from './text/index.ts'

const kind = 'procedures.acting-changed'

/** Both sides hear that something changed; never who, for what, or which way. `about`: once per this deed. */
export async function tellBoth(tx: Tx, persons: readonly PersonId[], about: string, lang: Lang): Promise<void> {
  for (const personId of persons)
    await notify(tx, { kind, personId, key: `${kind}:${about}:${personId}`, data: { lang } })
}

export const noticeKinds: Record<string, NoticeKind> = {
  [kind]: {
    statutory: false,
    purpose: (lang) => noticePurposes(lang).acting,
    // Whoever did not know of it should be able to stop it at once.
    urgency: 'urgent',
    texts: (lang) => {
      const { subject, body, line } = actingTexts(lang).notices
      return { subject, body, line, link: '/account/representatives' }
    },
  },
}
