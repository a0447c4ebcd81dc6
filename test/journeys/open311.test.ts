import { expect, test } from 'vitest'
import { describeJourney } from './journey.ts'

describeJourney('プログラムを作る人', (journey) => {
  test('三つの言葉で読み方と鍵のもらい方を知り、案内の文書からつなぎ先へ着く', async () => {
    const maker = await journey.visit()
    for (const prefix of ['/en', '/easy', '']) await maker.open(`${prefix}/open311`)
    expect(await maker.heading()).toContain('Open311')
    const { request } = maker.page
    const address = await maker.page.getByRole('link', { name: 'discovery.json' }).getAttribute('href')
    const { endpoints } = await (await request.get(maker.addressOf(address ?? ''))).json()
    const services = await request.get(`${endpoints[0].url}services.xml`)
    expect([services.status(), services.headers()['content-type']]).toEqual([200, 'text/xml; charset=utf-8'])
  })

  test('スクリプトのないブラウザーでも、同じことが読める', async () => {
    const maker = await journey.visit({ javaScriptEnabled: false })
    await maker.open('/open311')
    expect(await maker.page.locator('main').innerText()).toContain('/open311/v2/')
  })
})
