import type { Child } from 'hono/jsx'
import { describe, expect, test } from 'vitest'
import {
  Aside,
  Checkboxes,
  DataTable,
  ErrorSummary,
  FeeTable,
  Form,
  LinkButton,
  Notice,
  Radios,
  ReceiptNumberBox,
  Select,
  SummaryList,
  Tag,
  TextArea,
  TextField,
  Timeline,
} from '../index.ts'
import { httpTexts } from '#platform/http/text/index.ts'
import { blankPage, type PageContext, PageContextOf } from '../page/page-context.ts'

const show = (content: Child, page: Partial<PageContext> = {}): string =>
  String(<PageContextOf.Provider value={{ ...blankPage, ...page }}>{content}</PageContextOf.Provider>)

const payloads = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' autofocus onfocus='alert(1)",
  '</textarea><script>alert(1)</script>',
  '</title><svg onload=alert(1)>',
  '{{constructor.constructor("alert(1)")()}}',
]

describe('住民が書いたもの', () => {
  test.each(payloads)('%s は、どの部品でも文字のまま出る', (typed) => {
    const html = show(
      <>
        <TextField name="a" label="氏名" value={typed} hint={typed} error={typed} />
        <TextArea name="b" label="用件" value={typed} />
        <Select name="c" label="町名" options={[{ value: typed, label: typed }]} value={typed} />
        <Radios name="d" legend={typed} options={[{ value: typed, label: typed, hint: typed }]} value={typed} />
        <Checkboxes name="e" legend="人" options={[{ value: typed, label: typed }]} values={[typed]} />
        <SummaryList rows={[{ term: typed, value: typed, changeHref: typed, about: typed }]} />
        <Timeline steps={[{ title: typed, at: typed, datetime: typed, note: typed, state: 'now' }]} />
        <DataTable
          caption={typed}
          columns={[{ label: typed, heading: true }]}
          rows={[{ cells: [typed], href: typed }]}
        />
        <FeeTable lines={[{ label: typed, amount: typed }]} total={{ label: typed, amount: typed }} />
        <Notice title={typed}>{typed}</Notice>
        <Tag kind="ok">{typed}</Tag>
        <ReceiptNumberBox number={typed} />
        <Aside title={typed}>{typed}</Aside>
        <LinkButton href={typed}>{typed}</LinkButton>
      </>,
    )
    // No tag but our own, and every quote inside a value is written as an entity.
    expect(html).not.toMatch(/<(?:script|img|svg onload|title)/)
    const tags = (html.match(/<[^>]*>/g) ?? []).map((tag) => tag.replace(/"[^"]*"/g, '""')).join('')
    expect(tags).not.toMatch(/\son\w+\s*=|autofocus|'/)
  })

  test('1行目が空の文も、書いたとおりに戻る', () => {
    expect(show(<TextArea name="b" label="用件" value={'\nあ'} />)).toContain('>\n\nあ</textarea>')
  })
})

describe('直すところ', () => {
  const errors = [{ field: 'copies', message: '1から10までの数を書いてください' }]

  test('ページの誤りは、同じ名前の入力欄に出て、読み上げでも結び付く', () => {
    const html = show(<TextField name="copies" label="通数" value="-3" />, { errors })
    expect(html).toContain('value="-3"')
    expect(html).toContain('aria-invalid="true"')
    expect(html).toContain('aria-describedby="field-copies-error"')
    expect(html).toMatch(/id="field-copies-error".*1から10まで/)
  })

  test('選ぶ欄では、一つ目の選択肢へ行ける', () => {
    const html = show(<Radios name="copies" legend="通数" options={[{ value: '1', label: '1通' }]} />, { errors })
    expect(html).toContain('id="field-copies" value="1"')
  })
})

describe('フォーム', () => {
  test('送るフォームは、守りの札と、二重に送らないための鍵を持つ', () => {
    const html = show(<Form action="/x">…</Form>, { csrf: 'token', newKey: () => 'key' })
    expect(html).toContain('<input type="hidden" name="csrf" value="token"/>')
    expect(html).toContain('<input type="hidden" name="idempotency_key" value="key"/>')
  })

  test('探すフォームは、どちらも持たない', () => {
    expect(show(<Form action="/x" method="get" />)).not.toContain('hidden')
  })
})

describe('まちがいの一覧', () => {
  const errors = [
    { field: 'name', message: httpTexts('ja').fieldRequired },
    { field: 'number', message: '宛名番号を10桁の数字で入れてください' },
  ]

  test('どこにでも合う言葉は、欄の名を付けて言う。用紙の言葉はそのまま言う', () => {
    const labels = new Map([
      ['name', '氏名'],
      ['number', '番号'],
    ])
    const html = show(<ErrorSummary errors={errors} />, { labels })
    expect(html).toContain(`氏名：${httpTexts('ja').fieldRequired}`)
    expect(html).not.toContain('番号：宛名番号')
  })

  test('ふりがなの付いた文がちぎれないように、一つの要素に入れる', () => {
    expect(show(<ErrorSummary errors={errors} />)).toMatch(/<a href="#field-name"><span>/)
  })
})
