import type { Hono } from 'hono'
import { NotFound } from '#platform/errors/index.ts'
import { type Ctx, type HttpEnv, readForm, submitOnce } from '#platform/http/index.ts'
import { parseId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { residentPage } from '#platform/ui/index.ts'
import { declareElectronic, electronicProcedures, withdrawDeclaration } from '../../actions/acts/consents.ts'
import { openLetter } from '../../actions/acts/open-letter.ts'
import type { VerifiedResident } from '../../actions/load-case.ts'
import { appealOf } from '../../domain/acts/periods.ts'
import { parseDefinition } from '../../domain/definition/definition.ts'
import { consentForm } from '../../forms/consent.ts'
import { BoxPage } from '../../pages/acts/box-page.tsx'
import { ConsentPage } from '../../pages/acts/consent-page.tsx'
import { changesOf } from '../../store/acts/acts.ts'
import { consentsOf } from '../../store/acts/consents.ts'
import { boxOf } from '../../store/acts/deliveries.ts'
import { definitionOfCase } from '../../store/desk/certificates.ts'
import { actTexts } from '../../text/acts/index.ts'
import { pdf } from '../desk/pdf.ts'
import { verifiedOnly } from '../verified.tsx'

const most = 100

/** The resident's box for electronic documents, and the declaration to use it. */
export function boxRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get(
    '/documents',
    verifiedOnly(house, (c, resident) => showBox(c, house, resident)),
  )

  // A POST: the letter arrives when she opens it, never because a browser fetched a link ahead.
  app.post(
    '/documents/letters/:id',
    verifiedOnly(house, async (c, resident) => {
      const id = parseId<'delivery'>(c.req.param('id') ?? '')
      if (!id) throw new NotFound()
      const { bytes } = await house.db.transact((tx) => openLetter(tx, house, resident, id))
      return pdf(c, bytes, 'letter.pdf')
    }),
  )

  app.get(
    '/account/electronic-delivery',
    verifiedOnly(house, (c, resident) => showConsents(c, house, resident, [])),
  )

  app.post(
    '/account/electronic-delivery',
    verifiedOnly(house, async (c, resident) => {
      const offered = electronicProcedures(house).map(({ procedure }) => procedure)
      const form = await readForm(c, consentForm(offered, actTexts(c.get('lang')).consent))
      if (!form.ok) return showConsents(c, house, resident, form.errors)
      const { scope } = form.value
      const done = await submitOnce(c, house, { form: 'procedures.consent' }, async (tx) => {
        await declareElectronic(tx, house, resident, scope === 'all' ? undefined : scope)
        return { location: '/account/electronic-delivery?done=saved' }
      })
      return done.ok ? done.response : showConsents(c, house, resident, done.errors)
    }),
  )

  app.post(
    '/account/electronic-delivery/:id/end',
    verifiedOnly(house, async (c, resident) => {
      const id = parseId<'consent'>(c.req.param('id') ?? '')
      if (!id) throw new NotFound()
      const done = await submitOnce(c, house, { form: 'procedures.consent-end' }, async (tx) => {
        await withdrawDeclaration(tx, house, resident, id)
        return { location: '/account/electronic-delivery?done=over' }
      })
      return done.ok ? done.response : showConsents(c, house, resident, done.errors)
    }),
  )
}

async function showBox(c: Ctx, house: House, { personId }: VerifiedResident): Promise<Response> {
  const lang = c.get('lang')
  const items = await house.db.read(async (tx) => {
    const letters = await boxOf(tx, personId, most)
    const shown = []
    for (const delivery of letters) {
      const { appeal } = parseDefinition(await definitionOfCase(tx, delivery.applicationId))
      shown.push({
        delivery,
        appeal: appealOf(delivery.kind, appeal),
        isChanged: (await changesOf(tx, delivery.actId)).length > 0,
      })
    }
    return shown
  })
  const { title } = actTexts(lang).box
  return residentPage(
    c,
    house,
    { title, crumbs: [], robots: 'noindex' },
    <BoxPage lang={lang} items={items} today={house.clock.today()} />,
  )
}

async function showConsents(
  c: Ctx,
  house: House,
  { personId }: VerifiedResident,
  errors: readonly { field: string; message: string }[],
): Promise<Response> {
  const lang = c.get('lang')
  const consents = await house.db.read((tx) => consentsOf(tx, personId))
  const done = c.req.query('done')
  return residentPage(
    c,
    house,
    {
      title: actTexts(lang).consent.title,
      crumbs: [{ href: '/documents', label: actTexts(lang).box.title }],
      robots: 'noindex',
      errors: [...errors],
    },
    <ConsentPage
      lang={lang}
      consents={consents}
      offered={electronicProcedures(house)}
      done={done === 'saved' || done === 'over' ? done : undefined}
    />,
  )
}
