import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { findDocuments } from '#modules/search/index.ts'
import { sql } from '#platform/db/index.ts'
import { settle } from '#platform/jobs/index.ts'
import { browse } from '#platform/testing/index.ts'
import { idOf, noon, openPageDesk, type PageDesk, pageList, text, where } from './fixtures/page-desk.ts'

let desk: PageDesk
beforeAll(async () => {
  desk = await openPageDesk()
})
beforeEach(() => desk.house.setNow(noon))
afterAll(() => desk.close())

const refused = (constraint: string) => ({ code: '23514', constraint })

describe('書く、確かめる、承認する、公開する', () => {
  test('課が書き、広報担当が確かめ、所属長が承認すると、みんなが読める', async () => {
    const path = await desk.draft()
    expect(await desk.public(path)).toEqual([])
    expect(where(await desk.press(desk.furukawa, path, 'submission'))).toBe(`${path}?done=submitted`)
    expect(await desk.stateOf(path)).toBe('in_review')
    await desk.press(desk.wada, path, 'look', { said: '題名がよいです' })
    expect(await desk.stateOf(path)).toBe('in_approval')
    expect(await desk.public(path)).toEqual([])
    expect(where(await desk.press(desk.sakurai, path, 'approval'))).toBe(`${path}?done=published`)
    const [page] = await desk.public(path)
    expect(page?.html).toContain('<h2 id="h-料金">料金</h2>')
    const course = await text(desk.furukawa.get(path))
    for (const said of ['公開されました', '承認しました', '題名がよいです', '出しました'])
      expect(course).toContain(said)
  })

  test('書いた人も出した人も承認できない。データベースも断る', async () => {
    const path = await desk.draft({}, desk.sakurai)
    await desk.press(desk.sakurai, path, 'submission')
    await desk.press(desk.wada, path, 'look')
    expect(await text(desk.sakurai.get(path))).toContain('書いた人や出した人は、承認できません')
    const staff = sql`(select saved_by from pages.versions v join pages.editions e on e.id = v.edition_id
      where e.page_id = ${idOf(path)} limit 1)`
    await expect(
      desk.change(sql`update pages.editions set state = 'approved', approved_at = now(), approved_by = ${staff}
        where page_id = ${idOf(path)}`),
    ).rejects.toMatchObject({ code: '23514' })
  })

  test('ほかの人が出しても、前に言葉を直した所属長は承認できない', async () => {
    const path = await desk.draft()
    await desk.write(desk.sakurai, path, { summary: '直した要約です。' })
    await desk.press(desk.furukawa, path, 'submission')
    await desk.press(desk.wada, path, 'look')
    expect(await text(desk.sakurai.get(path))).not.toContain('/approval"')
    await expect(
      desk.change(sql`update pages.editions e set state = 'approved', approved_at = now(), approved_by = (
        select v.saved_by from pages.versions v where v.edition_id = e.id and v.saved_by <> e.submitted_by limit 1)
        where page_id = ${idOf(path)}`),
    ).rejects.toMatchObject(refused('writer_does_not_approve'))
  })

  test('広報担当は自分で出したページを確かめられず、ほかの課は確かめられない', async () => {
    const path = await desk.draft({ 'contact-office': 'public-relations' }, desk.wada)
    await desk.press(desk.wada, path, 'submission')
    const own = await desk.press(desk.wada, path, 'look')
    expect(own.status).toBe(403)
    expect(await text(desk.sakurai.get(path))).toContain('見つかりません')
    expect((await desk.press(desk.hori, path, 'look')).status).toBe(303)
  })

  test('戻すには理由が要り、理由は書いた課に見える', async () => {
    const path = await desk.draft()
    await desk.press(desk.furukawa, path, 'submission')
    const without = await desk.press(desk.wada, path, 'return')
    expect(without.status).toBe(422)
    expect(await text(without)).toContain('#field-reason')
    await desk.press(desk.wada, path, 'return', { reason: '料金の表を足してください。' })
    expect(await desk.stateOf(path)).toBe('draft')
    expect(await text(desk.furukawa.get(path))).toContain('料金の表を足してください。')
    expect((await desk.write(desk.furukawa, path, { summary: '表を足しました。' })).status).toBe(303)
  })

  test('所属長も理由を付けて戻せる', async () => {
    const path = await desk.inApproval()
    await desk.press(desk.sakurai, path, 'return', { reason: '手数料を確かめてください。' })
    expect(await desk.stateOf(path)).toBe('draft')
  })

  test('出したあとの言葉は変えられない。書いたものは消えず、データベースも断る', async () => {
    const path = await desk.draft()
    const form = await text(desk.furukawa.get(`${path}/words/ja`))
    await desk.press(desk.furukawa, path, 'submission')
    const edition = /name="edition" value="([^"]+)"/.exec(form)?.[1] ?? ''
    const fields = new URLSearchParams({
      ...{
        edition,
        base: '2',
        title: 'すり替えた題名',
        summary: '',
        body: '書きかけの文',
        idempotency_key: 'k1234567',
      },
      csrf: /name="csrf" value="([^"]+)"/.exec(form)?.[1] ?? '',
    })
    const late = await desk.furukawa.post(`${path}/words/ja`, fields)
    expect(late.status).toBe(422)
    const page = await text(late)
    expect(page).toContain('ほかの人が先に進めました')
    expect(page).toContain('書きかけの文')
    await expect(
      desk.change(sql`
        insert into pages.versions (edition_id, lang, number, title, summary, body, details, saved_at, saved_by)
        select edition_id, lang, number + 1, 'すり替え', summary, body, details, saved_at, saved_by
        from pages.versions where edition_id = ${edition} and saved_by is not null order by number desc limit 1`),
    ).rejects.toMatchObject(refused('words_of_a_draft'))
  })

  test('見ている間に出し直されたものは、承認にならない', async () => {
    const path = await desk.inApproval()
    const shown = /name="shown" value="([^"]+)"/.exec(await text(desk.sakurai.get(path)))?.[1] ?? ''
    await desk.press(desk.furukawa, path, 'recall')
    await desk.write(desk.furukawa, path, { body: '## 別の文\n\n別の文です。' })
    desk.house.setNow('2026-12-02T12:01:00+09:00')
    await desk.press(desk.furukawa, path, 'submission')
    await desk.press(desk.wada, path, 'look')
    const late = await desk.press(desk.sakurai, path, 'approval', { shown })
    expect(late.status).toBe(422)
    expect(await text(late)).toContain('ほかの人が先に進めました')
    expect(await desk.stateOf(path)).toBe('in_approval')
  })

  test('段を飛ばすことは、データベースが断る', async () => {
    const path = await desk.draft()
    const jump = (state: string) =>
      desk.change(sql`update pages.editions set state = ${state}, published_at = now(), approved_at = now(),
        submitted_by = created_by, approved_by = uuidv7() where page_id = ${idOf(path)}`)
    await expect(jump('published')).rejects.toMatchObject(refused('course_of_edition'))
    await expect(
      desk.change(sql`update pages.editions set state = 'approved', approved_at = now(), approved_by = uuidv7()
        where page_id = ${idOf(path)}`),
    ).rejects.toMatchObject(refused('course_of_edition'))
  })

  test('ほかの課の人には、下書きがあることも分からない', async () => {
    const path = await desk.draft({ title: '内緒の下書き：まだ公開しない' })
    const kato = await desk.signIn('加藤誠')
    for (const at of [path, `${path}/words/ja`, `${path}/versions`]) expect((await kato.get(at)).status, at).toBe(404)
    expect(await text(kato.get(pageList))).not.toContain('内緒の下書き')
    expect((await (await desk.signIn('平野ゆい')).get(pageList)).status).toBe(403)
    // 広報担当 reads and does not write.
    expect((await desk.wada.get(path)).status).toBe(200)
    expect((await desk.wada.get(`${path}/words/ja`)).status).toBe(403)
  })

  test('下書きをやめても、公開中のページはそのままで、版は残る', async () => {
    const path = await desk.published()
    await desk.press(desk.furukawa, path, 'editions')
    await desk.write(desk.furukawa, path, { title: 'やめる題名' })
    await desk.press(desk.furukawa, path, 'discard')
    expect((await desk.public(path))[0]?.title).toBe('粗大ごみを出す：申込みと料金')
    expect(await text(desk.furukawa.get(`${path}/versions`))).toContain('やめる題名')
  })
})

describe('決めた日時に', () => {
  test('4月1日0時の公開は、その時に止まっていても、動き始めてから一度だけ起こる', async () => {
    const path = await desk.draft()
    await desk.press(desk.furukawa, path, 'schedule', { publish_on: '令和9年4月1日', publish_time: '0時' })
    await desk.press(desk.furukawa, path, 'submission')
    await desk.press(desk.wada, path, 'look')
    expect(where(await desk.press(desk.sakurai, path, 'approval'))).toBe(`${path}?done=waits`)
    desk.house.setNow('2027-03-31T23:59:59+09:00')
    await settle(desk.house)
    expect(await desk.public(path)).toEqual([])
    const next = await desk.house.db.read(async (tx) =>
      desk.house.modules.find(({ name }) => name === 'pages')?.nextDue?.(tx, desk.house.clock.now(), desk.house),
    )
    expect(next?.at.toString()).toBe('2027-03-31T15:00:00Z')
    // Nothing ran at midnight.
    desk.house.setNow('2027-04-01T02:30:00+09:00')
    await Promise.all([settle(desk.house), settle(desk.house)])
    await settle(desk.house)
    expect(await desk.public(path)).toHaveLength(1)
    const [page] = await desk.public(path)
    expect((await browse(desk.app).get(`/pages/${page?.slug}`)).status).toBe(200)
    const steps = await desk.read(sql`
      select from pages.steps where page_id = ${idOf(path)} and step = 'published'`)
    expect(steps).toHaveLength(1)
  })

  test('承認したあとでも、公開の前なら下書きに戻せる', async () => {
    const path = await desk.draft()
    await desk.press(desk.furukawa, path, 'schedule', { publish_on: '2026-12-10' })
    await desk.press(desk.furukawa, path, 'submission')
    await desk.press(desk.wada, path, 'look')
    await desk.press(desk.sakurai, path, 'approval')
    await desk.press(desk.furukawa, path, 'recall')
    desk.house.setNow('2026-12-11T00:00:00+09:00')
    await settle(desk.house)
    expect(await desk.public(path)).toEqual([])
    expect(await desk.stateOf(path)).toBe('draft')
  })

  test('掲載の終わりが来ると、公開が終わる', async () => {
    const path = await desk.draft()
    await desk.press(desk.furukawa, path, 'schedule', { takedown_on: '2026-12-20', takedown_time: '17時' })
    await desk.press(desk.furukawa, path, 'submission')
    await desk.press(desk.wada, path, 'look')
    await desk.press(desk.sakurai, path, 'approval')
    desk.house.setNow('2026-12-20T17:00:00+09:00')
    await settle(desk.house)
    expect(await desk.public(path)).toEqual([])
    expect(await desk.stateOf(path)).toBe('withdrawn')
    expect(await text(desk.furukawa.get(path))).toContain('掲載を終えました')
  })

  test('日時の前後が逆だと、欄のところで知らせる', async () => {
    const path = await desk.draft()
    const wrong = await desk.press(desk.furukawa, path, 'schedule', {
      ...{ publish_on: '2026-12-20', takedown_on: '2026-12-10' },
    })
    expect(wrong.status).toBe(422)
    expect(await text(wrong)).toContain('掲載の終わりは、公開より後にしてください')
  })

  test('見直す日を過ぎたページは一覧の上で分かり、読み直すと次の日になる', async () => {
    const path = await desk.published()
    desk.house.setNow('2027-12-03T09:00:00+09:00')
    expect(await text(desk.furukawa.get(pageList))).toContain('見直す日を過ぎたページが')
    expect(await text(desk.furukawa.get(`${pageList}?review=past`))).toContain(path)
    const late = await desk.press(desk.furukawa, path, 'review', { next_review: '2030-01-01' })
    expect(late.status).toBe(422)
    await desk.press(desk.furukawa, path, 'review', { next_review: '2028-06-01' })
    expect(await text(desk.furukawa.get(`${pageList}?review=past`))).not.toContain(path)
    const [row] = await desk.read(sql<{ on: string }>`
      select review_on::text as on from pages.published where page_id = ${idOf(path)}`)
    expect(row?.on).toBe('2028-06-01')
  })
})

describe('公開をやめる', () => {
  test('取り下げには理由が要り、すぐにどの言語でも消えて戻らない', async () => {
    const path = await desk.published()
    expect((await desk.press(desk.sakurai, path, 'withdrawal')).status).toBe(422)
    await desk.press(desk.sakurai, path, 'withdrawal', { withdraw_reason: '料金が間違っていたため' })
    expect(await desk.public(path)).toEqual([])
    expect(await text(desk.furukawa.get(path))).toContain('料金が間違っていたため')
    expect((await desk.furukawa.get(path)).status).toBe(200)
    expect(await text(desk.furukawa.get(path))).not.toContain('/editions"')
  })

  test('書く人は取り下げられない', async () => {
    const path = await desk.published()
    expect(await text(desk.furukawa.get(path))).not.toContain('/withdrawal"')
  })

  test('取り下げると、直している途中のものも終わり、公開されない', async () => {
    const path = await desk.published()
    await desk.press(desk.furukawa, path, 'editions')
    await desk.press(desk.hori, path, 'withdrawal', { withdraw_reason: '制度が終わったため' })
    await settle(desk.house)
    expect(await desk.stateOf(path)).toBe('discarded')
    expect(await desk.public(path)).toEqual([])
  })
})

describe('検索', () => {
  const found = async (query: string): Promise<readonly string[]> =>
    (await findDocuments(desk.house, { query, lang: 'ja', page: 1 })).documents.map(({ title }) => title)

  test('公開したときから見つかり、下書きでは見つからず、取り下げたときから見つからない', async () => {
    const title = '古紙を出す：束ね方'
    const path = await desk.draft({ title })
    expect(await found('古紙 束ね方')).not.toContain(title)
    await desk.press(desk.furukawa, path, 'submission')
    await desk.press(desk.wada, path, 'look')
    await desk.press(desk.sakurai, path, 'approval')
    expect(await found('古紙 束ね方')).toContain(title)
    await desk.press(desk.furukawa, path, 'editions')
    await desk.write(desk.furukawa, path, { title: '古紙を束ねる：まだ下書き' })
    expect(await found('古紙 束ねる')).not.toContain('古紙を束ねる：まだ下書き')
    await desk.press(desk.sakurai, path, 'withdrawal', { withdraw_reason: '間違いがあったため' })
    expect(await found('古紙 束ね方')).not.toContain(title)
    expect(await found('古紙 束ね方')).not.toContain('古紙を束ねる：まだ下書き')
  })

  test('公示送達は、名前でも番号でも見つからない', async () => {
    const title = '公示送達（第77号）架空花子'
    const path = await desk.draft({
      ...{ kind: 'act', title, body: '架空花子に渡す書類があります。', summary: '', topics: [] },
      ...{ 'act-form': 'service-by-publication', 'act-number': '第77号', 'act-date': '2026-12-02' },
    })
    await desk.press(desk.furukawa, path, 'schedule', { takedown_on: '2026-12-20' })
    await desk.press(desk.furukawa, path, 'submission')
    await desk.press(desk.wada, path, 'look')
    expect(where(await desk.press(desk.sakurai, path, 'approval'))).toContain('done=published')
    for (const query of ['架空花子', '公示送達', '第77号']) expect(await found(query)).not.toContain(title)
    const kept = await desk.read(sql`select from search.documents where title like '%架空%' or body like '%架空%'`)
    expect(kept).toEqual([])
  })
})

describe('公示送達', () => {
  const act = {
    ...{ kind: 'act', title: '公示送達（第12号）', body: '次の人に書類を渡します。', summary: '公示送達です。' },
    ...{ 'act-form': 'service-by-publication', 'act-number': '練馬区公示送達第12号', 'act-date': '2026-12-02' },
    ...{ topics: [] as string[] },
  }

  test('掲載の終わりがないか、7日に満たないと出せない', async () => {
    const path = await desk.draft(act)
    const without = await desk.press(desk.furukawa, path, 'submission')
    expect(await text(without)).toContain('公示送達には、掲載を終える日時が要ります')
    await desk.press(desk.furukawa, path, 'schedule', { takedown_on: '2026-12-08' })
    expect((await desk.press(desk.furukawa, path, 'submission')).status).toBe(422)
    await desk.press(desk.furukawa, path, 'schedule', { takedown_on: '2026-12-10' })
    expect((await desk.press(desk.furukawa, path, 'submission')).status).toBe(303)
  })

  test('公開したあとは言葉を変えられず、検索には出ず、終わりの日に消える', async () => {
    const path = await desk.draft(act)
    await desk.press(desk.furukawa, path, 'schedule', { takedown_on: '2026-12-15' })
    await desk.press(desk.furukawa, path, 'submission')
    await desk.press(desk.wada, path, 'look')
    await desk.press(desk.sakurai, path, 'approval')
    const [row] = await desk.read(sql<{ noIndex: boolean; slug: string }>`
      select no_index as "noIndex", slug from pages.published where page_id = ${idOf(path)}`)
    expect(row?.noIndex).toBe(true)
    const source = desk.house.modules.find(({ name }) => name === 'pages')?.searchSources?.['pages']
    expect(await desk.house.db.read(async (tx) => source?.of(tx, desk.house, [`page:${row?.slug}`]))).toEqual([])
    expect(await text(desk.furukawa.get(path))).toContain('言葉は変えられません')
    await expect(
      desk.change(sql`update pages.published set html = 'すり替え' where page_id = ${idOf(path)}`),
    ).rejects.toMatchObject(refused('act_stays'))
    await expect(
      desk.change(sql`insert into pages.editions (page_id, number, created_at) values (${idOf(path)}, 9, now())`),
    ).rejects.toMatchObject(refused('act_stays'))
    await expect(
      desk.change(sql`update pages.published set takedown_at = null where page_id = ${idOf(path)}`),
    ).rejects.toMatchObject(refused('service_ends'))
    desk.house.setNow('2026-12-15T00:00:00+09:00')
    await settle(desk.house)
    expect(await desk.public(path)).toEqual([])
  })
})
