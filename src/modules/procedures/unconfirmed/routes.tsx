import type { Hono } from 'hono'
import { NotFound } from '#platform/errors/index.ts'
import { type HttpEnv, requireStaff } from '#platform/http/index.ts'
import type { House } from '#platform/module/index.ts'
import { feeOf } from '#platform/profile/index.ts'
import { staffPage } from '#platform/ui/index.ts'
import { deskPermissions } from '../domain/desk/case-rights.ts'
import { type Definition, inOrderOfList } from '../domain/definition/definition.ts'
import { currentRevision, currentRevisions } from '../store/revisions.ts'
import { plainWords } from '../text/index.ts'
import { unconfirmedOf } from './items.ts'
import { UnconfirmedList, UnconfirmedPage } from './page.tsx'
import { unconfirmedText } from './text.ts'

/** 要確認 per procedure, of its newest revision: nobody's data, for whoever works on cases. */
export function unconfirmedRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get('/staff/unconfirmed', async (c) => {
    requireStaff(c, deskPermissions.read)
    const revisions = await house.db.read(currentRevisions)
    const rows = inOrderOfList(revisions.map(({ definition }) => definition)).map((definition) => ({
      procedure: definition.procedure,
      name: plainWords(definition.name),
      count: unconfirmedIn(house, definition).length,
    }))
    return staffPage(c, house, { title: unconfirmedText.all }, <UnconfirmedList rows={rows} />)
  })

  app.get('/staff/unconfirmed/:slug', async (c) => {
    requireStaff(c, deskPermissions.read)
    const revision = await house.db.read((tx) => currentRevision(tx, c.req.param('slug')))
    if (!revision) throw new NotFound('procedure')
    const { definition } = revision
    const name = plainWords(definition.name)
    const crumbs = [{ href: '/staff/unconfirmed', label: unconfirmedText.all }]
    const page = <UnconfirmedPage name={name} items={unconfirmedIn(house, definition)} />
    return staffPage(c, house, { title: name, crumbs }, page)
  })
}

/** With the fees and exemptions of the profile that the procedure uses. */
export function unconfirmedIn({ profile }: Pick<House, 'profile'>, definition: Definition) {
  const { fees, charges = [], exemptions = [] } = definition
  const keys = new Set([...fees.map(({ fee }) => fee), ...charges.flatMap(({ lines }) => lines.map(({ fee }) => fee))])
  return unconfirmedOf(definition, [
    ...[...keys].map((key) => feeOf(profile, key)),
    ...profile.exemptions
      .filter(({ key }) => exemptions.includes(key))
      .map((exemption) => ({ ...exemption, label: plainWords(exemption.label) })),
  ])
}
