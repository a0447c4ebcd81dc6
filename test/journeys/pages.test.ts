import { expect, test } from 'vitest'
import { describeJourney } from './journey.ts'
import type { Visitor } from './visitor.ts'

describeJourney('区のページを、ふだんの言葉と節目から読む', (journey) => {
  const links = async (visitor: Visitor, of: string) =>
    visitor.page.locator(of).evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''))

  test('ホームから、節目、ページ、手続へと進める', async () => {
    const mother = await journey.visit()
    await mother.open('/')
    await mother.follow('引っ越し')
    expect(mother.path()).toBe('/life/moving')
    expect(await mother.words()).toContain('転入届の来庁予約')
    await mother.open('/topics/waste')
    await mother.follow('粗大ごみを出す：申込みと料金')
    expect(mother.path()).toBe('/pages/sodai-gomi')
    const words = await mother.words()
    for (const term of ['だれが', 'いつ', 'いくら', 'どうやって', '問い合わせ', '掲載']) expect(words).toContain(term)
    await mother.follow('粗大ごみを申し込む')
    expect(mother.path()).toBe('/procedures/bulky-waste')
  })

  test('JavaScriptなし、キーボードだけで、最初のボタンにすぐ届く', async () => {
    const reader = await journey.visit({ javaScriptEnabled: false })
    await reader.open('/pages/sodai-gomi')
    await reader.page.keyboard.press('Tab')
    await reader.page.keyboard.press('Enter')
    const names = []
    for (let press = 0; press < 4; press += 1) {
      await reader.page.keyboard.press('Tab')
      names.push(await reader.page.evaluate(() => document.activeElement?.textContent ?? ''))
    }
    expect(names).toContain('粗大ごみを申し込む')
  })

  test('お知らせ、催し、質問、場所、告示の一覧とページは、暗い画面でも、三つの言葉でも読める', async () => {
    const reader = await journey.visit({ colorScheme: 'dark' })
    for (const list of ['/acts', '/topics', '/life', '/n']) await reader.open(list)
    for (const [list, prefixes] of [
      ['/news', ['']],
      ['/events', ['', '/easy', '/en']],
      ['/faq', ['', '/en']],
      ['/places', ['', '/easy']],
    ] as const) {
      await reader.open(list)
      const [first = ''] = await links(reader, 'main :is(.gazette, .entries) a')
      expect(first).toMatch(/^\/pages\//)
      for (const prefix of prefixes) {
        await reader.open(`${prefix}${list}`)
        await reader.open(`${prefix}${first}`)
      }
    }
    await reader.open('/pages/no-such-page')
  })

  test('色を自分で決めた画面でも、予定に入れるボタンまで分かる', async () => {
    const reader = await journey.visit({ forcedColors: 'active', viewport: { width: 768, height: 900 } })
    await reader.open('/events')
    await reader.page.locator('main .gazette a').first().click()
    expect(await links(reader, 'main .act-now a')).toContainEqual(expect.stringMatching(/calendar\.ics$/))
  })
})
