import { describe, expect, test } from 'vitest'
import { renderTexts } from '../render-texts.ts'
import { authored } from '../municipal-words.ts'
import { collectReadings } from './collect.ts'
import { furiganaWriter } from './write.ts'

const texts = [
  '申請《しんせい》を 出《だ》します。書類《しょるい》の手続《てつづき》を手続《てつづ》き。届《とど》け、届《とどけ》を。',
  '健康《けんこう》の 保険《ほけん》を 使《つか》う。市場《いちば》で 買《か》う。紙《かみ》は 袋《ふくろ》に。開《ひら》いて',
  '静《しず》かな 部屋《へや》。｜14日《じゅうよっか》 12月《がつ》 様《さま》を',
  '今年《ことし》の 今年《こんねん》を',
]
const write = furiganaWriter(collectReadings(texts, ['光《ひかり》が丘《おか》', '練馬区《ねりまく》']))
const read = (text: string) => write(text).replace(/\uFDD0([^\uFDD1]*)\uFDD1([^\uFDD2]*)\uFDD2/g, '$1《$2》')

describe('書いた人が付けていないふりがな', () => {
  test('窓口の文にある読みを、続くかなに合わせて付ける', () => {
    expect(read('申請を出します。手続きの紙、手続の書類')).toBe(
      '申請《しんせい》を出《だ》します。手続《てつづ》きの紙《かみ》、手続《てつづき》の書類《しょるい》',
    )
    expect(read('届けを使う')).toBe('届《とど》けを使《つか》う')
  })

  test('並んだ漢字は、知っている語ですべて埋まるときだけ読み、残るときは何も付けない', () => {
    expect(read('健康保険料')).toBe('健康《けんこう》保険《ほけん》料《りょう》')
    expect(read('健康保険甲')).toBe('健康保険甲')
    expect(read('紙幣')).toBe('紙幣')
  })

  test('読みがいくつもある語と、窓口の文で読みが割れている語には付けない', () => {
    expect(read('市場が開いて、今年の')).toBe('市場が開いて、今年の')
    expect(read('静を')).toBe('静を')
  })

  test('数の後は、数で変わる読みを付け、数と一つに読む語には付けない', () => {
    expect(read('1日、2日、14日、15日、12月、3か月、2人、30人、10分、3階')).toBe(
      '1日、2日《か》、14日《か》、15日《にち》、12月《がつ》、3か月《げつ》、2人、30人《にん》、10分《ぷん》、3階',
    )
  })

  test('かなに続いて別の語になる字は、そのままにする', () => {
    expect(read('ごみ袋に紙を')).toBe('ごみ袋に紙《かみ》を')
    expect(read('この袋に')).toBe('この袋《ふくろ》に')
  })

  test('かなを含む地名は、まとめて読む', () => {
    expect(read('光が丘の練馬区書類')).toBe('光《ひかり》が丘《おか》の練馬区《ねりまく》書類《しょるい》')
  })

  test('タグ、欄の値、コード、データ、付いているふりがなには手を付けない', () => {
    const page = [
      '<title>申請</title>',
      '<a href="/申請" title="申請">申請</a>',
      '<input value="申請">',
      '<textarea>申請</textarea><option>申請</option><code>申請</code>',
      '<script type="application/ld+json">{"name":"申請"}</script>',
      '<ruby>申請<rt>もうしこい</rt></ruby>',
      authored('申請《おねがい》'),
    ].join('')
    const html = renderTexts(page, { furigana: true, lang: 'ja', dictionary: write })
    expect(html.match(/<rt>しんせい<\/rt>/g)).toHaveLength(1)
    expect(html).toContain('<a href="/申請" title="申請"><ruby>申請<rp>（</rp><rt>しんせい</rt><rp>）</rp></ruby></a>')
    expect(html).toContain('<rt>おねがい</rt>')
    expect(renderTexts(page, { furigana: false, lang: 'ja', dictionary: write })).not.toContain('しんせい')
    expect(renderTexts(page, { furigana: true, lang: 'en', dictionary: write })).not.toContain('しんせい')
  })

  test('どれほど長く続く漢字でも、決まった手間で終わる', () => {
    const long = '申請'.repeat(50_000)
    expect(read(long)).toBe(long)
    expect(read('、申請'.repeat(2000))).toBe('、申請《しんせい》'.repeat(2000))
  })
})
