import type { Hono } from 'hono'
import { z } from 'zod'
import {
  type Ctx,
  field,
  type FieldError,
  type HttpEnv,
  readForm,
  requireResident,
  submitOnce,
} from '#platform/http/index.ts'
import type { House } from '#platform/module/index.ts'
import { residentPage } from '#platform/ui/index.ts'
import { showReservation } from '../../booking/actions/show.ts'
import { knownWard } from '../../known-ward.ts'
import { idIn } from '../../registrants/routes/ids.ts'
import { answerOffer } from '../actions/answer.ts'
import { OfferPage } from '../pages/offer-page.tsx'
import { findClosure } from '../store/closures.ts'
import { openOfferOf } from '../store/hits.ts'
import { closureTexts } from '../text/index.ts'

const path = '/reservations/:id/offer'

/** The offer of another place, for members of the registration. */
export function offerRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get(path, (c) => page(c, house))
  app.post(path, (c) => answer(c, house))
}

async function page(c: Ctx, house: House, errors: readonly FieldError[] = []): Promise<Response> {
  const resident = requireResident(c, 'verified')
  const lang = c.get('lang')
  const id = idIn<'reservation'>(c, 'id')
  const { shown, offer } = await house.db.read(async (tx) => {
    const known = await showReservation(tx, house, resident, id)
    const hit = await openOfferOf(tx, id)
    const closure = hit && (await findClosure(tx, hit.closureId))
    const space = (await knownWard(tx, house)).spaces.get(hit?.offeredSpace ?? 0)
    const until = hit?.offerUntil
    return { shown: known, offer: closure && space && until && { ...closure, space, until } }
  })
  return residentPage(
    c,
    house,
    { title: closureTexts(lang).title, styles: ['forms.css'], errors, back: `/reservations/${id}` },
    <OfferPage lang={lang} shown={shown} offer={offer} mayAnswer={shown.held.rights.has('book')} />,
  )
}

const answerForm = z.object({ answer: field.choice(['accept', 'decline']) })

async function answer(c: Ctx, house: House): Promise<Response> {
  const resident = requireResident(c, 'verified')
  const id = idIn<'reservation'>(c, 'id')
  const form = await readForm(c, answerForm)
  if (!form.ok) return page(c, house, form.errors)
  const t = closureTexts(c.get('lang'))
  const done = await submitOnce(c, house, { form: `reservations.offer:${id}` }, async (tx) => {
    const answered = await answerOffer(tx, house, resident, { id, answer: form.value.answer })
    if (answered.ok) return { location: `/reservations/${id}` }
    return { errors: [{ field: 'answer', message: answered.why === 'gone' ? t.gone : `${t.over} ${t.overText}` }] }
  })
  return done.ok ? done.response : page(c, house, done.errors)
}
