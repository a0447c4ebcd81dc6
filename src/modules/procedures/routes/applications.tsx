import type { Hono } from 'hono'
import { type Ctx, type HttpEnv, readCursor, seeOther, submitOnce, writeCursor } from '#platform/http/index.ts'
import type { Tx } from '#platform/db/index.ts'
import type { Lang } from '#platform/i18n/index.ts'
import type { House } from '#platform/module/index.ts'
import { formatDate, wardDate } from '#platform/time/index.ts'
import { residentPage } from '#platform/ui/index.ts'
import { actingOf, filerMayAct, isFiler } from '../acting/actions/acting-of.ts'
import { isComplete, loadCase, ownCase, type VerifiedResident } from '../actions/load-case.ts'
import { paymentOf } from '#modules/payments/index.ts'
import { type Awaited, awaited } from '../agreements/pages/agreement-pages.tsx'
import { agreementOf } from '../agreements/store.ts'
import { hasSignature, purposeOf } from '../actions/payment.ts'
import { withdrawApplication } from '../actions/withdraw.ts'
import { pickupCodeOf } from '../domain/desk/pickup-code.ts'
import { deliveryAsked } from '../domain/definition/definition.ts'
import { isWithdrawable } from '../domain/course/states.ts'
import { Confirmed, type ConfirmedNotice } from '../pages/resident/confirmed.tsx'
import { type MineEntry, MyApplications } from '../pages/resident/mine.tsx'
import { OfficeAside } from '../pages/resident/office-aside.tsx'
import { PickupPage } from '../pages/resident/pickup.tsx'
import { WithdrawalPage } from '../pages/resident/small-pages.tsx'
import { ApplicationTimeline, TimelineAside } from '../pages/resident/timeline.tsx'
import { authorityIn, hoursText, valuesFor } from '../pages/resident/words.ts'
import type { Application } from '../store/applications.ts'
import { listOwnApplications } from '../store/my-applications.ts'
import { outcomeOf } from '../store/outcome.ts'
import { revisionById } from '../store/revisions.ts'
import { isAtCounter } from '../tags/domain.ts'
import { ordersOf } from '../tags/store.ts'
import { say, texts } from '../text/index.ts'
import { kindTexts } from '../text/kinds/index.ts'
import { keptUntil } from '../unfinished/kept-until.ts'
import { whereStopped } from '../unfinished/pages/resume.tsx'
import { nextPage } from './check.tsx'
import { listKeyOf } from './list-key.ts'
import { timelineFacts } from './timeline-facts.ts'
import { applicationIdOf, conflictPage, applicantOnly } from './verified.tsx'

const pageSize = 20
const notices: readonly ConfirmedNotice[] = ['not-signed', 'not-paid', 'waiting', 'provider-down']

export function applicationRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get(
    '/applications',
    applicantOnly(house, (c, resident) => listPage(c, house, resident)),
  )
  app.get(
    '/applications/:id',
    applicantOnly(house, (c, resident) => onePage(c, house, resident)),
  )

  app.get(
    '/applications/:id/withdrawal',
    applicantOnly(house, async (c, resident) => {
      const id = applicationIdOf(c)
      const lang = c.get('lang')
      const found = await house.db.read((tx) => ownCase(tx, house, resident, id))
      if (!isWithdrawable(found.application.kind, found.application.state)) return seeOther(c, `/applications/${id}`)
      const title = kindTexts(lang)[found.definition.kind].withdrawTitle
      return residentPage(
        c,
        house,
        { title, back: `/applications/${id}` },
        <WithdrawalPage lang={lang} found={found} />,
      )
    }),
  )

  app.post(
    '/applications/:id/withdrawal',
    applicantOnly(house, async (c, resident) => {
      const id = applicationIdOf(c)
      const done = await submitOnce(c, house, { form: `procedures.withdraw:${id}` }, async (tx) => {
        const withdrawn = await withdrawApplication(tx, house, resident, id)
        return withdrawn.ok
          ? { location: `/applications/${id}` }
          : { errors: [{ field: '', message: texts(c.get('lang')).withdrawal.tooLate }] }
      })
      return done.ok ? done.response : conflictPage(c, house, id)
    }),
  )

  app.get(
    '/applications/:id/pickup',
    applicantOnly(house, async (c, resident) => {
      const id = applicationIdOf(c)
      const lang = c.get('lang')
      const { found, outcome, tags } = await house.db.read(async (tx) => ({
        found: await ownCase(tx, house, resident, id),
        outcome: await outcomeOf(tx, id),
        tags: await ordersOf(tx, id),
      }))
      const isCounter = deliveryAsked(found.definition, found.way.answers) === 'counter'
      if (!isCounter || !found.application.submittedAt) return seeOther(c, `/applications/${id}`)
      const { title } = texts(lang).pickup
      return residentPage(
        c,
        house,
        { title, back: `/applications/${id}`, aside: <OfficeAside lang={lang} office={found.office} /> },
        <PickupPage
          lang={lang}
          found={found}
          code={
            outcome.dispatch === 'on_shelf' || tags.some(isAtCounter)
              ? pickupCodeOf(house.config.secret, id)
              : undefined
          }
          isDone={
            outcome.dispatch === 'handed_over' ||
            (tags.length > 0 && tags.every(({ state }) => state === 'handed_over'))
          }
          readyBy={found.application.dueOn}
          place={house.profile.address}
          hours={hoursText(lang, house.profile.hours)}
        />,
      )
    }),
  )
}

const stillAwaited = (one: Awaited | undefined): Awaited | undefined =>
  one && (one.agreement.answer === null || one.agreement.answer === 'given') ? one : undefined

async function onePage(c: Ctx, house: House, resident: VerifiedResident): Promise<Response> {
  const id = applicationIdOf(c)
  const lang = c.get('lang')
  const { found, isSigned, isPaid, agreement } = await house.db.read(async (tx) => {
    const found = await ownCase(tx, house, resident, id)
    return {
      found,
      isSigned: await hasSignature(tx, found.application),
      isPaid: (await paymentOf(tx, purposeOf(id)))?.secured === true,
      agreement: stillAwaited(awaited(found, await agreementOf(tx, id))),
    }
  })
  const { application } = found
  if (application.state === 'draft')
    return seeOther(c, isComplete(found) ? `/applications/${id}/check` : nextPage(found))
  const values = valuesFor(house, lang, found)
  const crumbs = [{ href: '/applications', label: texts(lang).timeline.backToList }]
  const title = say(found.definition.name, lang)
  if (application.state === 'confirmed') {
    const notice = notices.find((known) => known === c.req.query('notice'))
    const aside = <TimelineAside lang={lang} found={found} />
    const options = { title: kindTexts(lang)[found.definition.kind].almost, crumbs, aside }
    return residentPage(
      c,
      house,
      options,
      <Confirmed
        lang={lang}
        found={found}
        values={values}
        isSigned={isSigned || !found.definition.signature}
        isPaid={isPaid}
        agreement={agreement}
        notice={notice}
      />,
    )
  }
  const facts = await timelineFacts(house, resident, found)
  const { name, nameEnglish, mayorTitle } = house.profile
  const ward = lang === 'en' ? nameEnglish : name
  const aside = <TimelineAside lang={lang} found={found} />
  return residentPage(
    c,
    house,
    { title: application.receiptNumber ? `${title} ${application.receiptNumber}` : title, here: title, crumbs, aside },
    <ApplicationTimeline
      {...facts}
      lang={lang}
      found={found}
      values={values}
      ward={ward}
      mayor={mayorTitle}
      nameOf={(authority) => authorityIn(lang, house.profile, authority)}
    />,
  )
}

/** Of what was begun: where it stopped, and until when it is kept. There is one of each procedure at most. */
async function draftStanding(tx: Tx, house: House, lang: Lang, application: Application): Promise<MineEntry['draft']> {
  if (application.state !== 'draft' && application.state !== 'confirmed') return undefined
  const found = await loadCase(tx, house, application)
  return {
    stopped: whereStopped(lang, found, valuesFor(house, lang, found)),
    until: formatDate(wardDate(keptUntil(application)), lang),
  }
}

async function listPage(c: Ctx, house: House, resident: VerifiedResident): Promise<Response> {
  const lang = c.get('lang')
  const before = listKeyOf(readCursor(house, 'procedures.mine', c.req.query('before')))
  const { entries, last } = await house.db.read(async (tx) => {
    const rows = await listOwnApplications(tx, resident, { before, limit: pageSize + 1 })
    const shown = rows.slice(0, pageSize)
    const entries: MineEntry[] = []
    for (const application of shown) {
      const { definition } = await revisionById(tx, application.revisionId)
      const side = !isFiler(resident, application)
        ? 'principal'
        : (await filerMayAct(tx, application, house.clock.today())).may
          ? 'filer'
          : 'over'
      // What the person is called today is no longer the business of who acted for them.
      const acting = side === 'over' ? undefined : await actingOf(tx, application)
      const draft = side === 'over' ? undefined : await draftStanding(tx, house, lang, application)
      entries.push({ application, name: say(definition.name, lang), acting, side, draft })
    }
    return { entries, last: rows.length > pageSize ? shown.at(-1) : undefined }
  })
  const cursor = last && writeCursor(house, 'procedures.mine', [last.createdAt.toString(), last.id])
  const nextHref = cursor && `/applications?before=${encodeURIComponent(cursor)}`
  const page = <MyApplications lang={lang} entries={entries} nextHref={nextHref} />
  return residentPage(c, house, { title: kindTexts(lang).mine.title, crumbs: [] }, page)
}
