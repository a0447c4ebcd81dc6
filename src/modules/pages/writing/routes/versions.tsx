import type { Hono } from 'hono'
import { z } from 'zod'
import { staffNames } from '#modules/people/index.ts'
import { NotFound } from '#platform/errors/index.ts'
import { type HttpEnv, readForm, requireStaff, submitOnce } from '#platform/http/index.ts'
import { isLang, type Lang } from '#platform/i18n/index.ts'
import { parseId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { staffPage } from '#platform/ui/index.ts'
import type { EditionId, PageId } from '../../domain/page.ts'
import { openPage } from '../actions/own.ts'
import { restoreVersion } from '../actions/write.ts'
import { differences, namesOf } from '../differences.ts'
import { textOf } from '../forms.ts'
import { pagePath, pagesPath } from '../pages/paths.ts'
import { DifferencePage, VersionsPage } from '../pages/versions-page.tsx'
import { pagePermissions as may } from '../permissions.ts'
import { findVersion, savedVersions } from '../store/editions.ts'
import { writingTexts } from '../text/index.ts'
import { pageIdIn, requireWriter } from './staff.ts'

const t = writingTexts.course

/** Everything that was ever saved of a page, what changed, and the way back. */
export function versionRoutes(app: Hono<HttpEnv>, house: House): void {
  const at = `${pagesPath}/:id`
  const crumbsOf = (id: PageId, title: string) => [
    { href: pagesPath, label: writingTexts.title },
    { href: pagePath(id), label: title },
  ]

  app.get(`${at}/versions`, async (c) => {
    const staff = requireWriter(c)
    const id = pageIdIn(c)
    const lang = langAsked(c.req.query('lang'))
    const read = await house.db.read(async (tx) => {
      const { open, standing, page } = await openPage(tx, house, staff, id)
      const versions = await savedVersions(tx, id, lang)
      const people = versions.flatMap(({ savedBy }) => (savedBy ? [savedBy] : []))
      const mayRestore = open?.state === 'draft' && standing.writes
      return { versions, page, mayRestore, names: await staffNames(tx, [...new Set(people)]) }
    })
    const { versions, names, mayRestore, page } = read
    return staffPage(
      c,
      house,
      { title: t.versions, current: pagesPath, crumbs: crumbsOf(id, page.slug), styles: ['page-desk.css'] },
      <VersionsPage id={id} lang={lang} versions={versions} names={names} mayRestore={mayRestore} />,
    )
  })

  app.get(`${at}/difference`, async (c) => {
    const staff = requireWriter(c)
    const id = pageIdIn(c)
    const lang = langAsked(c.req.query('lang'))
    const { before, after, page } = await house.db.read(async (tx) => {
      const opened = await openPage(tx, house, staff, id)
      const find = async (key: string | undefined) => {
        const { edition, number } = keyIn(key)
        const version = await findVersion(tx, id, edition, lang, number)
        if (!version) throw new NotFound('version')
        return version
      }
      return { page: opened.page, before: await find(c.req.query('before')), after: await find(c.req.query('after')) }
    })
    return staffPage(
      c,
      house,
      { title: t.differenceTitle, current: pagesPath, crumbs: crumbsOf(id, page.slug), styles: ['page-desk.css'] },
      <DifferencePage parts={differences(before, after, namesOf(house))} />,
    )
  })

  app.post(`${at}/restoration`, async (c) => {
    const staff = requireStaff(c, may.write)
    const id = pageIdIn(c)
    const { raw } = await readForm(c, z.looseObject({}))
    const { edition, number } = keyIn(textOf(raw, 'version'))
    const lang = langAsked(textOf(raw, 'lang'))
    const done = await submitOnce(c, house, { form: `pages.restoration:${id}` }, async (tx) => {
      await restoreVersion(tx, house, staff, { id, lang, edition, number })
      return { location: `${pagePath(id)}?done=restored` }
    })
    if (!done.ok) throw new NotFound('version')
    return done.response
  })
}

const langAsked = (asked: string | undefined): Lang => (asked && isLang(asked) ? asked : 'ja')

function keyIn(key: string | undefined): { edition: EditionId; number: number } {
  const [, id = '', number = ''] = /^([0-9a-f-]{36})\.(\d{1,6})$/.exec(key ?? '') ?? []
  const edition = parseId<'edition'>(id)
  if (!edition) throw new NotFound('version')
  return { edition, number: Number(number) }
}
