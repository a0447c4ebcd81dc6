import type { Ctx } from '#platform/http/index.ts'

/** A paper, shown in the browser to be printed; never kept by it. */
export function pdf(c: Ctx, bytes: Uint8Array, name = 'paper.pdf'): Response {
  c.header('Content-Type', 'application/pdf')
  c.header('Content-Disposition', `inline; filename="${name}"`)
  c.header('Cache-Control', 'no-store')
  return c.body(new Uint8Array(bytes).buffer)
}
