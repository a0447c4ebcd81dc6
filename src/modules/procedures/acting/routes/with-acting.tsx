import { recordAudit } from '#platform/audit/index.ts'
import type { Ctx } from '#platform/http/index.ts'
import type { House } from '#platform/module/index.ts'
import { residentPage } from '#platform/ui/index.ts'
import { parseId } from '#platform/ids/index.ts'
import type { VerifiedResident } from '../../actions/load-case.ts'
import { findOwnApplication } from '../../store/my-applications.ts'
import type { Application } from '../../store/applications.ts'
import { ActingEnded, actingOf, filerMayAct, isFiler } from '../actions/acting-of.ts'
import { ActingBand, ActingEndedPage, FiledForYou } from '../pages/acting-pages.tsx'
import { actingTexts } from '../text/index.ts'

/**
 * Around every page of an application: says on top for whom one acts, and stops who may not any more. The deeds ask again
 * in their own transaction. Hands on the application as it was found; what is not theirs is not there.
 */
export async function withActing(
  c: Ctx,
  house: House,
  resident: VerifiedResident,
  handle: (application?: Application) => Response | Promise<Response>,
): Promise<Response> {
  const id = c.get('path').startsWith('/applications/') ? parseId<'application'>(c.req.param('id') ?? '') : undefined
  if (!id) return handle()
  const asked = await house.db.look((tx) => findOwnApplication(tx, resident, id))
  if (!asked?.filerPersonId) return handle(asked)
  const seen = await house.db.transact(async (tx) => {
    const application = await findOwnApplication(tx, resident, id)
    const acting = application && (await actingOf(tx, application))
    if (!acting) return undefined
    const isMine = isFiler(resident, application)
    const may = isMine ? await filerMayAct(tx, application, house.clock.today()) : { may: true as const }
    if (isMine && may.may && c.req.method === 'GET')
      await recordAudit(tx, {
        actor: resident,
        action: 'procedures.application.read',
        subject: { kind: 'procedures.application', id },
        personId: application.applicantPersonId,
        reason: 'mandate',
      })
    return { acting, isMine, may, isFiled: application.submittedAt !== null }
  })
  if (!seen) return handle(asked)
  const lang = c.get('lang')
  const ended = (why: ActingEnded['why']) =>
    residentPage(
      c,
      house,
      { title: actingTexts(lang).ended.title, status: 403, robots: 'noindex' },
      <ActingEndedPage lang={lang} why={why} isFiled={seen.isFiled} phone={house.profile.phone} />,
    )
  if (!seen.may.may) return ended(seen.may)
  const Band = seen.isMine ? ActingBand : FiledForYou
  c.set('band', <Band lang={lang} acting={seen.acting} />)
  try {
    return await handle(asked)
  } catch (error) {
    if (!(error instanceof ActingEnded)) throw error
    c.set('band', undefined)
    return ended(error.why)
  }
}
