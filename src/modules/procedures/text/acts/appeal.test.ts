import { describe, expect, it } from 'vitest'
import type { Appeal } from '../../domain/definition/law.ts'
import { appealParagraphs } from './appeal.ts'

const mayor: Extract<Appeal, { kind: 'appeal' }> = {
  kind: 'appeal',
  to: '練馬区長',
  ground: '行政不服審査法 第4条第1号',
  months: 3,
  years: 1,
  mustAppealFirst: false,
  suit: { defendant: '練馬区', representative: '練馬区長', months: 6, years: 1 },
  confirmed: false,
}

describe('教示', () => {
  it('区長の処分は、区長への審査請求と、区を被告とする訴えを教える', () => {
    const [objection, suit, after] = appealParagraphs(mayor, '練馬区長')
    expect(objection).toContain('知った日の翌日から起算して3か月以内に、練馬区長に対して審査請求')
    expect(objection).toContain('この処分の日の翌日から起算して1年')
    expect(objection).not.toContain('経由')
    expect(suit).toContain('知った日の翌日から起算して6か月以内に、練馬区を被告として')
    expect(suit).toContain('代表する者は練馬区長')
    expect(after).toContain('裁決があったことを知った日の翌日から起算して6か月以内')
  })

  it('法定受託事務は都知事に審査請求をし、区長を経由してもよいと教える', () => {
    const [objection] = appealParagraphs({ ...mayor, to: '東京都知事' }, '練馬区長')
    expect(objection).toContain('東京都知事に対して審査請求')
    expect(objection).toContain('練馬区長を経由して提出することもできます')
  })

  it('審査請求前置の処分は、裁決のあとでなければ訴えられないことと、その例外を教える', () => {
    const paragraphs = appealParagraphs({ ...mayor, to: '東京都国民健康保険審査会', mustAppealFirst: true }, '練馬区長')
    const text = paragraphs.join('')
    expect(text).toContain('裁決を経た後でなければ提起することができません')
    expect(text).toContain('審査請求があった日から3か月を経過しても裁決がないとき')
    expect(text).not.toContain('この処分があったことを知った日の翌日から起算して6か月以内')
  })

  it('期間が違う処分は、その期間を教える', () => {
    const text = appealParagraphs({ ...mayor, months: 1, suit: { ...mayor.suit, months: 4 } }, '練馬区長').join('')
    expect(text).toContain('起算して1か月以内に、練馬区長')
    expect(text).toContain('起算して4か月以内に、練馬区を被告')
  })

  it('処分でないものには、教示を付けない', () => {
    expect(appealParagraphs({ kind: 'none', why: '契約の申込み' }, '練馬区長')).toEqual([])
    expect(appealParagraphs(undefined, '練馬区長')).toEqual([])
  })
})
