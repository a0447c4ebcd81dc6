import type { Ctx } from '#platform/http/index.ts'

/** A letter, shown in the browser; never kept by it. */
export function pdf(c: Ctx, bytes: Uint8Array): Response {
  c.header('Content-Type', 'application/pdf')
  c.header('Content-Disposition', 'inline; filename="letter.pdf"')
  c.header('Cache-Control', 'no-store')
  return c.body(new Uint8Array(bytes).buffer)
}
