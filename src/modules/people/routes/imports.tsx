import type { Hono } from 'hono'
import { NotFound } from '#platform/errors/index.ts'
import { type HttpEnv, requireStaff } from '#platform/http/index.ts'
import { parseId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { findProgress } from '#platform/progress/index.ts'
import { staffPage } from '#platform/ui/index.ts'
import { recordPermissions } from '../domain/record-rights.ts'
import { ImportPage, ImportSummary } from '../pages/import-page.tsx'
import { ImportsPage } from '../pages/imports-page.tsx'
import { findImport, listImports, problemsOf } from '../store/imports.ts'
import { importsTexts as t } from '../text/register-imports.ts'

export const importsPath = '/staff/register/imports'

// While one runs the page asks again by itself, without any script.
const refreshSeconds = '5'

/** How the register files fared: which, how many, what was set aside and why. */
export function importRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get('/staff/register/imports', async (c) => {
    requireStaff(c, recordPermissions.readImports)
    const imports = await house.db.read((tx) => listImports(tx))
    if (imports.some(({ state }) => state === 'running')) c.header('Refresh', refreshSeconds)
    return staffPage(c, house, { title: t.title, current: importsPath }, <ImportsPage imports={imports} />)
  })

  app.get('/staff/register/imports/:id', async (c) => {
    requireStaff(c, recordPermissions.readImports)
    const id = parseId<'register-import'>(c.req.param('id'))
    const found = await house.db.read(async (tx) => {
      const one = id && (await findImport(tx, id))
      return (
        one && {
          one,
          problems: await problemsOf(tx, one.id),
          progress: one.progressId && (await findProgress(tx, one.progressId)),
        }
      )
    })
    if (!found) throw new NotFound()
    if (found.one.state === 'running') c.header('Refresh', refreshSeconds)
    const crumbs = [{ href: importsPath, label: t.title }]
    return staffPage(
      c,
      house,
      { title: found.one.fileName, crumbs, current: importsPath, summary: <ImportSummary one={found.one} /> },
      <ImportPage one={found.one} problems={found.problems} percent={found.progress ? found.progress.done : 0} />,
    )
  })
}
