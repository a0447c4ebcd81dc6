import type { Hono } from 'hono'
import { z } from 'zod'
import { startSignature } from '#platform/auth/index.ts'
import { type Ctx, type HttpEnv, readForm, seeOther, submitOnce } from '#platform/http/index.ts'
import type { Tx } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import { formatDate, wardCalendar } from '#platform/time/index.ts'
import { residentPage } from '#platform/ui/index.ts'
import { confirmApplication } from '../actions/confirm.ts'
import { type Case, contentOf, isComplete, ownCase, type VerifiedResident } from '../actions/load-case.ts'
import { reopenApplication } from '../actions/reopen.ts'
import { submitIfReady } from '../actions/submit-if-ready.ts'
import { contentHash, hashText } from '../domain/answers/content-hash.ts'
import { deliveryAsked, groupOf, type Page, plainFieldsOf } from '../domain/definition/definition.ts'
import { inHandBy, officeDueOn } from '../domain/course/due.ts'
import { Check, CheckAside } from '../pages/resident/check.tsx'
import { planFor } from '../payouts/plan.ts'
import { OfficeAside } from '../pages/resident/office-aside.tsx'
import { valuesFor } from '../pages/resident/words.ts'
import type { ApplicationId } from '../store/applications.ts'
import { texts } from '../text/index.ts'
import { kindTexts } from '../text/kinds/index.ts'
import { type Awaited, awaited } from '../agreements/pages/agreement-pages.tsx'
import { agreementOf } from '../agreements/store.ts'
import { type TypedField, typedFields } from '../unfinished/store.ts'
import type { Frame } from './questions/render.tsx'
import { applicantOnly, applicationIdOf, conflictPage, verifiedOnly } from './verified.tsx'

const confirmation = z.object({ content: z.string().max(100).default('') })

export function checkRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get(
    '/applications/:id/check',
    applicantOnly(house, async (c, resident) => {
      const id = applicationIdOf(c)
      const { found, written, last } = await house.db.read(async (tx) => ({
        found: await ownCase(tx, house, resident, id),
        written: await typedFields(tx, id),
        last: await agreementOf(tx, id),
      }))
      if (found.application.state !== 'draft') return seeOther(c, `/applications/${id}`)
      const notice = checkNotices.find((one) => one === c.req.query('notice'))
      return showCheck(c, house, found, notice, residentPage, { written, agreement: awaited(found, last) })
    }),
  )

  app.post(
    '/applications/:id/confirmation',
    applicantOnly(house, async (c, resident) => {
      const id = applicationIdOf(c)
      const form = await readForm(c, confirmation)
      const seen = form.ok ? form.value.content : ''
      let isStale = false
      const done = await submitOnce(c, house, { form: `procedures.confirm:${id}` }, async (tx) => {
        const confirmed = await confirmApplication(tx, house, resident, { id, seen })
        if (confirmed.ok) return { location: await afterConfirming(tx, house, resident, id) }
        if (confirmed.reason === 'incomplete') return { location: `/applications/${id}` }
        if (confirmed.reason === 'at_office') return { location: `/applications/${id}/check?notice=at-office` }
        isStale = confirmed.reason === 'not_a_draft'
        return { errors: [] }
      })
      if (done.ok) return done.response
      if (isStale) return conflictPage(c, house, id)
      const found = await house.db.read((tx) => ownCase(tx, house, resident, id))
      return found.application.state === 'draft' ? showCheck(c, house, found, 'changed') : conflictPage(c, house, id)
    }),
  )

  app.get(
    '/applications/:id/signature',
    verifiedOnly(house, async (c, resident) => {
      const id = applicationIdOf(c)
      const { application } = await house.db.read((tx) => ownCase(tx, house, resident, id))
      if (application.state !== 'confirmed' || !application.contentHash) return seeOther(c, `/applications/${id}`)
      return startSignature(c, house, {
        contentHash: application.contentHash,
        returnTo: `/applications/${id}/signature-return`,
        reference: { kind: 'procedures.application', id },
      })
    }),
  )

  app.post(
    '/applications/:id/reopening',
    applicantOnly(house, async (c, resident) => {
      const id = applicationIdOf(c)
      let isStale = false
      const done = await submitOnce(c, house, { form: `procedures.reopen:${id}` }, async (tx) => {
        isStale = !(await reopenApplication(tx, house, resident, id))
        return isStale ? { errors: [] } : { location: `/applications/${id}/check` }
      })
      return done.ok ? done.response : conflictPage(c, house, id)
    }),
  )
}

/** To the card, to the payment, or, where neither is asked for, filed at once. */
async function afterConfirming(tx: Tx, house: House, resident: VerifiedResident, id: ApplicationId): Promise<string> {
  const { definition, place } = await ownCase(tx, house, resident, id)
  if (definition.signature) return `${place}/signature`
  const { outcome } = await submitIfReady(tx, house, resident, id)
  if (outcome === 'no_time') return `${place}/check?notice=no-time`
  if (outcome === 'not_paid') return `${place}/payment`
  return outcome === 'changed' ? `${place}/check?notice=changed` : place
}

export const checkNotices = ['changed', 'no-time', 'at-office'] as const

/** Everything on one page before it is confirmed. */
export function showCheck(
  c: Ctx,
  house: House,
  found: Case,
  notice: (typeof checkNotices)[number] | undefined,
  frame: Frame = residentPage,
  { written = [], agreement }: { written?: readonly TypedField[]; agreement?: Awaited | undefined } = {},
): Response {
  const lang = c.get('lang')
  const t = texts(lang).check
  const { place, definition, way, office } = found
  if (!isComplete(found)) return seeOther(c, nextPage(found))
  const calendar = wardCalendar(house.profile)
  const dueOn = officeDueOn(definition, house.clock.today(), calendar)
  const delivery = deliveryAsked(definition, way.answers)
  const isSent = definition.kind === 'certificate-request'
  const last = way.steps.at(-1)
  const aside = (
    <>
      <CheckAside lang={lang} found={found} />
      <OfficeAside lang={lang} office={office} />
    </>
  )
  return frame(
    c,
    house,
    {
      title: kindTexts(lang)[definition.kind].checkTitle,
      ...(last && { back: `${place}/questions/${last.page.key}` }),
      ...(notice && {
        errors: [
          {
            field: '',
            message: { changed: t.changed, 'no-time': kindTexts(lang).fees.noTime, 'at-office': t.atOffice }[notice],
          },
        ],
      }),
      aside,
    },
    <Check
      lang={lang}
      found={found}
      unused={pagesUnfinished(found, written)}
      agreement={agreement}
      values={valuesFor(house, lang, found)}
      plan={planFor(house, definition, way.answers)}
      content={hashText(contentHash(contentOf(found)))}
      byDay={formatDate(isSent ? inHandBy(definition, dueOn, delivery, calendar) : dueOn, lang)}
    />,
  )
}

/** Pages of the way in which something was typed that is no answer. */
const pagesUnfinished = ({ way }: Case, written: readonly TypedField[]): Page[] =>
  way.steps
    .map(({ page }) => page)
    .filter((page) => {
      const inRows = groupOf(page)?.fields ?? []
      const fields = new Set([...plainFieldsOf(page), ...inRows].map(({ id }) => id))
      return written.some(({ fieldId, typed }) => typed !== null && fields.has(fieldId))
    })

/** Where an unfinished draft goes on. A register without this person leads to the first question, which says so. */
export function nextPage({ place, way, definition }: Case): string {
  const key = way.next?.page.key ?? definition.pages[0]?.key ?? ''
  return `${place}/questions/${key}`
}
