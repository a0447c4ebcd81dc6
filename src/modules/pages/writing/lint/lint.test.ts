import { describe, expect, test } from 'vitest'
import type { Lang } from '#platform/i18n/index.ts'
import { type Details, detailsSchema } from '../../domain/details.ts'
import type { PageKind } from '../../domain/page.ts'
import { type Around, type Finding, lint } from './index.ts'

const around: Around = {
  now: Temporal.Instant.from('2026-12-02T12:00:00+09:00'),
  today: Temporal.PlainDate.from('2026-12-02'),
  plainWords: [
    { official: '本人確認書類', plain: '本人だと分かる書類' },
    { official: '書類', plain: '紙' },
    { official: '当該', plain: 'この' },
  ],
  usualQueries: [],
  serviceDays: 7,
}

type Given = {
  kind?: PageKind
  lang?: Lang
  title?: string
  summary?: string
  body?: string
  details?: Partial<Details>
  publishAt?: string
  takedownAt?: string
}

function found(given: Given, world: Partial<Around> = {}): Finding[] {
  const { kind = 'guide', lang = 'ja', title = 'ごみを出す：申込み', summary = 'ごみの出し方です。', body = '' } = given
  const moment = (at: string | undefined) => (at ? Temporal.Instant.from(at) : null)
  const details = detailsSchema.parse({ facts: { contact: { office: 'waste-recycling' } }, ...given.details })
  const page = { kind, lang, title, summary, body, details }
  return lint(
    { ...page, publishAt: moment(given.publishAt), takedownAt: moment(given.takedownAt) },
    { ...around, ...world },
  )
}

const rules = (given: Given, world?: Partial<Around>) => found(given, world).map(({ rule }) => rule)
const about = (rule: string, given: Given, world?: Partial<Around>) =>
  found(given, world).filter((finding) => finding.rule === rule)

test('よく書けたページには何も言わない', () => {
  expect(
    found({ body: '## 申し込む\n\n12月9日（水曜日）までに[申し込みのページ](/pages/x)から申し込みます。' }),
  ).toEqual([])
})

describe('題名', () => {
  test.each(['児童手当について', '児童手当のお知らせ', '児童手当制度の概要', '国民健康保険料減額制度'])(
    '何のためか分からない題名：%s',
    (title) => expect(rules({ title })).toContain('vague-title'),
  )

  test('「：」の前が30字を超える題名', () => {
    expect(rules({ title: `${'ご'.repeat(31)}：申込み` })).toContain('long-title')
    expect(rules({ title: `ごみを出す：${'料'.repeat(31)}` })).not.toContain('long-title')
  })

  test('質問になっていない「よくある質問」', () => {
    expect(rules({ kind: 'faq', title: 'ごみの日' })).toContain('no-question')
    expect(rules({ kind: 'faq', title: 'ごみの日はいつですか' })).not.toContain('no-question')
  })

  test('探した人の言葉が、題名にも探すことばにもないと知らせる', () => {
    const queries = { usualQueries: ['ソファ 捨てる', 'ゴミ'] }
    expect(about('searched-words', {}, queries)[0]?.advice).toContain('「ソファ 捨てる」')
    // 「ゴミ」 is 「ごみ」 for who searches.
    expect(about('searched-words', {}, queries)[0]?.advice).not.toContain('「ゴミ」')
    expect(about('searched-words', { details: { words: ['ソファ 捨てる'] } }, queries)).toEqual([])
  })
})

describe('文', () => {
  test('50字を超える文。リンクの住所は数えない', () => {
    const long = `${'あ'.repeat(51)}。`
    expect(about('long-sentence', { body: `短い文です。${long}` })).toMatchObject([{ line: 1, field: 'body' }])
    expect(about('long-sentence', { body: `[行き先](https://example.jp/${'a'.repeat(60)})です。` })).toEqual([])
    expect(about('long-sentence', { summary: long })).toMatchObject([{ field: 'summary' }])
  })

  test('役所の言葉には言い換えを示す。説明が付いていれば言わない', () => {
    const [finding, ...more] = about('official-word', { body: '本人確認書類を見せます。' })
    expect(finding).toMatchObject({ excerpt: '本人確認書類' })
    expect(more).toEqual([])
    expect(about('official-word', { body: '本人確認書類（免許証など）を見せます。' })).toEqual([])
  })

  test('全角の数字と英字', () => {
    expect(about('full-width', { body: '料金は４００円です。' })[0]?.advice).toContain('「400」')
  })
})

describe('日付', () => {
  test('曜日のない日付', () => {
    expect(about('no-weekday', { body: '12月9日までです。' })[0]?.advice).toContain('水曜日')
  })

  test('曜日の違う日付。年があればその年で、なければ次のその日で確かめる', () => {
    expect(rules({ body: '12月9日（木）までです。' })).toContain('wrong-weekday')
    expect(rules({ body: '12月9日（水）までです。' })).not.toContain('wrong-weekday')
    expect(rules({ body: '2027年4月1日(木)からです。' })).not.toContain('wrong-weekday')
    expect(rules({ body: '令和9年4月1日(水)からです。' })).toContain('wrong-weekday')
    expect(rules({ body: '４月１日（木）からです。' })).not.toContain('wrong-weekday')
  })

  test('ない日付', () => {
    expect(rules({ body: '2月30日までです。' })).toContain('no-such-day')
  })

  test('毎年の日や、生まれた日、現在の数には曜日を求めない', () => {
    const body = '毎年4月1日に決めます。\n\n2008年4月1日生まれの人。\n\n12月1日現在の数です。'
    expect(rules({ body })).not.toContain('no-weekday')
  })
})

describe('形', () => {
  test('見出しの段', () => {
    expect(rules({ body: '### いきなり三段目' })).toContain('heading-order')
    expect(rules({ body: '# 題名のような見出し' })).toContain('heading-order')
    expect(rules({ body: '## 一\n\n### 二\n\n## 三' })).not.toContain('heading-order')
    expect(rules({ body: '##' })).toContain('empty-heading')
  })

  test.each([
    ['1列', '| 申し込む |\n| --- |\n| 電話 |'],
    ['見出しがない', '| | |\n| --- | --- |\n| 左 | 右 |'],
    ['長い文', `| 種類 | 説明 |\n| --- | --- |\n| 一 | ${'長'.repeat(130)} |`],
    ['列が多い', `|${' 列 |'.repeat(8)}\n|${' --- |'.repeat(8)}\n|${' 1 |'.repeat(8)}`],
  ])('並べるための表：%s', (_, body) => expect(rules({ body })).toContain('layout-table'))

  test('数を並べた表には何も言わない', () => {
    expect(rules({ body: '| 品目 | 料金 |\n| --- | --- |\n| いす | 400円 |' })).not.toContain('layout-table')
  })

  test.each(['[こちら](/a)', '[詳しくはこちら](/a)', '[ここをクリック](/a)', '[](/a)'])(
    '行き先の分からないリンク：%s',
    (body) => expect(rules({ body })).toContain('vague-link'),
  )

  test('むき出しの住所。リンクになっていれば言わない', () => {
    expect(rules({ body: 'https://example.jp/a を見てください。' })).toContain('bare-url')
    expect(rules({ body: '[https://example.jp/](https://example.jp/)' })).toContain('bare-url')
    expect(rules({ body: '[都のページ](https://example.jp/)' })).not.toContain('bare-url')
  })
})

describe('なくてはならないもの', () => {
  const errors = (given: Given) =>
    found(given)
      .filter(({ isError }) => isError)
      .map(({ rule }) => rule)

  test('案内には問い合わせ先が要る。ほかの種類では勧めるだけ', () => {
    expect(errors({ details: { facts: {} } })).toEqual(['missing-contact'])
    expect(errors({ kind: 'news', details: { facts: {} } })).toEqual([])
    expect(rules({ kind: 'news', details: { facts: {} } })).toContain('missing-contact')
  })

  test('代わりの言葉のない画像', () => {
    expect(errors({ body: '![](/media/a)' })).toEqual(['missing-alt'])
    expect(errors({ body: '![区役所の入口](/media/a)' })).toEqual([])
  })

  test('催し、場所、告示には、それぞれの要点が要る', () => {
    for (const kind of ['event', 'place', 'act'] as const) expect(errors({ kind })).toContain('kind-data')
  })

  test('要約がないと勧める', () => expect(rules({ summary: '' })).toContain('missing-summary'))

  test('終わった催しと、過ぎた掲載の終わり', () => {
    const event = { starts: '2026-11-01T10:00', ends: '2026-11-01T12:00', place: '公民館' }
    expect(rules({ kind: 'event', details: { event } })).toContain('past-event')
    expect(errors({ takedownAt: '2026-12-01T00:00:00+09:00' })).toContain('past-end')
  })

  test('公示送達は、公開から7日を過ぎる終わりが要り、分野には出さない', () => {
    const act = { form: 'service-by-publication' as const, number: '第1号', date: '2026-12-02' }
    const page = (takedownAt?: string): Given => ({ kind: 'act', details: { act }, ...(takedownAt && { takedownAt }) })
    expect(errors(page())).toEqual(['service-end'])
    expect(errors(page('2026-12-09T11:59:00+09:00'))).toEqual(['service-end'])
    expect(errors(page('2026-12-09T12:00:00+09:00'))).toEqual([])
    expect(errors({ ...page('2026-12-12T12:00:00+09:00'), publishAt: '2026-12-06T00:00:00+09:00' })).toEqual([
      'service-end',
    ])
    expect(rules({ kind: 'act', details: { act, topics: ['tax'] } })).toContain('act-topics')
  })

  test('勧めるだけの決まりは、出すことを止めない', () => {
    const body = `### 段飛ばし\n\n[こちら](/a) https://example.jp/ 12月9日（木）当該４００円${'あ'.repeat(60)}。`
    expect(found({ title: '手当について', body }).length).toBeGreaterThan(6)
    expect(errors({ title: '手当について', body })).toEqual([])
  })
})

describe('やさしい日本語', () => {
  const easy = (body: string) => rules({ lang: 'easy', title: 'ごみ', summary: 'ごみの 日です。', body })

  test('2年生までに習わない漢字に、読みがながない', () => {
    expect(
      about('no-reading', { lang: 'easy', title: '税金《ぜいきん》', summary: '', body: '税金を 払います。' }),
    ).toMatchObject([{ field: 'body', line: 1, excerpt: '税払' }])
    expect(easy('税金《ぜいきん》を 払《はら》います。')).not.toContain('no-reading')
    expect(easy('小学校に 行きます。')).not.toContain('no-reading')
  })

  test.each(['手紙が 送られます。', 'ことばが つかわれます。', '決められた日'])('受け身：%s', (body) =>
    expect(easy(body)).toContain('passive'),
  )
  test.each(['子どもが 生まれました。', '名前を 入れます。', 'わすれないで ください。', '晴れたら 行きます。'])(
    '受け身ではない：%s',
    (body) => expect(easy(body)).not.toContain('passive'),
  )

  test.each(['出さなければなりません。', 'もらえないわけではありません。', '行かざるを得ません。'])(
    '二重の打ち消し：%s',
    (body) => expect(easy(body)).toContain('double-negation'),
  )

  test.each(['お待ちいただきます。', 'こちらで ございます。', 'ご確認ください。', 'お持ちになります。'])(
    '敬語：%s',
    (body) => expect(easy(body)).toContain('keigo'),
  )
  test('「〜してください」は敬語と言わない', () => expect(easy('電話してください。')).not.toContain('keigo'))

  test('書き言葉、長い文、続いた文', () => {
    expect(easy('ひっこしに伴い、出します。')).toContain('hard-grammar')
    expect(easy(`${'あ'.repeat(31)}。`)).toContain('long-sentence')
    expect(easy('ことばのあいだがあいていないながいぶんしょうです。')).toContain('no-spaces')
    expect(easy('ことばの あいだが あいている ぶんしょうです。')).not.toContain('no-spaces')
  })
})

test('英語では、英語に当たる決まりだけを言う', () => {
  const body = `${'word '.repeat(26)}.\n\n[here](/a)\n\n12月9日`
  const said = rules({ lang: 'en', title: 'Bulky waste', body })
  expect(said).toEqual(expect.arrayContaining(['long-sentence', 'vague-link']))
  expect(said).not.toContain('no-weekday')
})

test('とても長い本文でも答える', () => {
  expect(about('official-word', { body: '当該の申込みです。'.repeat(6000) })).toHaveLength(1)
  expect(rules({ lang: 'easy', body: 'られ'.repeat(30_000) })).toContain('long-sentence')
})
