import { afterAll, describe, expect, test } from 'vitest'
import { rendered } from '../../writing/index.ts'
import { attacks } from './fixtures/attacks.ts'
import { oldEncodings } from './fixtures/old-encodings.ts'
import { readHtml } from './read-html.ts'
import { openReader } from './reader.ts'
import { markdownOf } from './to-markdown.ts'

const everything = { link: (href: string) => href, image: (_: string, alt: string) => ({ href: '/media/x', alt }) }
function read(html: string | Uint8Array) {
  const page = readHtml(typeof html === 'string' ? new TextEncoder().encode(html) : html)
  if (!page) throw new Error('too long')
  const dropped = new Map(page.dropped.map(({ what, count }) => [what, count]))
  return { ...page, dropped, markdown: markdownOf(page.tree, everything) }
}

describe('文字コード', () => {
  test.each(Object.entries(oldEncodings))('%sのページを読む', (_, base64) => {
    const { title, markdown, dropped } = read(new Uint8Array(Buffer.from(base64, 'base64')))
    expect(title).toBe('ごみの出し方')
    expect(markdown).toMatch(/^粗大ごみは、表示①?のシールを貼ってください。$/)
    expect(dropped.size).toBe(0)
  })

  test('名乗った文字コードが本当でなければ、読めるほうで読む', () => {
    expect(read('<meta charset="shift_jis"><title>ごみの出し方</title><p>申し込んでください。</p>').markdown).toBe(
      '申し込んでください。',
    )
  })

  test('どの文字コードでも読めない字は、数えて知らせる', () => {
    const broken = Buffer.concat([
      Buffer.from('<meta charset=utf-8><title>題</title><p>前'),
      Buffer.from([0xff, 0xfe, 0x80, 0x00, 0xff]),
    ])
    expect(read(new Uint8Array(broken)).dropped.get('unreadable_character')).toBeGreaterThan(0)
  })
})

describe('ページの言葉を残す', () => {
  test('本文だけを取り、まわりのメニューは数える', () => {
    const { title, markdown, dropped } = read(`<title>粗大ごみ｜見本市</title><div id="header"><ul><li>ホーム</ul></div>
      <div class="pankuzu">現在の位置</div><div id="tmp_contents"><h1>粗大ごみの出し方</h1><p>申し込みます。</p></div>`)
    expect([title, markdown]).toEqual(['粗大ごみの出し方', '申し込みます。'])
    expect(dropped.size).toBe(0)
    expect(read('<h1>題</h1><nav>道</nav><p>本文</p><footer>下</footer>').dropped.get('around')).toBe(2)
  })

  test('見出しは2段目から、飛ばさずに並べ、空のものは落とす', () => {
    const { markdown, dropped } = read('<h1>題</h1><h3>一</h3><h3> </h3><h6>二</h6><h4>三</h4><h3>四</h3>')
    expect(markdown).toBe('## 一\n\n### 二\n\n### 三\n\n## 四')
    expect(dropped.get('empty_heading')).toBe(1)
  })

  test('データの表は見出しのある表に、配置の表はただの文にする', () => {
    const side = read('<table><tr><th>品目</th><td>いす</td></tr><tr><th>料金</th><td>400円</td></tr></table>').markdown
    expect(side.replace(/ +/g, ' ')).toBe('| 項目 | 内容 |\n| -- | ---- |\n| 品目 | いす |\n| 料金 | 400円 |')
    const laid = read(
      '<table><tr><td><h2>左</h2><p>あ</p></td><td><table><tr><td>い</td></tr></table></td></tr></table>',
    )
    expect(laid.markdown).toBe('## 左\n\nあ\n\nい')
    expect(laid.dropped.get('layout_table')).toBe(2)
    const merged = read(
      '<table><tr><th>地区</th><th>曜日</th></tr><tr><td rowspan=2>北</td><td>月</td></tr><tr><td>火</td></tr></table>',
    )
    expect(merged.dropped.get('merged_cells')).toBe(1)
    expect(rendered(merged.markdown).html).toContain('<th scope="col">地区</th>')
  })

  test('読みがなは《》になり、もとからある《》は別の括弧になる', () => {
    const { markdown } = read('<p><ruby>練馬<rp>(</rp><rt>ねりま</rt></ruby>の《大事》な話</p>')
    expect(markdown).toBe('｜練馬《ねりま》の〈大事〉な話')
  })

  test('太字の印が、日本語の文の中でそのまま出ることはない', () => {
    const { markdown } = read('<p>これは<b>重要。</b>次は<b>申込み</b>です。<i>斜め</i></p>')
    expect(rendered(markdown).html).toBe('<p>これは重要。次は<strong>申込み</strong>です。斜め</p>')
  })

  test('落としたものを、種類ごとに数えて知らせる', () => {
    const { dropped } =
      read(`<body onload="x()"><script>1</script><style>a{}</style><iframe src="https://example.jp/地図"></iframe>
      <form action="/cgi"><input name=a><button>送る</button></form><svg></svg><object data="a.swf"></object>
      <p style="display:none">隠し</p><a href="javascript:x()">押す</a><img src="data:image/png;base64,AA" alt="絵"><p onclick="y()">本文</p>`)
    expect(Object.fromEntries(dropped)).toEqual({
      ...{ script: 1, style: 1, frame: 1, embedded: 1, form: 3, drawing: 1, hidden: 1 },
      ...{ inline_event: 2, unsafe_link: 2 },
    })
  })
})

describe('危ないHTML', () => {
  const allowed = /^(p|h[2-4]|ul|ol|li|strong|em|a|br|hr|blockquote|img|code|pre|table|thead|tbody|tr|th|td|div|span)$/

  test.each(attacks)('%s', (attack) => {
    const { html } = rendered(read(`<h1>題</h1><p>前</p>${attack}<p>後</p>`).markdown)
    expect(html).toContain('<p>前</p>')
    for (const [, name = '', attributes = ''] of html.matchAll(
      /<([a-z][^\s/>]*)((?:\s+[^\s=>]+(?:="[^"]*")?)*)\s*>/g,
    )) {
      expect(name).toMatch(allowed)
      for (const [, attribute = '', value = ''] of attributes.matchAll(/\s([^\s=>]+)(?:="([^"]*)")?/g)) {
        expect(attribute).toMatch(/^(href|src|alt|id|rel|class|loading|scope|tabindex|align|start)$/)
        if (attribute === 'href' || attribute === 'src')
          expect(value).toMatch(/^(https?:|mailto:|tel:|\/|#|x$|%|[a-z]*$)/)
      }
    }
    expect(html.replace(/<[a-z][^>]*>|<\/[a-z0-9]+>/g, '')).not.toContain('<')
  })
})

describe('壊れたHTML、大きなHTML', () => {
  const reader = openReader({ milliseconds: 2500 })
  afterAll(() => reader.close())
  const bytes = (html: string) => new TextEncoder().encode(html)

  test.each([
    ['深い入れ子', '<div>'.repeat(300_000)],
    ['閉じない書体の山', Array.from({ length: 20_000 }, (_, n) => `<b id=${n}><p>x`).join('')],
    ['長すぎるページ', '<p>あ</p>'.repeat(12_000)],
  ])(
    '%sは、ほかを巻きこまずに断る',
    async (_, html) => {
      const began = performance.now()
      const result = await reader.read(bytes(html))
      expect(result).toMatchObject({ ok: false, reason: expect.stringMatching(/^too_(wild|long)$/) })
      expect(performance.now() - began).toBeLessThan(10_000)
      expect(await reader.read(bytes('<h1>題</h1><p>次のページ</p>'))).toMatchObject({
        ok: true,
        page: { title: '題' },
      })
    },
    30_000,
  )

  test('空のもの、5 MBを超えるものは、読む前に断る', async () => {
    expect(await reader.read(new Uint8Array())).toEqual({ ok: false, reason: 'empty' })
    expect(await reader.read(new Uint8Array(5_000_001))).toEqual({ ok: false, reason: 'too_large' })
  })

  test('深すぎるところは文字だけを残す', () => {
    const { markdown, dropped } = read(`<h1>題</h1>${'<div>'.repeat(400)}底の文${'</div>'.repeat(400)}`)
    expect([markdown, dropped.get('too_deep')]).toEqual(['底の文', 1])
  })
})
