import type { Hono } from 'hono'
import { z } from 'zod'
import { renderLetters } from '#platform/documents/index.ts'
import { NotFound } from '#platform/errors/index.ts'
import {
  type Ctx,
  type FieldError,
  field,
  type HttpEnv,
  readForm,
  requireStaff,
  submitOnce,
} from '#platform/http/index.ts'
import { parseId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { smallTable } from '#platform/sheets/index.ts'
import { staffPage } from '#platform/ui/index.ts'
import { noticeSheet } from '../../delivery/actions/draw-notice-letter.ts'
import { frozenLetter } from '../../delivery/domain/frozen-letter.ts'
import { handToPost, lettersToPrint, openBatch, printWaiting, reprint, requirePrinters } from '../actions/print.ts'
import { type BatchId, sayNumber } from '../domain/notice-letter.ts'
import { BatchPage, PrintPage, sayWishes } from '../pages/print.tsx'
import { letterPermissions } from '../permissions.ts'
import { batches, mostLetters, type ReprintId, reprintsOf, waitingLetters } from '../store/batches.ts'
import { lettersOfBatch, type PrintedLetter } from '../store/notice-letters.ts'
import { letterTexts } from '../text/staff.ts'

const path = '/staff/letters/print'
const t = letterTexts.print
const reprintForm = z.object({ reason: field.text(200) })

/** `/staff/letters/print`: what waits, the files that were made, each with a list, a table and reprints for a reason. */
export function printRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get('/staff/letters/print', (c) => showAll(c, house))

  app.post('/staff/letters/print', async (c) => {
    const staff = requireStaff(c, letterPermissions.post)
    const done = await submitOnce(c, house, { form: 'messaging.print' }, async (tx) => {
      const id = await printWaiting(tx, house, staff)
      return { location: id ? `${path}/${id}` : path }
    })
    return done.ok ? done.response : showAll(c, house, done.errors)
  })

  app.get('/staff/letters/print/:id', (c) => showOne(c, house))

  app.post('/staff/letters/print/:id/posting', async (c) => {
    const staff = requireStaff(c, letterPermissions.post)
    const id = batchId(c)
    const done = await submitOnce(c, house, { form: `messaging.posting:${id}` }, async (tx) => {
      await handToPost(tx, house, staff, id)
      return { location: `${path}/${id}` }
    })
    return done.ok ? done.response : showOne(c, house, done.errors)
  })

  app.post('/staff/letters/print/:id/reprints', async (c) => {
    const staff = requireStaff(c, letterPermissions.post)
    const id = batchId(c)
    const form = await readForm(c, reprintForm)
    if (!form.ok) return showOne(c, house, form.errors, form.raw)
    const done = await submitOnce(c, house, { form: `messaging.reprint:${id}` }, async (tx) => {
      await reprint(tx, house, staff, id, form.value.reason)
      return { location: `${path}/${id}` }
    })
    return done.ok ? done.response : showOne(c, house, done.errors, form.raw)
  })

  app.get('/staff/letters/print/:id/letters.pdf', (c) => sendPdf(c, house, undefined))
  app.get('/staff/letters/print/:id/reprints/:reprint/letters.pdf', (c) => {
    const reprintId = parseId<'reprint'>(c.req.param('reprint'))
    if (!reprintId) throw new NotFound('reprint')
    return sendPdf(c, house, reprintId)
  })

  app.get('/staff/letters/print/:id/letters.csv', async (c) => {
    const staff = requireStaff(c, letterPermissions.post)
    const asked = { id: batchId(c), reprintId: undefined }
    const { batch, letters } = await house.db.transact((tx) => lettersToPrint(tx, house, staff, asked))
    const file = { name: `letters-${batch.number}`, title: t.title, format: 'csv' } as const
    const { bytes, headers } = await smallTable(file, [[...t.csvHead], ...letters.map(rowOf)])
    return c.body(bytes, 200, headers)
  })
}

function rowOf({ number, largePrint, braille, voiceCode, body }: PrintedLetter): string[] {
  const { postcode, addressLines, name } = frozen({ number, body }).recipient
  const said = [largePrint, braille, voiceCode].map((one) => (one ? t.yes : ''))
  return [sayNumber(number), postcode, addressLines.join(' '), name, ...said]
}

// Words of a campaign are kept as they are for all; the number is the letter's own.
const frozen = ({ number, body }: Pick<PrintedLetter, 'number' | 'body'>) => ({
  ...frozenLetter.parse(JSON.parse(body)),
  number: sayNumber(number),
})

async function sendPdf(c: Ctx, house: House, reprintId: ReprintId | undefined): Promise<Response> {
  const staff = requireStaff(c, letterPermissions.post)
  const asked = { id: batchId(c), reprintId }
  const { batch, letters } = await house.db.transact((tx) => lettersToPrint(tx, house, staff, asked))
  const pdf = await renderLetters(
    {
      title: reprintId ? t.againTitle : t.listTitle,
      senderTitle: house.profile.name,
      date: batch.madeOn,
      lines: [
        `${t.batch(batch.number)}　${t.count(letters.length)}`,
        ...letters.map((one) => t.line(sayNumber(one.number), sayWishes(one))),
      ],
    },
    letters.map((letter) => noticeSheet(house, frozen(letter))),
  )
  return c.body(new Uint8Array(pdf), 200, {
    'content-type': 'application/pdf',
    'content-disposition': `attachment; filename="letters-${batch.number}.pdf"`,
    'cache-control': 'no-store',
  })
}

async function showAll(c: Ctx, house: House, errors: readonly FieldError[] = []): Promise<Response> {
  const staff = requireStaff(c, letterPermissions.post)
  const props = await house.db.read(async (tx) => {
    await requirePrinters(tx, house, staff)
    return { waiting: await waitingLetters(tx, mostLetters), batches: await batches(tx, 30) }
  })
  return staffPage(c, house, { title: t.title, current: path, errors }, <PrintPage {...props} />)
}

async function showOne(
  c: Ctx,
  house: House,
  errors: readonly FieldError[] = [],
  typed: Readonly<Record<string, string | string[]>> = {},
): Promise<Response> {
  const staff = requireStaff(c, letterPermissions.post)
  const id = batchId(c)
  const props = await house.db.read(async (tx) => ({
    batch: await openBatch(tx, house, staff, id),
    letters: await lettersOfBatch(tx, id),
    reprints: await reprintsOf(tx, id),
  }))
  return staffPage(
    c,
    house,
    { title: t.batch(props.batch.number), crumbs: [{ href: path, label: t.title }], current: path, errors },
    <BatchPage {...props} typed={typeof typed.reason === 'string' ? typed.reason : undefined} />,
  )
}

function batchId(c: Ctx): BatchId {
  const id = parseId<'print-batch'>(c.req.param('id') ?? '')
  if (!id) throw new NotFound('batch')
  return id
}
