import type { Hono } from 'hono'
import { readDocument } from '#platform/documents/index.ts'
import { NotFound } from '#platform/errors/index.ts'
import { type Ctx, type FieldError, type HttpEnv, requireResident, submitOnce } from '#platform/http/index.ts'
import type { House } from '#platform/module/index.ts'
import { residentPage } from '#platform/ui/index.ts'
import { issueReceipt } from '../actions/issue-receipt.ts'
import { issueReturnInvoice } from '../actions/refunds/issue-return-invoice.ts'
import { readReceipt } from '../actions/read-receipt.ts'
import { ReceiptPage } from '../pages/receipt-page.tsx'
import { paymentTexts } from '../text/index.ts'

export function receiptRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get('/receipts/:paymentId', (c) => showReceipt(c, house, c.req.param('paymentId')))

  app.post('/receipts/:paymentId/issues', async (c) => {
    requireResident(c, 'guest')
    const id = c.req.param('paymentId')
    const submitted = await submitOnce(c, house, { form: `payments.receipt:${id}` }, async (tx, actor) => {
      const outcome = await issueReceipt(tx, house, actor, id)
      if (outcome.ok) return { location: `/receipts/${id}` }
      return { errors: [{ field: 'issue', message: paymentTexts(c.get('lang')).errors[outcome.reason] }] }
    })
    return submitted.ok ? submitted.response : showReceipt(c, house, id, submitted.errors)
  })

  app.post('/receipts/:paymentId/refunds/:refund/issues', async (c) => {
    requireResident(c, 'guest')
    const [paymentId, refundId] = [c.req.param('paymentId'), c.req.param('refund')]
    const submitted = await submitOnce(c, house, { form: `payments.return:${refundId}` }, async (tx, actor) => {
      const outcome = await issueReturnInvoice(tx, house, actor, { paymentId, refundId })
      if (outcome.ok) return { location: `/receipts/${paymentId}` }
      return { errors: [{ field: '', message: paymentTexts(c.get('lang')).errors[outcome.reason] }] }
    })
    return submitted.ok ? submitted.response : showReceipt(c, house, paymentId, submitted.errors)
  })

  app.get('/receipts/:paymentId/refunds/:refund/issues/:issue', async (c) => {
    const resident = requireResident(c, 'guest')
    const document = await house.db.read(async (tx) => {
      const { payment, refunds } = await readReceipt(tx, resident, c.req.param('paymentId'))
      const refund = refunds.find(({ id }) => id === c.req.param('refund'))
      const found = refund?.issues.find(({ issue }) => String(issue) === c.req.param('issue'))
      return found && readDocument(tx, found.documentId, ({ owner }) => owner.id === payment.id)
    })
    if (!document) throw new NotFound()
    return c.body(Uint8Array.from(document.bytes), 200, {
      'content-type': 'application/pdf',
      'content-disposition': 'attachment; filename="return-invoice.pdf"',
    })
  })

  app.get('/receipts/:paymentId/issues/:issue', async (c) => {
    const resident = requireResident(c, 'guest')
    const document = await house.db.read(async (tx) => {
      const { payment, issues } = await readReceipt(tx, resident, c.req.param('paymentId'))
      const found = issues.find(({ issue }) => String(issue) === c.req.param('issue'))
      return found && readDocument(tx, found.documentId, ({ owner }) => owner.id === payment.id)
    })
    if (!document) throw new NotFound()
    return c.body(Uint8Array.from(document.bytes), 200, {
      'content-type': 'application/pdf',
      'content-disposition': 'attachment; filename="receipt.pdf"',
    })
  })
}

async function showReceipt(c: Ctx, house: House, id: string, errors?: readonly FieldError[]): Promise<Response> {
  const resident = requireResident(c, 'guest')
  const receipt = await house.db.read((tx) => readReceipt(tx, resident, id))
  const lang = c.get('lang')
  const { title } = paymentTexts(lang)
  return residentPage(c, house, { title, robots: 'noindex', errors }, <ReceiptPage lang={lang} receipt={receipt} />)
}
