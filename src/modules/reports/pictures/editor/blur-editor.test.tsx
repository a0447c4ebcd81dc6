import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mostRects, readRects } from '../domain/rects.ts'
import { BlurEditor } from './blur-editor.tsx'
import { blurFields, blurRows, readBlur } from './blur-fields.ts'
import { between, inMiddle, moved, type Part, sized } from './boxes.ts'

const row = (left: string, top: string, width: string, height: string) => ({ left, top, width, height })

describe('数字で決める', () => {
  test('空いた行はとばし、全角の数字も読み、四角の数だけ隠す', () => {
    const raw = {
      'b-left': ['10', '', '５０'],
      'b-top': ['20', '', '５０．５'],
      'b-width': ['30', '', '20%'],
      'b-height': ['40', '', '10'],
    }
    expect(blurFields('b')).toEqual(Object.keys(raw))
    expect(readBlur(raw, 'b')).toEqual({
      ok: true,
      rects: [
        { left: 0.1, top: 0.2, width: 0.3, height: 0.4 },
        { left: 0.5, top: 0.505, width: 0.2, height: 0.1 },
      ],
    })
    expect(readBlur({}, 'b')).toEqual({ ok: true, rects: [] })
  })

  test.each([
    ['数字でないもの', [row('左', '1', '10', '10')], 'not_numbers'],
    ['4つそろっていないもの', [row('10', '10', '10', '')], 'not_numbers'],
    ['指数', [row('1e1', '1', '10', '10')], 'not_numbers'],
    ['写真からはみ出すもの', [row('95', '10', '10', '10')], 'outside'],
    ['マイナスのもの', [row('-20', '10', '10', '10')], 'outside'],
    ['小さすぎるもの', [row('10', '10', '0.2', '10')], 'too_small'],
    ['多すぎるもの', Array(mostRects + 1).fill(row('10', '10', '10', '10')), 'too_many'],
  ] as const)('%sは、そう答える', (_, rows, reason) => {
    expect(readRects(rows)).toEqual({ ok: false, reason })
  })

  test('入力したものは、そのまま欄に残る', () => {
    const raw = { 'b-left': ['10', '"><b>'], 'b-top': ['1'], 'b-width': [], 'b-height': ['ここ'] }
    const html = String(<BlurEditor name="b" photo={{ src: '/p', width: 4, height: 3 }} rows={blurRows(raw, 'b')} />)
    for (const value of ['value="10"', 'value="&quot;&gt;&lt;b&gt;"', 'value="ここ"']) expect(html).toContain(value)
    expect(html.match(/<fieldset class="blur-row"/g)).toHaveLength(3)
    expect(html).toContain('<img src="/p" width="4" height="3" alt="')
  })
})

describe('写真の上で決める', () => {
  const place = fc.record({
    x: fc.double({ min: 0, max: 100, noNaN: true }),
    y: fc.double({ min: 0, max: 100, noNaN: true }),
  })
  const isInside = ({ left, top, width, height }: Part) =>
    left >= -1e-9 &&
    top >= -1e-9 &&
    width >= 1 &&
    height >= 1 &&
    left + width <= 100 + 1e-9 &&
    top + height <= 100 + 1e-9

  test('どう動かしても、どう大きさを変えても、四角は写真の中にある', () => {
    const step = fc.double({ min: -150, max: 150, noNaN: true })
    fc.assert(
      fc.property(place, place, step, step, (from, to, x, y) => {
        const drawn = between(from, to)
        return [
          drawn,
          inMiddle(from.x, from.y),
          moved(drawn, x, y),
          moved(sized(inMiddle(to.x, to.y), x, y), y, x),
        ].every(isInside)
      }),
    )
  })
})
