import { describe, expect, test } from 'vitest'
import { defineTexts, href, missingTexts, plainText, renderTexts } from './index.ts'

const texts = defineTexts({
  ja: {
    title: '住民票《じゅうみんひょう》の写《うつ》し',
    greet: (name: string) => `${name}様《さま》、${name}さん`,
    cancel: '｜取り消し《とりけし》ます',
    group: { only: '日本語《にほんご》だけ' },
    list: ['一《いち》', '二《に》'],
  },
  easy: { title: '住民票《じゅうみんひょう》' },
  en: { title: 'Copy of resident record', greet: (name: string) => `Dear ${name}` },
})

const ruby = (html: string) => renderTexts(html, { furigana: true, lang: 'ja' })
const english = (html: string) => renderTexts(html, { furigana: false, lang: 'en' })

describe('ふりがな', () => {
  test('ふりがなを付けると、漢字ごとにルビになる', () => {
    expect(ruby(`<h1>${texts('ja').title}</h1>`)).toBe(
      '<h1><ruby>住民票<rp>（</rp><rt>じゅうみんひょう</rt><rp>）</rp></ruby>の<ruby>写<rp>（</rp><rt>うつ</rt><rp>）</rp></ruby>し</h1>',
    )
  })

  test('ふりがなを外すと、言葉だけが残る', () => {
    expect(renderTexts(`<p>${texts('ja').cancel}</p>`, { furigana: false, lang: 'ja' })).toBe('<p>取り消します</p>')
  })

  // A pattern that is quadratic in the length of an attribute would not end before the test does.
  test('100万文字が入った欄があっても、ページを書き終える', () => {
    const field = `<input value="${'あ'.repeat(1_000_000)}">`
    expect(ruby(`<h1>${texts('ja').title}</h1>${field}`)).toMatch(/^<h1><ruby>[\s\S]*あ">$/)
  })

  test('住民が書いた《》は、そのまま残る', () => {
    const typed = '佐藤《さとう》｜花子《はなこ》'
    const html = ruby(`<p>${texts('ja').greet(typed)}</p><p>${typed}</p>`)
    expect(html).toContain(`${typed}<ruby>様`)
    expect(html).toContain(`<p>${typed}</p>`)
  })

  test('名前の漢字に、後ろの言葉の読みは掛からない', () => {
    expect(ruby(texts('ja').greet('佐藤'))).toContain('佐藤<ruby>様<rp>')
  })

  test('属性、題、入力欄、選択肢には言葉だけを書く', () => {
    const { title } = texts('ja')
    const html = ruby(
      `<title>${title}</title><input aria-label="${title}"><textarea>${title}</textarea><select><option value="a">${title}</option></select>`,
    )
    expect(html).not.toContain('ruby')
    expect(html).toContain('<title>住民票の写し</title>')
    expect(html).toContain('aria-label="住民票の写し"')
    expect(html).not.toMatch(/[\uFDD0-\uFDD7]/)
  })

  test('壊れた印は、跡を残さず消える', () => {
    expect(ruby('<p>\uFDD0住\uFDD2民\uFDD1</p>')).not.toMatch(/[\uFDD0-\uFDD7]/)
  })

  test('手紙やメールには言葉だけを書く', () => {
    expect(plainText(texts('ja').title)).toBe('住民票の写し')
  })
})

describe('言語', () => {
  test('英語にない文は、日本語と分かる印を付けて出す', () => {
    expect(english(`<p>${texts('en').group.only}</p>`)).toBe('<p><span lang="ja">日本語だけ</span></p>')
    expect(english(`<a title="${texts('en').group.only}">`)).toBe('<a title="日本語だけ">')
  })

  test('やさしい日本語にない文は、ふつうの日本語で出す', () => {
    expect(plainText(texts('easy').list.join(''))).toBe('一二')
  })

  test('足りない文の名前を並べる', () => {
    expect(missingTexts({ a: 'あ', b: { c: 'い', d: 'う' } }, { b: { c: 'i' } })).toEqual(['a', 'b.d'])
  })

  test('言語は住所の先頭に付き、職員の画面には付かない', () => {
    expect(href('ja', '/help')).toBe('/help')
    expect(href('easy', '/')).toBe('/easy/')
    expect(href('en', '/help')).toBe('/en/help')
    expect(href('en', '/staff')).toBe('/staff')
    expect(href('en', 'https://example.jp/')).toBe('https://example.jp/')
  })
})

test('とても長いアドレスが属性に入っていても、長さに比例する手間で読みが付く', () => {
  const long = 'x'.repeat(1_000_000)
  const html = `<input value="${long}"><p>\uFDD0漢字\uFDD1かんじ\uFDD2</p><input value="${long}">`
  const shown = renderTexts(html, { furigana: true, lang: 'ja' })
  expect(shown.replaceAll(long, '')).toContain('<ruby>漢字<rp>（</rp><rt>かんじ</rt><rp>）</rp></ruby>')
  expect(shown.split(long)).toHaveLength(3)
})
