import { expect, test } from 'vitest'
import { messaging } from '#modules/messaging/index.ts'
import { pages } from '#modules/pages/index.ts'
import { payments } from '#modules/payments/index.ts'
import { people } from '#modules/people/index.ts'
import { procedures } from '#modules/procedures/index.ts'
import { testApp, testHouse } from '#platform/testing/index.ts'

test('個人情報ファイル簿の項目は、どれも日本語の名前で出る', async () => {
  const house = await testHouse({ modules: [pages, people, payments, messaging, procedures] })
  try {
    const html = await (await testApp(house).request('/privacy')).text()
    const words = html.replace(/<[^>]+>/g, ' ')
    expect(words).toContain('個人情報ファイル簿')
    const items = [...html.matchAll(/<span class="cell-label"[^>]*>項目<\/span><div>([^<]*)/g)].flatMap(
      ([, cell = '']) => cell.split('、'),
    )
    expect(items.length).toBeGreaterThan(20)
    expect(items.filter((item) => /^[\x20-\x7e]+$/.test(item))).toEqual([])
  } finally {
    await house.close()
  }
})
