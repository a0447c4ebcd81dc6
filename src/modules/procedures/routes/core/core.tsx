import type { Hono } from 'hono'
import { z } from 'zod'
import { personNames, staffNames } from '#modules/people/index.ts'
import { recordAudit } from '#platform/audit/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { NotFound } from '#platform/errors/index.ts'
import {
  type Ctx,
  type FieldError,
  field,
  type HttpEnv,
  readForm,
  requireStaff,
  seeOther,
  submitOnce,
} from '#platform/http/index.ts'
import { parseId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { formatDateTime } from '#platform/time/index.ts'
import { staffPage } from '#platform/ui/index.ts'
import { confirmEntered, loadResult, markEntered, takeBack } from '../../actions/core/enter.ts'
import { batchFile, fileName } from '../../actions/core/file.ts'
import { entriesToHand, makeBatch, openBatch } from '../../actions/core/hand-over.ts'
import { corePermissions } from '../../domain/core/rights.ts'
import { BatchPage, type NamedEntry } from '../../pages/core/batch-page.tsx'
import { CorePage } from '../../pages/core/core-page.tsx'
import { ReconciliationPage } from '../../pages/core/reconciliation-page.tsx'
import type { ApplicationId } from '../../store/applications.ts'
import { type CoreBatchId, listBatches } from '../../store/core/batches.ts'
import { countWaiting, extrasOf, lockEntry, uncheckedEntries } from '../../store/core/entries.ts'
import { currentRevisions } from '../../store/revisions.ts'
import { core } from '../../text/intake/core.ts'
import { plainWords } from '../../text/index.ts'

const moment = (at: Temporal.Instant) => formatDateTime(at, 'ja')
const crumbs = [{ href: '/staff/core-system', label: core.title }]

export function coreRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get('/staff/core-system', async (c) => {
    const staff = requireStaff(c, corePermissions.handOver)
    const offices = staff.posts.map(({ officeId }) => officeId)
    const { waiting, batches } = await house.db.read(async (tx) => {
      const known = await namesOf(tx)
      const titled = <One extends { procedure: string; system: string }>(one: One) => ({
        ...one,
        title: known.get(one.procedure)?.title ?? one.procedure,
        systemName: known.get(one.procedure)?.system ?? one.system,
      })
      return {
        waiting: (await countWaiting(tx, offices)).map(titled),
        batches: (await listBatches(tx, offices)).map((batch) => ({ ...titled(batch), name: fileName(batch) })),
      }
    })
    return staffPage(
      c,
      house,
      { title: core.title, current: '/staff/core-system' },
      <CorePage waiting={waiting} batches={batches} moment={moment} />,
    )
  })

  app.post('/staff/core-system/batches', async (c) => {
    const staff = requireStaff(c, corePermissions.handOver)
    const form = await readForm(c, z.object({ procedure: field.text(60), office: z.uuid() }))
    const officeId = form.ok ? parseId<'office'>(form.value.office) : undefined
    if (!form.ok || !officeId) return seeOther(c, '/staff/core-system')
    const { procedure } = form.value
    const done = await submitOnce(c, house, { form: 'procedures.core-batch' }, async (tx) => {
      const id = await makeBatch(tx, house, staff, { procedure, officeId })
      return { location: id ? `/staff/core-system/batches/${id}` : '/staff/core-system' }
    })
    if (!done.ok) throw new NotFound()
    return done.response
  })

  app.get('/staff/core-system/batches/:id', (c) =>
    showBatch(c, house, requireStaff(c, corePermissions.handOver), batchId(c), {}),
  )

  app.get('/staff/core-system/batches/:id/file', async (c) => {
    const staff = requireStaff(c, corePermissions.handOver)
    const encoding = c.req.query('encoding') === 'shift_jis' ? 'shift_jis' : 'utf-8'
    const file = await house.db.transact(async (tx) => {
      const batch = await openBatch(tx, staff, batchId(c))
      const entries = await entriesToHand(tx, batch)
      const subject = { kind: 'procedures.core-batch', id: batch.id }
      for (const { applicantPersonId: personId } of entries) {
        await recordAudit(tx, { actor: staff, action: 'procedures.core.export', subject, personId, reason: 'duty' })
      }
      return batchFile(batch, entries, encoding)
    })
    if (!file.ok) {
      const missing = core.batch.missing(file.missing.join(''), file.rows.join('、'))
      return showBatch(c, house, staff, batchId(c), { missing })
    }
    return c.body(new Uint8Array(file.bytes), 200, {
      'content-type': `text/csv; charset=${encoding}`,
      'content-disposition': `attachment; filename="${file.name}"`,
      'cache-control': 'no-store',
    })
  })

  app.post('/staff/core-system/batches/:id/result', async (c) => {
    const staff = requireStaff(c, corePermissions.handOver)
    const form = await readForm(c, z.looseObject({ result: z.instanceof(File).optional() }))
    const file = form.ok ? form.value.result : undefined
    const noFile = [{ field: 'result', message: core.resultProblems.no_file() }]
    if (!file || file.size === 0 || file.size > largestResult) {
      return showBatch(c, house, staff, batchId(c), { errors: noFile })
    }
    const bytes = new Uint8Array(await file.arrayBuffer())
    const done = await submitOnce(c, house, { form: 'procedures.core-result' }, async (tx) => {
      const read = await loadResult(tx, house, staff, batchId(c), bytes)
      if (read.ok) return { location: `/staff/core-system/batches/${batchId(c)}` }
      return { errors: [{ field: 'result', message: core.resultProblems[read.reason](read.line) }] }
    })
    return done.ok ? done.response : showBatch(c, house, staff, batchId(c), { errors: done.errors })
  })

  app.post('/staff/core-system/entries/:id/entered', (c) =>
    change(c, house, async (tx, staff, id) => {
      await markEntered(tx, house, staff, id)
      return []
    }),
  )

  app.post('/staff/core-system/entries/:id/check', (c) =>
    change(c, house, async (tx, staff, id) => {
      const checked = await confirmEntered(tx, house, staff, id)
      return checked.ok ? [] : [{ field: 'check', message: core.checkProblems[checked.reason] }]
    }),
  )

  app.post('/staff/core-system/entries/:id/take-back', (c) =>
    change(c, house, async (tx, staff, id) => {
      await takeBack(tx, house, staff, id)
      return []
    }),
  )

  app.get('/staff/core-system/reconciliation', async (c) => {
    const staff = requireStaff(c, corePermissions.handOver)
    const offices = staff.posts.map(({ officeId }) => officeId)
    const shown = await house.db.read(async (tx) => ({
      entries: (await uncheckedEntries(tx, offices)).map((one) => ({ ...one, name: fileName(one) })),
      extras: (await extrasOf(tx, offices)).map((one) => ({ ...one, name: fileName(one) })),
    }))
    return staffPage(
      c,
      house,
      { title: core.reconciliation.title, current: '/staff/core-system', crumbs },
      <ReconciliationPage {...shown} onlyDifferences={c.req.query('show') !== 'all'} moment={moment} />,
    )
  })
}

const largestResult = 5_000_000

async function change(
  c: Ctx,
  house: House,
  deed: (tx: Tx, staff: Staff, id: ApplicationId) => Promise<FieldError[]>,
): Promise<Response> {
  const staff = requireStaff(c, corePermissions.handOver)
  const id = parseId<'application'>(c.req.param('id') ?? '')
  const entry = id && (await house.db.transact((tx) => lockEntry(tx, id)))
  if (!id || !entry?.batchId) throw new NotFound()
  const { batchId: batch } = entry
  const done = await submitOnce(c, house, { form: 'procedures.core-entry' }, async (tx) => {
    const errors = await deed(tx, staff, id)
    return errors.length > 0 ? { errors } : { location: `/staff/core-system/batches/${batch}` }
  })
  return done.ok ? done.response : showBatch(c, house, staff, batch, { errors: done.errors })
}

async function showBatch(
  c: Ctx,
  house: House,
  staff: Staff,
  id: CoreBatchId,
  { errors = [], missing }: { errors?: readonly FieldError[]; missing?: string },
): Promise<Response> {
  const { batch, entries } = await house.db.transact(async (tx) => {
    const batch = await openBatch(tx, staff, id)
    const entries = await entriesToHand(tx, batch)
    const subject = { kind: 'procedures.core-batch', id }
    for (const { applicantPersonId: personId } of entries) {
      await recordAudit(tx, { actor: staff, action: 'procedures.core.read', subject, personId, reason: 'duty' })
    }
    const people = await personNames(
      tx,
      entries.map(({ applicantPersonId }) => applicantPersonId),
    )
    const staffed = await staffNames(
      tx,
      entries.flatMap(({ enteredBy, checkedBy }) => [enteredBy ?? [], checkedBy ?? []].flat()),
    )
    const named = entries.map(
      (entry): NamedEntry => ({
        ...entry,
        applicantName: people.get(entry.applicantPersonId) ?? '',
        enteredByName: (entry.enteredBy && staffed.get(entry.enteredBy)) ?? '',
        checkedByName: (entry.checkedBy && staffed.get(entry.checkedBy)) ?? '',
        isOwn: entry.enteredBy === staff.staffId,
      }),
    )
    return { batch, entries: named }
  })
  const title = core.batch.title(fileName(batch))
  return staffPage(
    c,
    house,
    { title, current: '/staff/core-system', crumbs, errors },
    <BatchPage batch={batch} entries={entries} missing={missing} moment={moment} />,
  )
}

/** What a procedure and its core system are called today. */
async function namesOf(tx: Tx): Promise<ReadonlyMap<string, { title: string; system: string | undefined }>> {
  const revisions = await currentRevisions(tx)
  return new Map(
    revisions.map(({ procedure, definition }) => [
      procedure,
      { title: plainWords(definition.name), system: definition.coreSystem?.name },
    ]),
  )
}

function batchId(c: Ctx): CoreBatchId {
  const id = parseId<'core-batch'>(c.req.param('id') ?? '')
  if (!id) throw new NotFound()
  return id
}
