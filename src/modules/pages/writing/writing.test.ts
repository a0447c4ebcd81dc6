import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { sql } from '#platform/db/index.ts'
import { browse } from '#platform/testing/index.ts'
import { idOf, noon, openPageDesk, type PageDesk, pageList, text, where } from './fixtures/page-desk.ts'

let desk: PageDesk
beforeAll(async () => {
  desk = await openPageDesk()
})
beforeEach(() => desk.house.setNow(noon))
afterAll(() => desk.close())

const latest = async (path: string, lang = 'ja') => {
  const [row] = await desk.read(sql<{ title: string; summary: string; body: string; number: number }>`
    select v.title, v.summary, v.body, v.number from pages.versions v join pages.editions e on e.id = v.edition_id
    where e.page_id = ${idOf(path)} and v.lang = ${lang} order by e.number desc, v.number desc limit 1`)
  return row
}

/** The form as somebody opened it, to be sent later. */
async function opened(path: string, by = desk.furukawa, lang = 'ja') {
  const html = await text(by.get(`${path}/words/${lang}`))
  const hidden = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? ''
  const kept = await latest(path, lang)
  return (fields: Record<string, string>) =>
    by.post(`${path}/words/${lang}`, {
      ...{ csrf: hidden('csrf'), idempotency_key: hidden('idempotency_key'), edition: hidden('edition') },
      ...{ base: hidden('base'), of_japanese: hidden('of_japanese') },
      ...{ title: kept?.title ?? '', summary: kept?.summary ?? '', body: kept?.body ?? '' },
      'contact-office': 'waste-recycling',
      ...fields,
    })
}

describe('二人が同時に書く', () => {
  test('別のところを直したら、両方の直しが残る', async () => {
    const path = await desk.draft({
      body: '## 申し込む\n\n電話で申し込みます。受付は8時からです。\n\n## 料金\n\n400円からです。',
    })
    const [one, other] = [await opened(path), await opened(path, desk.sakurai)]
    const body = (await latest(path))?.body ?? ''
    expect((await one({ body: body.replace('電話で', '電話かインターネットで') })).status).toBe(303)
    const second = await other({ body: body.replace('400円', '500円'), summary: '要約も直しました。' })
    expect(where(second)).toContain('done=merged')
    const merged = await latest(path)
    expect(merged?.body).toBe(body.replace('電話で', '電話かインターネットで').replace('400円', '500円'))
    expect(merged?.summary).toBe('要約も直しました。')
  })

  test('同じところを直したら、左右に並べて見せ、どちらの言葉も消えない', async () => {
    const path = await desk.draft()
    const [one, other] = [await opened(path), await opened(path, desk.sakurai)]
    await one({ title: '粗大ごみの出し方：料金と日', summary: '古川の要約です。' })
    const clash = await other({ title: '大きなごみを出す：料金', body: '## 桜井の見出し\n\n桜井の文です。' })
    expect(clash.status).toBe(422)
    const page = await text(clash)
    for (const said of [
      '同じところを、ほかの人も直していました',
      '古川大輔さんの言葉',
      '大きなごみを出す：料金',
      '桜井の文です。',
    ])
      expect(page).toContain(said)
    expect(page.replace(/<[^>]+>/g, '')).toContain('粗大ごみの出し方')
    // Only one saved; the second sees the other's words and decides.
    expect((await latest(path))?.title).toBe('粗大ごみの出し方：料金と日')
    const hidden = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? ''
    const again = await desk.sakurai.post(`${path}/words/ja`, {
      ...{ csrf: hidden('csrf'), idempotency_key: hidden('idempotency_key'), edition: hidden('edition') },
      ...{ base: hidden('base'), title: '大きなごみを出す：料金', summary: '古川の要約です。', body: '桜井の文です。' },
    })
    expect(again.status).toBe(303)
    expect((await latest(path))?.title).toBe('大きなごみを出す：料金')
  })

  test('同じ言葉をもう一度保存しても、版は増えない', async () => {
    const path = await desk.draft()
    const before = (await latest(path))?.number
    expect((await (await opened(path))({ topics: 'waste' })).status).toBe(303)
    expect((await latest(path))?.number).toBe(before)
  })
})

describe('書く画面', () => {
  test('足りないところは欄で知らせ、書いたものは消えない', async () => {
    const path = await desk.draft()
    const wrong = await (await opened(path))({
      ...{ title: '', body: '書きかけの本文', 'action-label': '申し込む', 'action-target': 'javascript:alert(1)' },
    })
    expect(wrong.status).toBe(422)
    const page = await text(wrong)
    for (const field of ['title', 'action-target']) expect(page).toContain(`#field-${field}"`)
    expect(page).toContain('書きかけの本文')
  })

  test('下書きを見るだけでは、何も保存されない', async () => {
    const path = await desk.draft()
    const before = (await latest(path))?.number
    const at = `${path}/words/ja`
    const html = await text(desk.furukawa.get(at))
    const csrf = /name="csrf" value="([^"]+)"/.exec(html)?.[1] ?? ''
    const looked = await desk.furukawa.post(`${at}/look`, {
      csrf,
      title: '見るだけ',
      body: '## 見出し\n\n当該の要件です。',
    })
    const page = await text(looked)
    expect(page).toContain('まだ保存していません')
    expect(page).toContain('<h2 id="h-見出し">')
    expect(page).toContain('「この」と言い換えるか')
    expect((await latest(path))?.number).toBe(before)
  })

  test('書いている間の確かめは、働くHTMLを返さない', async () => {
    const path = await desk.draft()
    const at = `${path}/words/ja`
    const csrf = /name="csrf" value="([^"]+)"/.exec(await text(desk.furukawa.get(at)))?.[1] ?? ''
    const fields = {
      csrf,
      title: 'x',
      body: '<img src=x onerror=alert(1)>\n\n[x](javascript:alert(1))\n\n漢字《かんじ》',
    }
    const answer = await desk.furukawa.post(`${at}/look`, fields, { accept: 'application/json' })
    const look: unknown = await answer.json()
    expect(look).toMatchObject({
      body: [
        ['p', {}, ['<img src=x onerror=alert(1)>']],
        '\n',
        ['p', {}, [['a', {}, expect.anything()]]],
        '\n',
        ['p', {}, [['ruby', {}, ['漢字', ['rt', {}, ['かんじ']]]]]],
      ],
    })
    expect(JSON.stringify(look)).not.toContain('javascript:')
  })

  test('このページを開いた人が検索した言葉が、題名にも探すことばにもないと知らせる', async () => {
    const path = await desk.draft({ slug: 'sofa' })
    const many = sql`repeat('1', 64)::bit(64)`
    await desk.change(sql`
      insert into search.searched (day, query, lang, shown, visitors, found, clicked, marks, wide_marks)
      values ('2026-12-01', 'そふぁ', 'ja', 'ソファ 捨てる', 40, 40, 40, ${many}, ${many})`)
    await desk.change(sql`
      insert into search.chosen (day, query, subject, visitors, ranks, marks, wide_marks)
      values ('2026-12-01', 'そふぁ', 'page:sofa', 40, 80, ${many}, ${many})`)
    expect(await text(desk.furukawa.get(`${path}/words/ja`))).toContain('このページを探した人は「ソファ 捨てる」')
    await desk.write(desk.furukawa, path, { words: 'ソファ 捨てる' })
    expect(await text(desk.furukawa.get(`${path}/words/ja`))).not.toContain('このページを探した人は')
  })

  test('使われているアドレスと、前に使われたアドレスは選べない', async () => {
    const path = await desk.draft({ slug: 'old-address' })
    await desk.press(desk.furukawa, path, 'slug', { slug: 'new-address' })
    await expect(desk.draft({ slug: 'new-address' })).rejects.toThrow('422')
    await expect(desk.draft({ slug: 'old-address' })).rejects.toThrow('前に使っていました')
    const [row] = await desk.read(sql<{ slug: string }>`
      select p.slug from pages.former_slugs f join pages.pages p on p.id = f.page_id where f.slug = 'old-address'`)
    expect(row?.slug).toBe('new-address')
  })

  test('公開中のページのアドレスを変えると、公開中のものもすぐに変わる', async () => {
    const path = await desk.published()
    await desk.press(desk.furukawa, path, 'slug', { slug: 'moved-page' })
    expect((await desk.public(path))[0]?.slug).toBe('moved-page')
  })
})

describe('版', () => {
  test('二つの版の違いは、消えたところと増えたところが言葉でも分かる', async () => {
    const path = await desk.draft()
    await desk.write(desk.furukawa, path, { title: '粗大ごみを出す：申込みと手数料' })
    const versions = await text(desk.furukawa.get(`${path}/versions`))
    const link = /href="([^"]*difference[^"]*)"/.exec(versions)?.[1]?.replaceAll('&amp;', '&') ?? ''
    const page = await text(desk.furukawa.get(link))
    expect(page).toMatch(/<del><span class="vh">削除：<\/span>料金<\/del>/)
    expect(page).toMatch(/<ins><span class="vh">追加：<\/span>手数料<\/ins>/)
  })

  test('前の版に戻すと、その言葉が新しい版になり、いまの版も残る', async () => {
    const path = await desk.draft({ title: 'はじめの題名：ごみ' })
    await desk.write(desk.furukawa, path, { title: 'あとの題名：ごみ' })
    const versions = await text(desk.furukawa.get(`${path}/versions`))
    const [, version = ''] = /name="version" value="([^"]+)"/.exec(versions) ?? []
    await desk.furukawa.submit(`${path}/versions`, { version }, `${path}/restoration`)
    expect((await latest(path))?.title).toBe('はじめの題名：ごみ')
    expect(await text(desk.furukawa.get(`${path}/versions`))).toContain('あとの題名：ごみ')
  })

  test('ほかのページの版は、見ることも戻すこともできない', async () => {
    const [mine, other] = [await desk.draft(), await desk.draft()]
    const versions = await text(desk.furukawa.get(`${other}/versions`))
    const [, version = ''] = /after=([^"&]+)"/.exec(versions) ?? []
    expect(version).not.toBe('')
    expect((await desk.furukawa.get(`${mine}/difference?before=${version}&after=${version}`)).status).toBe(404)
    const stolen = await desk.furukawa.submit(`${mine}/versions`, { version }, `${mine}/restoration`)
    expect(stolen.status).toBe(404)
  })

  test('保存した版は、あとから変えられない', async () => {
    const path = await desk.draft()
    await expect(
      desk.change(sql`update pages.versions set title = 'x' where edition_id in (
        select id from pages.editions where page_id = ${idOf(path)})`),
    ).rejects.toMatchObject({ code: expect.stringMatching(/^(42501|23514)$/) })
  })
})

describe('言語', () => {
  const easy = {
    title: '大《おお》きな ごみ',
    summary: 'ごみを 出《だ》します。',
    body: '電話《でんわ》してください。',
  }

  test('やさしい日本語は、だれかが確かめるまで公開されない', async () => {
    const path = await desk.draft()
    await desk.write(desk.furukawa, path, easy, 'easy')
    expect(await text(desk.furukawa.get(path))).toContain('確かめていないので、公開されません')
    const unread = await desk.draft()
    await desk.write(desk.furukawa, unread, easy, 'easy')
    await desk.press(desk.furukawa, unread, 'submission')
    await desk.press(desk.wada, unread, 'look')
    await desk.press(desk.sakurai, unread, 'approval')
    expect((await desk.public(unread)).map(({ lang }) => lang)).toEqual(['ja'])
    await desk.press(desk.furukawa, path, 'confirmation/easy')
    await desk.press(desk.furukawa, path, 'submission')
    await desk.press(desk.wada, path, 'look')
    await desk.press(desk.sakurai, path, 'approval')
    expect((await desk.public(path)).map(({ lang, title }) => [lang, title])).toEqual([
      ['easy', easy.title],
      ['ja', '粗大ごみを出す：申込みと料金'],
    ])
  })

  test('日本語を直すと、訳が古いことが書く人にも読む人にも分かり、保存し直すと消える', async () => {
    const path = await desk.draft()
    await desk.write(desk.furukawa, path, easy, 'easy')
    await desk.press(desk.furukawa, path, 'confirmation/easy')
    await desk.write(desk.furukawa, path, { body: '## 申し込む\n\nインターネットだけで申し込みます。' })
    expect(await text(desk.furukawa.get(path))).toContain('日本語が変わったあと、直していません')
    expect(await text(desk.furukawa.get(`${path}/words/easy`))).toContain('日本語の変わったところ')
    await desk.press(desk.furukawa, path, 'submission')
    await desk.press(desk.wada, path, 'look')
    await desk.press(desk.sakurai, path, 'approval')
    expect((await desk.public(path)).find(({ lang }) => lang === 'easy')?.isOutdated).toBe(true)
    await desk.press(desk.furukawa, path, 'editions')
    expect(await text(desk.furukawa.get(path))).toContain('日本語が変わったあと、直していません')
    await desk.write(desk.furukawa, path, { ...easy, body: 'インターネットで 申《もう》し込《こ》みます。' }, 'easy')
    expect(await text(desk.furukawa.get(path))).not.toContain('日本語が変わったあと、直していません')
  })
})

describe('公開前に見せるリンク', () => {
  const linkIn = async (response: Response) => /\/preview\/[\w-]{43}/.exec(await response.text())?.[0] ?? ''

  test('サインインのない人にも見え、検索に出ず、終わると何もない', async () => {
    const path = await desk.draft({ title: '見せたい題名：ごみ' })
    const link = await linkIn(await desk.press(desk.furukawa, path, 'previews'))
    const guest = browse(desk.app)
    const shown = await guest.get(link)
    expect(await text(shown.clone())).toContain('見せたい題名：ごみ')
    expect(shown.headers.get('x-robots-tag')).toContain('noindex')
    expect(shown.headers.get('cache-control')).toBe('no-store')
    expect(await text(shown)).toContain('name="robots" content="noindex')
    desk.house.setNow('2026-12-16T12:00:00+09:00')
    expect((await guest.get(link)).status).toBe(404)
  })

  test('終わらせる、下書きをやめる、公開すると、リンクは働かない', async () => {
    const guest = browse(desk.app)
    const stopped = await desk.draft()
    const first = await linkIn(await desk.press(desk.furukawa, stopped, 'previews'))
    await desk.press(desk.furukawa, stopped, 'previews/end')
    desk.house.setNow('2026-12-02T12:00:02+09:00')
    expect((await guest.get(first)).status).toBe(404)
    const second = await linkIn(await desk.press(desk.furukawa, stopped, 'previews'))
    expect((await guest.get(second)).status).toBe(200)
    await desk.press(desk.furukawa, stopped, 'discard')
    expect((await guest.get(second)).status).toBe(404)
    expect((await guest.get(`/preview/${'a'.repeat(43)}`)).status).toBe(404)
    expect((await guest.get('/preview/x')).status).toBe(404)
  })

  test('リンクの印は、データベースには残らない', async () => {
    const path = await desk.draft()
    const token = (await linkIn(await desk.press(desk.furukawa, path, 'previews'))).split('/')[2] ?? ''
    const rows = await desk.read(sql`select from pages.previews p where p::text like ${`%${token}%`}`)
    expect(rows).toEqual([])
  })
})

describe('一覧', () => {
  test('自分の番のページは、書く人、広報担当、所属長でそれぞれ違う', async () => {
    const [draft, review] = [await desk.draft(), await desk.draft()]
    await desk.press(desk.furukawa, review, 'submission')
    const approval = await desk.inApproval()
    const mine = (by: typeof desk.furukawa) => text(by.get(`${pageList}?turn=me`))
    expect(await mine(desk.furukawa)).toContain(draft)
    expect(await mine(desk.furukawa)).not.toContain(review)
    expect(await mine(desk.wada)).toContain(review)
    expect(await mine(desk.wada)).not.toContain(approval)
    expect(await mine(desk.sakurai)).toContain(approval)
    expect(await mine(desk.sakurai)).not.toContain(review)
  })

  test('種類と状態で絞れ、続きは次のページで見られる', async () => {
    const faq = await desk.draft({ kind: 'faq', title: 'ごみの日はいつですか' })
    const page = await text(desk.furukawa.get(`${pageList}?kind=faq&state=draft`))
    expect(page).toContain(faq)
    expect(page).not.toContain('粗大ごみを出す：申込みと料金')
    await desk.change(sql`insert into pages.pages (slug, kind, office_id, created_at)
      select 'many-' || n, 'news', (select office_id from pages.pages where id = ${idOf(faq)}), now() from generate_series(1, 45) n`)
    const first = await text(desk.furukawa.get(`${pageList}?kind=news`))
    const [, next = ''] = /href="([^"]*before=[^"]*)"/.exec(first) ?? []
    const second = await text(desk.furukawa.get(next.replaceAll('&amp;', '&')))
    expect(first.match(/many-\d+/g)?.length).toBeGreaterThan(30)
    expect(second).toContain('many-1<')
    expect(first).not.toContain('many-1<')
  })
})

describe('言い換えの一覧', () => {
  test('広報担当が決めると、書いている人に知らせる。前の決まりは記録に残る', async () => {
    await desk.wada.submit(`${pageList}/words`, { official: '玄関先', plain: '家の入口' })
    await desk.hori.submit(`${pageList}/words`, { official: '玄関先', plain: '家の前' })
    const list = await text(desk.furukawa.get(`${pageList}/words?find=玄関先`))
    expect(list).toContain('家の前')
    expect(list).toContain('堀武')
    expect(list).not.toContain('家の入口')
    const path = await desk.draft({ body: '## 出す\n\n玄関先に出してください。' })
    expect(await text(desk.furukawa.get(`${path}/words/ja`))).toContain('「家の前」と言い換えるか')
    const kept = await desk.read(sql`select from pages.plain_words where official = '玄関先'`)
    expect(kept).toHaveLength(2)
  })

  test('ほかの課は決められない', async () => {
    const page = await text(desk.furukawa.get(`${pageList}/words`))
    expect(page).toContain('厳守')
    expect(page).not.toContain('name="official"')
  })
})
