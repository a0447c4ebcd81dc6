import { expect, test } from 'vitest'
import { describeJourney } from './journey.ts'

describeJourney('区役所の入口', (journey) => {
  test('外の世界のページが開く', async () => {
    const page = await journey.visit()
    const response = await page.goto(journey.app.simulatorsUrl)
    expect(response?.status()).toBeLessThan(500)
  })
})
