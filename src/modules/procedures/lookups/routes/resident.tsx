import type { Hono } from 'hono'
import { z } from 'zod'
import { NotFound } from '#platform/errors/index.ts'
import { storeUpload } from '#platform/files/index.ts'
import { type Ctx, type FieldError, type HttpEnv, readForm, submitOnce } from '#platform/http/index.ts'
import { parseId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { residentPage } from '#platform/ui/index.ts'
import { ownCase, type VerifiedResident } from '../../actions/load-case.ts'
import { isClosed } from '../../domain/course/states.ts'
import { applicationIdOf, verifiedOnly } from '../../routes/verified.tsx'
import { say, texts } from '../../text/index.ts'
import { namesOfLookups, seenLookups } from '../actions/see-lookups.ts'
import { sendPaper } from '../actions/send-paper.ts'
import { needsPaper } from '../domain.ts'
import { LookupList } from '../pages/lookup-list.tsx'
import { findLookup, lookupsOf } from '../store.ts'
import { lookupTexts } from '../text/index.ts'

export function lookupRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get(
    '/applications/:id/lookups',
    verifiedOnly(house, (c, resident) => lookupPage(c, house, resident, [])),
  )
  app.post(
    '/applications/:id/lookups/:lookup/paper',
    verifiedOnly(house, (c, resident) => takePaper(c, house, resident)),
  )
}

async function lookupPage(
  c: Ctx,
  house: House,
  resident: VerifiedResident,
  errors: readonly FieldError[],
): Promise<Response> {
  const id = applicationIdOf(c)
  const lang = c.get('lang')
  const { found, lookups, names } = await house.db.read(async (tx) => {
    const lookups = await lookupsOf(tx, id)
    return { found: await ownCase(tx, house, resident, id), lookups, names: await namesOfLookups(tx, lookups) }
  })
  return residentPage(
    c,
    house,
    { title: lookupTexts(lang).title, back: `/applications/${id}`, errors },
    <LookupList
      lang={lang}
      applicationId={id}
      name={say(found.definition.name, lang)}
      lookups={seenLookups(found.definition, found.kept, lookups, lang, names)}
      isForgotten={isClosed(found.application.state) && lookups.length > 0}
      phone={found.office?.phone ?? house.profile.phone}
    />,
  )
}

async function takePaper(c: Ctx, house: House, resident: VerifiedResident): Promise<Response> {
  const id = applicationIdOf(c)
  const lang = c.get('lang')
  const t = lookupTexts(lang)
  const lookupId = parseId<'lookup'>(c.req.param('lookup') ?? '')
  const lookup = await house.db.read(async (tx) => {
    await ownCase(tx, house, resident, id)
    return lookupId && findLookup(tx, lookupId)
  })
  if (!lookup || lookup.applicationId !== id) throw new NotFound('lookup')
  const name = `paper-${lookup.id}`
  const form = await readForm(c, z.looseObject({ [name]: z.instanceof(File).optional() }))
  if (!form.ok) return lookupPage(c, house, resident, form.errors)
  const paper = form.value[name]
  if (!(paper instanceof File) || paper.size === 0) {
    return lookupPage(c, house, resident, [{ field: name, message: t.missing }])
  }
  if (!needsPaper(lookup.state)) return lookupPage(c, house, resident, [{ field: '', message: t.notWanted }])
  const stored = await storeUpload(house, {
    bytes: new Uint8Array(await paper.arrayBuffer()),
    claimedName: paper.name,
    owner: { kind: 'procedures.application', id },
    uploadedBy: resident.accountId,
  })
  if (!stored.ok) {
    const message = texts(lang).correction.fileProblems[stored.reason]
    return lookupPage(c, house, resident, [{ field: name, message }])
  }
  const done = await submitOnce(c, house, { form: `procedures.lookup-paper:${lookup.id}` }, async (tx) => {
    const taken = await sendPaper(tx, house, resident, { id, lookupId: lookup.id, fileId: stored.fileId })
    return taken.ok ? { location: `/applications/${id}/lookups` } : { errors: [{ field: '', message: t.notWanted }] }
  })
  return done.ok ? done.response : lookupPage(c, house, resident, done.errors)
}
