import type { Hono } from 'hono'
import { z } from 'zod'
import type { Staff } from '#platform/auth/index.ts'
import { NotFound } from '#platform/errors/index.ts'
import { storeUpload } from '#platform/files/index.ts'
import {
  type Ctx,
  type FieldError,
  type HttpEnv,
  readForm,
  requireStaff,
  seeOther,
  submitOnce,
} from '#platform/http/index.ts'
import { parseId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { toWareki, wardDate } from '#platform/time/index.ts'
import { staffPage } from '#platform/ui/index.ts'
import { CoverOnly, orCover } from '../../actions/desk/open-case.ts'
import { confirmTyping } from '../../actions/reception/compare.ts'
import { discardReception } from '../../actions/reception/discard.ts'
import { mayBeTyped } from '../../actions/reception/open.ts'
import type { Sent } from '../../actions/reception/read-form.ts'
import { readSheet, type Sheet } from '../../actions/reception/sheet.ts'
import { type Typed, typeReception } from '../../actions/reception/type.ts'
import { allFields } from '../../domain/definition/definition.ts'
import { receptionPermissions } from '../../domain/reception/rights.ts'
import {
  readFacts,
  sentOf,
  sheetLists,
  typedOfSheet,
  wordFactProblems,
  wordAnswerProblems,
} from '../../forms/reception.ts'
import type { ApplicationId } from '../../store/applications.ts'
import { plainWords, texts } from '../../text/index.ts'
import { reception } from '../../text/intake/reception.ts'
import { statedReason } from '../desk/cases.tsx'
import { showCompare } from './compare.tsx'
import { receptionCrumbs } from './receptions.tsx'
import { sheetBody } from './sheet-body.tsx'

/** The sheet of one reception: typed on one page, filed, compared by a second person. */
export function sheetRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get('/staff/receptions/:id', async (c) => {
    const staff = requireStaff(c, receptionPermissions.type)
    const sheet = await orCover(house.db.transact((tx) => readSheet(tx, house, staff, receptionId(c), statedReason(c))))
    if (sheet instanceof CoverOnly) return seeOther(c, `/staff/cases/${sheet.applicationId}`)
    const isFiled = sheet.found.application.submittedAt !== null
    const retypes = isFiled && c.req.query('retype') === 'yes' && mayBeTyped(sheet)
    if (isFiled && !retypes) return showCompare(c, house, staff, sheet, {})
    return showSheet(c, house, sheet, { sent: { ...atFirst(house, staff, sheet), ...typedOfSheet(sheet) }, errors: [] })
  })

  app.post('/staff/receptions/:id', async (c) => takeSheet(c, house, requireStaff(c, receptionPermissions.type)))

  app.post('/staff/receptions/:id/check', async (c) => {
    const staff = requireStaff(c, receptionPermissions.type)
    const id = receptionId(c)
    const done = await submitOnce(c, house, { form: 'procedures.compare-reception' }, async (tx) => {
      await confirmTyping(tx, house, staff, id)
      return { location: `/staff/receptions/${id}` }
    })
    if (!done.ok) throw new NotFound()
    return done.response
  })

  app.post('/staff/receptions/:id/discard', async (c) => {
    const staff = requireStaff(c, receptionPermissions.type)
    const done = await submitOnce(c, house, { form: 'procedures.discard-reception' }, async (tx) => {
      await discardReception(tx, house, staff, receptionId(c))
      return { location: '/staff/receptions/new' }
    })
    if (!done.ok) throw new NotFound()
    return done.response
  })
}

/** Who stands at the counter or on the telephone comes today, to the one who types. A letter's day is read from its stamp. */
function atFirst(house: House, staff: Staff, { found }: Sheet): Sent {
  const { channel } = found.application
  const isFree = found.definition.fees.length === 0
  const isHere = channel === 'counter' || channel === 'phone'
  return {
    'received-by': [staff.staffId],
    ...(isFree && { paying: ['free'] }),
    ...(isHere && { 'received-on': [toWareki(house.clock.today())] }),
    ...(channel === 'phone' && { identity: ['none'], 'brought-by': ['self'] }),
    ...(channel === 'mynaportal' && { identity: ['certificate'], 'brought-by': ['self'] }),
  }
}

async function takeSheet(c: Ctx, house: House, staff: Staff): Promise<Response> {
  const id = receptionId(c)
  const sheet = await house.db.transact((tx) => readSheet(tx, house, staff, id))
  if (!mayBeTyped(sheet)) return seeOther(c, `/staff/receptions/${id}`)
  const form = await readForm(c, z.looseObject({}), { lists: sheetLists(sheet.found.definition) })
  const typed = sentOf(form.raw)
  if (!form.ok) return showSheet(c, house, sheet, { sent: typed, errors: form.errors })
  const read = readFacts(
    typed,
    sheet.colleagues.map(({ staffId }) => staffId),
    sheet.portal && wardDate(sheet.portal.item.filedAt),
  )
  const papers = await keepPapers(c, house, staff, sheet, form.value)
  const sent = { ...typed, ...papers.sent }
  const early = [...(read.ok ? [] : read.errors), ...papers.errors]
  if (!read.ok || early.length > 0) return showSheet(c, house, sheet, { sent, errors: early })

  const done = await submitOnce(c, house, { form: `procedures.reception:${id}` }, async (tx) => {
    const taken = await typeReception(tx, house, staff, id, { facts: read.facts, sent })
    return taken.ok ? { location: `/staff/receptions/${id}` } : { errors: wordsFor(sheet, taken) }
  })
  return done.ok ? done.response : showSheet(c, house, sheet, { sent, errors: done.errors })
}

function wordsFor({ found }: Sheet, taken: Extract<Typed, { ok: false }>): FieldError[] {
  if ('reason' in taken) {
    const isTaken = taken.reason === 'time_taken'
    return [{ field: 'sheet', message: isTaken ? reception.sheet.timeTaken : reception.sheet.notSendable }]
  }
  return [...wordFactProblems(taken.facts), ...wordAnswerProblems(found.definition, taken.answers)]
}

/** Uploads of the sheet, stored before its transaction: the scan, and papers that a question asks for. */
async function keepPapers(
  c: Ctx,
  house: House,
  staff: Staff,
  { found }: Sheet,
  posted: Readonly<Record<string, unknown>>,
): Promise<{ sent: Sent; errors: FieldError[] }> {
  const names = ['scan', ...allFields(found.definition).flatMap((field) => (field.type === 'file' ? [field.id] : []))]
  const sent: Record<string, string[]> = {}
  const errors: FieldError[] = []
  for (const name of names) {
    const file = posted[name]
    if (!(file instanceof File) || file.size === 0) continue
    const stored = await storeUpload(house, {
      bytes: new Uint8Array(await file.arrayBuffer()),
      claimedName: file.name,
      owner: { kind: 'procedures.application', id: found.application.id },
      uploadedBy: staff.accountId,
    })
    if (stored.ok) sent[name] = [stored.fileId]
    else errors.push({ field: name, message: texts(c.get('lang')).correction.fileProblems[stored.reason] })
  }
  return { sent, errors }
}

function showSheet(
  c: Ctx,
  house: House,
  sheet: Sheet,
  { sent, errors }: { sent: Sent; errors: readonly FieldError[] },
): Promise<Response> {
  const title = reception.sheet.title(plainWords(sheet.found.definition.name))
  return sheetBody(house, sheet, sent).then((body) =>
    staffPage(
      c,
      house,
      { title, current: '/staff/receptions', crumbs: receptionCrumbs, errors, styles: ['counter.css'] },
      body,
    ),
  )
}

export function receptionId(c: Ctx): ApplicationId {
  const id = parseId<'application'>(c.req.param('id') ?? '')
  if (!id) throw new NotFound()
  return id
}
