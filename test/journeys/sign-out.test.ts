import { expect, test } from 'vitest'
import { describeJourney } from './journey.ts'
import { signIn } from './steps.ts'

describeJourney('共用の端末で使う', (journey) => {
  test('サインアウトしたあと、戻るボタンでも、アドレスでも、前の人のことは出ない', async () => {
    const hanako = await journey.visit()
    await hanako.open('/account')
    await signIn(hanako, '佐藤花子')
    expect(await hanako.words()).toContain('佐藤花子')
    await hanako.open('/applications')
    await hanako.page.locator('summary').filter({ hasText: '佐藤花子' }).click()
    await hanako.press('サインアウト')
    for (let steps = 0; steps < 3; steps += 1) {
      await hanako.page.goBack()
      expect(await hanako.page.content()).not.toContain('佐藤花子')
    }
    await hanako.page.goto(`${journey.house.url}/account`)
    expect(hanako.path()).toMatch(/^\/sign-in/)
  })
})
