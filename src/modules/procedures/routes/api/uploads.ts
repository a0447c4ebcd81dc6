import type { Hono } from 'hono'
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { recordAudit } from '#platform/audit/index.ts'
import { Conflict, Invalid } from '#platform/errors/index.ts'
import { filesOf, storeUpload } from '#platform/files/index.ts'
import { answeredBefore, apiOnce, type Ctx, type HttpEnv, readForm } from '#platform/http/index.ts'
import type { House } from '#platform/module/index.ts'
import { forPrincipal } from '../../acting/actions/acting-of.ts'
import { ownCase } from '../../actions/load-case.ts'
import { isClosed } from '../../domain/course/states.ts'
import { applicationIdOf } from '../verified.tsx'
import { caller, requestScopes } from './deeds.ts'

const most = 100

/**
 * Files of a request: checked, scanned and stored as those of the pages are. The answer names the file, and a question, a
 * 補正 or a look-up takes it by that id; what none of them takes goes with the request.
 */
export function uploadApi(app: Hono<HttpEnv>, house: House): void {
  app.post('/applications/:id/files', async (c) => {
    const resident = caller(c, requestScopes.write)
    const id = applicationIdOf(c)
    const owner = { kind: 'procedures.application', id }
    await house.db.read(async (tx) => {
      const { application } = await ownCase(tx, house, resident, id)
      if (isClosed(application.state)) throw new Conflict('wrong_state')
      if ((await filesOf(tx, owner)).length >= most) throw new Conflict('too_many_files')
    })
    const file = await fileOf(c)
    const bytes = new Uint8Array(await file.arrayBuffer())
    const scope = { form: 'procedures.file', sent: fingerprint(file.name, bytes) }
    const before = await answeredBefore(c, house, scope)
    if (before) return before
    const stored = await storeUpload(house, { bytes, claimedName: file.name, owner, uploadedBy: resident.accountId })
    if (!stored.ok) throw new Invalid(`file_${stored.reason}`, undefined, 422)
    return apiOnce(c, house, scope, async (tx) => {
      const { application } = await ownCase(tx, house, resident, id)
      await recordAudit(tx, {
        actor: resident,
        action: 'procedures.application.upload',
        subject: { kind: 'procedures.application', id },
        ids: { file: stored.fileId },
        ...forPrincipal(resident, application),
      })
      return { status: 201, body: { file: stored.fileId, scan: stored.scan } }
    })
  })
}

/** The one part `file`. Throws `Invalid` where it is missing. */
export async function fileOf(c: Ctx): Promise<File> {
  const form = await readForm(c, z.looseObject({ file: z.instanceof(File).optional() }))
  const file = form.ok ? form.value.file : undefined
  if (!file) throw new Invalid('file_missing', undefined, 422)
  return file
}

/** What is the same when the same file is sent again: its parts have another boundary then. */
export const fingerprint = (name: string, bytes: Uint8Array): Buffer =>
  createHash('sha256').update(`${name}\0`).update(bytes).digest()
