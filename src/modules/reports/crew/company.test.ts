import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from '#platform/db/index.ts'
import { storeUpload } from '#platform/files/index.ts'
import { newId } from '#platform/ids/index.ts'
import { text } from '../desk/fixtures/report-desk.ts'
import { company, openSite } from './fixtures/site.ts'

let site: Awaited<ReturnType<typeof openSite>>
beforeAll(async () => {
  site = await openSite()
}, 60_000)
afterAll(() => site?.close())

test('会社の人には、会社に出した作業だけがあり、課のものとほかの会社のものは、ないものと同じになる', async () => {
  const [own, office, other] = [
    await site.order({ employer: company }),
    await site.order(),
    await site.order({ employer: 'ほかの見本株式会社' }),
  ]
  expect((await site.ono.get(`/staff/work/${own}`)).status).toBe(200)
  for (const id of [office, other])
    for (const path of ['', '/found', `/photos/${office}/small`, `/drawings/${office}`])
      expect((await site.ono.get(`/staff/work/${id}${path}`)).status, path).toBe(404)
})

test('会社の人には、覆った言葉と、課が確かめて覆った写真だけを見せる。職員には元の写真を見せる', async () => {
  const report = await site.file()
  const [unseen, covered] = [await site.photograph(report, 100), await site.photograph(report, 140)]
  const [other] = await site.read(
    sql<{ file: string }>`select file_id as file from reports.photos where id = ${unseen}`,
  )
  await site.write(
    sql`update reports.photos set shown_file_id = ${other?.file}, looked_at = added_at where id = ${covered}`,
  )
  const id = await site.order({ employer: company, reportId: report })
  const page = await text(site.ono.get(`/staff/work/${id}`))
  expect(page).not.toContain('03-3993-1111')
  expect(page).not.toContain('/staff/reports/')
  expect(page).toContain(`${covered}/medium`)
  expect(page).not.toContain(unseen)
  expect((await site.ono.get(`/staff/work/${id}/photos/${unseen}/large`)).status).toBe(404)
  const bytes = async (by: typeof site.ono, photo: string) =>
    Buffer.from(await (await by.get(`/staff/work/${id}/photos/${photo}/large`)).arrayBuffer()).toString('base64')
  expect(await bytes(site.ono, covered)).toBe(await bytes(site.nagai, unseen))
  expect(await bytes(site.nagai, covered)).not.toBe(await bytes(site.ono, covered))
})

test('図面は、持っていく画面ではその場で要るものとして名指しされ、会社には作業が終わるまで見える', async () => {
  const id = await site.order({ employer: company })
  const drawing = newId<'drawing'>()
  const stored = await storeUpload(site.house, {
    bytes: Buffer.from('%PDF-1.7\n%%EOF'),
    claimedName: '基礎.pdf',
    owner: { kind: 'reports.drawing', id: drawing },
  })
  if (!stored.ok) throw new Error(stored.reason)
  await site.write(sql`
    insert into reports.drawings (id, series, revision, position, town, office_id, kind, title, file_id, added_at)
    select ${drawing}, ${drawing}, 1, o.position, o.town, o.office_id, 'construction', '基礎の図', ${stored.fileId}, now()
    from reports.orders o where o.id = ${id}`)
  const path = `/staff/work/${id}/drawings/${drawing}`
  expect(await text(site.ono.get(`/staff/work/${id}?kept=yes`))).toContain(`data-take="${path}"`)
  expect((await site.ono.get(path)).headers.get('content-type')).toBe('application/pdf')
  await site.write(sql`update reports.orders set state = 'cancelled', closed_at = now() where id = ${id}`)
  expect((await site.ono.get(path)).status).toBe(404)
  expect(await text(site.ono.get(`/staff/work/${id}`))).not.toContain('基礎の図')
  expect((await site.nagai.get(path)).status).toBe(200)
})

test('会社の人の品書きには、現場の作業のほかは課の名前の一覧しかなく、ほかの画面は開かない', async () => {
  const page = await text(site.ono.get('/staff/work'))
  const menu = /<nav id="staff-menu"[\s\S]*?<\/nav>/.exec(page)?.[0] ?? ''
  expect([...menu.matchAll(/href="([^"]+)"/g)].map(([, href]) => href)).toEqual(['/staff/work', '/staff/offices'])
  const report = await site.file()
  const id = await site.order({ employer: company, reportId: report })
  for (const path of [
    '/staff/reports',
    `/staff/reports/${report}`,
    '/staff/reports/new',
    // The register of things is the company's to read, and nothing of it to change.
    '/staff/reports/assets/new',
    '/staff/reports/assets/import',
    '/staff/orders',
    `/staff/orders/${id}`,
    '/staff/orders/contractors',
    '/staff/people',
  ])
    expect([403, 404], path).toContain((await site.ono.get(path)).status)
})

test('契約の最後の日の次の日から、会社の人には何も開かない', async () => {
  const contract = site.house.profile.contracts?.find(({ employer }) => employer === company)
  const until = contract?.until
  Object.assign(contract ?? {}, { until: '2026-11-26' })
  for (const path of ['/staff/work', '/staff/work/kit']) expect((await site.ono.get(path)).status, path).toBe(303)
  const ready = await site.ono.get('/staff/work/outbox/ready')
  expect(await ready.json()).toMatchObject({ may: false })
  Object.assign(contract ?? {}, { until })
})
