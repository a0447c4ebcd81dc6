import type { Hono } from 'hono'
import { type HttpEnv, requireStaff } from '#platform/http/index.ts'
import type { House } from '#platform/module/index.ts'
import { draftPaper, issuedPaper, sentPaper } from '../../actions/desk/case-papers.ts'
import { deskPermissions } from '../../domain/desk/case-rights.ts'
import { caseId, statedReason } from './cases.tsx'
import { pdf } from './pdf.ts'

/** Papers of an opened case: the draft to compare before the decision, and the issued one. */
export function casePaperRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get('/staff/cases/:id/draft.pdf', async (c) => {
    const staff = requireStaff(c, deskPermissions.read)
    return pdf(c, await draftPaper(house, staff, caseId(c), statedReason(c)), 'draft.pdf')
  })

  app.get('/staff/cases/:id/certificate.pdf', async (c) => {
    const staff = requireStaff(c, deskPermissions.read)
    return pdf(c, await issuedPaper(house, staff, caseId(c), statedReason(c)), 'certificate.pdf')
  })

  app.get('/staff/cases/:id/paper/:file', async (c) => {
    const staff = requireStaff(c, deskPermissions.read)
    return sentPaper(house, staff, caseId(c), c.req.param('file'), statedReason(c))
  })
}
