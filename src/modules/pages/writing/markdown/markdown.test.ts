import { expect, test } from 'vitest'
import { rendered } from './index.ts'

test('HTMLやスクリプトは文字になり、働かない', () => {
  const { html } = rendered('<script>alert(1)</script>\n\n[押す](javascript:alert(1)) <img src=x onerror=alert(1)>')
  expect(html).not.toMatch(/<script|<img|javascript:/)
  expect(html).toContain('&#x3C;script>alert(1)')
})

test('見出しには読みがなのない目印が付き、同じ見出しでも目印は別になる', () => {
  const { headings, html } = rendered('# 料金《りょうきん》\n\n## 料金\n\n###### 細かいこと')
  expect(headings.map(({ level, id }) => [level, id])).toEqual([
    [2, 'h-料金'],
    [2, 'h-料金-2'],
    [4, 'h-細かいこと'],
  ])
  expect(html).toContain('<h2 id="h-料金">料金《りょうきん》</h2>')
})

test('表には見出しのセルがあり、外へのリンクは外と言い、内へのリンクはページの言語に付いていく', () => {
  const { html, links } = rendered(
    '| 品目 | 料金 |\n| --- | ---: |\n| いす | 400円 |\n\n[助成](/pages/josei)と[都](https://example.jp/)',
    'en',
  )
  expect(html).toContain('<th scope="col">品目</th>')
  expect(html).toContain('href="/en/pages/josei"')
  expect(html).toContain('<span class="vh"> (another site)</span>')
  expect(links).toEqual([
    { href: '/pages/josei', text: '助成' },
    { href: 'https://example.jp/', text: '都' },
  ])
})

test('よその画像は出さず、ことばだけの文は印を含まない', () => {
  const { html, plain, media } = rendered(
    '**粗大《そだい》ごみ**です。\n\n- 一つ\n- 二つ\n\n![](https://evil.example/x.png) ![門](/media/a)',
  )
  expect(html).not.toContain('evil.example')
  expect(plain).toBe('粗大ごみです。\n一つ\n二つ\n門')
  expect(media).toEqual([
    { src: '', alt: '' },
    { src: '/media/a', alt: '門' },
  ])
})
