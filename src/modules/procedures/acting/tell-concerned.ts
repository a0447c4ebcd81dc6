import type { Tx } from '#platform/db/index.ts'
import { type NoticeData, notify } from '#platform/notices/index.ts'
import { lastDayOf } from '../store/case-events.ts'
import type { Application } from '../store/applications.ts'
import { toldAbout } from './actions/acting-of.ts'

/** Tells the applicant, and who files it for them while they may: each once per key. */
export async function tellConcerned(
  tx: Tx,
  application: Application,
  { kind, key, data }: { kind: string; key: string; data: NoticeData },
): Promise<void> {
  const on = await lastDayOf(tx, application.id)
  for (const personId of await toldAbout(tx, application, on))
    await notify(tx, {
      kind,
      personId,
      key: personId === application.applicantPersonId ? key : `${key}:filer`,
      data,
    })
}
