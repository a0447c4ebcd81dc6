import { expect, test } from 'vitest'
import { describeJourney } from './journey.ts'
import { pay, signIn } from './steps.ts'

describeJourney('施設の料金', (journey) => {
  // More than 14 days before, when all of it comes back.
  const from = Temporal.Now.plainDateISO('Asia/Tokyo').add({ days: 20 })
  const search = `/vacancies?from=${from}&activity=chorus&people=20&area=oizumi&on=saturday&time=evening&near=oizumi-gakuen`

  test('いま支払うと予約が決まり、領収書が出て、取り消すと言われたとおりの額が戻る', async () => {
    const visitor = await journey.visit()
    await visitor.open('/registrations/new')
    await signIn(visitor, '佐藤花子')
    if (visitor.path() !== '/registrations/new') await visitor.open('/registrations/new')
    await visitor.press('個人で登録する')

    await visitor.open(search)
    await visitor.page
      .locator('.vacant-room', { hasText: '東大泉地域集会所' })
      .first()
      .getByRole('checkbox')
      .first()
      .check()
    await visitor.press(/^選んだ時間で予約へ進む/)
    await visitor.press('押さえる')
    await visitor.write(/^使う人数/, '20')
    await visitor.choose(/^いま支払う/)
    await visitor.press(/^内容の確認へ/)
    expect(await visitor.words()).toContain('支払いが済むと、予約が決まります')

    await visitor.press('支払いに進む')
    await pay(visitor, '予約できました')
    const [, paid = ''] = /([\d,]+円)の支払いを確かめました/.exec(await visitor.words()) ?? []
    expect(paid).not.toBe('')
    await expect
      .poll(
        async () => {
          await visitor.page.reload()
          return visitor.page.getByRole('link', { name: '領収書' }).count()
        },
        { timeout: 30_000, interval: 500 },
      )
      .toBe(1)
    await visitor.follow('領収書')
    await visitor.press('領収書を作る')
    expect(await visitor.words()).toContain('発行）')

    await visitor.open('/reservations')
    await visitor.page.locator('table a').first().click()
    await visitor.follow('取り消す')
    expect(await visitor.words()).toContain(`支払った料金の100％の${paid}が戻ります`)
    await visitor.press('取り消す')
    expect(await visitor.words()).toContain('取消し済み')
    expect(await visitor.words()).toContain(`${paid}をお返しします`)
  })
})
