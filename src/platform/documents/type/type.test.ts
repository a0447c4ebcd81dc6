import { describe, expect, it } from 'vitest'
import { certificate, hanako } from '../fixtures.ts'
import { renderCertificate } from '../render/certificate.ts'
import { readPdf } from '../testing/read-pdf.ts'
import { composed, missingGlyphs } from './glyphs.ts'
import { linesOf } from './lines.ts'

const style = { face: 'mincho', size: 10 } as const
const textOf = (text: string, width: number) =>
  linesOf(text, style, width).map((line) => line.runs.map((run) => run.text).join(''))

describe('字があるか', () => {
  it('普通の氏名、髙﨑𠮷、ローマ字、ベトナム語の字はある', () => {
    expect(missingGlyphs('佐藤　花子 髙﨑𠮷 NGUYỄN THỊ Łukasz Ñoño ①㈱')).toEqual([])
  })

  it('フォントにない異体字は、基の字があっても「ない」と答える', () => {
    expect(missingGlyphs('葛\u{E0100}飾区')).toEqual(['葛\u{E0100}'])
    expect(missingGlyphs('😀')).toEqual(['😀'])
  })

  it('濁点が分かれた仮名は合わせ、互換漢字は別の字に変えない', () => {
    expect(composed('か\u3099')).toBe('が')
    expect(composed('\uFA19')).toBe('\uFA19')
  })
})

describe('行の分け方', () => {
  it('句読点や閉じ括弧を行の頭に置かない', () => {
    for (let width = 95; width < 260; width += 1)
      for (const line of textOf('区役所に、電話（03-3993-1111）してください。「住民票」の写しです。', width).slice(1))
        expect(line).not.toMatch(/^[、。）」]/)
  })

  it('字を失わず、幅を超えない', () => {
    const text = '東京都練馬区豊玉北六丁目12番1号'.repeat(5)
    expect(textOf(text, 83).join('')).toBe(text)
    for (const line of linesOf(text, style, 83)) expect(line.width).toBeLessThanOrEqual(83.1)
  })

  it('行より長い英単語も、途中で切って収める', () => {
    expect(textOf('a'.repeat(200), 50).length).toBeGreaterThan(5)
  })
})

describe('文書ごとのフォント', () => {
  it('同じ形の字を使っても、ほかの文書の文字が写しの文字列に入らない', async () => {
    const render = async (name: string) =>
      readPdf(await renderCertificate(certificate([{ ...hanako, name }]), [hanako.personId])).text
    // BIZ UD明朝では「～」と「〜」は別の字形、Noto Sans JPでは同じ字形
    await render('𠮷〜')
    for (const [base, twin] of [
      ['⼀', '一'],
      ['\uFF5E', '\u301C'],
      ['Å', 'Å'],
    ] as const) {
      await render(`花${base}子`)
      expect(await render(`花${twin}子`)).toContain(`花${twin}子`)
    }
  })
})
