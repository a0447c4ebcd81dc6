import sharp from 'sharp'
import { expect, test } from 'vitest'
import { describeJourney } from './journey.ts'
import { signIn } from './steps.ts'
import type { Visitor } from './visitor.ts'

describeJourney('つかない街路灯を知らせる', (journey) => {
  const number = /M\d-\d{4}-\d{4}-\d/

  const photo = async (red: number) => ({
    name: 'lamp.jpg',
    mimeType: 'image/jpeg',
    buffer: await sharp({ create: { width: 400, height: 300, channels: 3, background: { r: red, g: 90, b: 30 } } })
      .composite([{ input: Buffer.from(`<svg width="400" height="300"><circle cx="${red}" cy="90" r="60"/></svg>`) }])
      .jpeg()
      .toBuffer(),
  })

  /** The newest mail to the address, in the inbox of the outside world. */
  async function linkOfMail(mailbox: Visitor, address: string): Promise<string> {
    await mailbox.open(`${journey.house.simulatorsUrl}/mail/${encodeURIComponent(address)}`)
    await mailbox.waitFor('サインインのリンクとコード')
    await mailbox.follow(/サインインのリンクとコード/)
    const text = await mailbox.page.locator('.mail-text').innerText()
    return /https?:\/\/\S+\/sign-in\/mail\/\S+/.exec(text)?.[0] ?? ''
  }

  test('スクリプトなしで、写真と町の名前から書きはじめ、最後にメールアドレスを確かめて送る', async () => {
    const visitor = await journey.visit({ javaScriptEnabled: false })
    await visitor.open('/')
    await visitor.follow(/まちの困りごとを知らせる/)
    await visitor.attach(/^撮ってある写真/, await photo(200))
    await visitor.write(/^町名$/, '光が丘二丁目')
    await visitor.write(/^様子/, '街灯が消えていて暗いです')
    await visitor.press('次へ')
    expect(await visitor.heading()).toBe('どれに近いですか')
    await visitor.press(/^街路灯/)
    expect(await visitor.heading()).toBe('確かめて送る')
    await visitor.choose('つかない')
    await visitor.press('メールアドレスを確かめて送る')
    const address = 'night.walker@example.jp'
    await visitor.write('メールアドレス', address)
    await visitor.press('メールを受け取る')
    await visitor.open(await linkOfMail(await journey.visit(), address))
    await visitor.press('次へ進む')
    expect(await visitor.heading()).toBe('確かめて送る')
    expect(await visitor.words()).toContain('街灯が消えていて暗いです')
    expect(await visitor.page.getByRole('radio', { name: 'つかない' }).isChecked()).toBe(true)
    await visitor.press('送る')
    expect(await visitor.words()).toMatch(number)
    expect(await visitor.words()).toContain('確かめたメールアドレスへ')
    const mailbox = await journey.visit()
    await mailbox.open(`${journey.house.simulatorsUrl}/mail/${encodeURIComponent(address)}`)
    await mailbox.waitFor('レポートを受け付けました')
  }, 120_000)

  test('危ないものは、送る前に、電話が先だと大きく言う', async () => {
    const hanako = await journey.visit()
    await hanako.open('/reports/new')
    await hanako.write(/^町名$/, '桜台一丁目')
    await hanako.write(/^様子/, '電線が切れて火花が出ています')
    await hanako.press('次へ')
    await hanako.press(/電線/)
    const calls = hanako.page.locator('.notice.danger a[href^="tel:"]')
    expect(await calls.allInnerTexts()).toEqual(['03-3993-1111', '119', '110'])
    await hanako.press('サインインして送る')
    await signIn(hanako, '佐藤花子')
    expect(await hanako.heading()).toBe('確かめて送る')
    await hanako.press('送る')
    expect(await hanako.words()).toMatch(number)
  }, 120_000)

  test('ごみ拾いを知らせると、お礼のページになる', async () => {
    const hanako = await journey.visit({ javaScriptEnabled: false })
    await hanako.open('/reports/new')
    await hanako.follow('よい行いを知らせる')
    await hanako.write(/^町名$/, '光が丘二丁目')
    await hanako.write(/^様子/, '駅前でごみを拾いました')
    await hanako.press('次へ')
    await hanako.press(/^ごみ拾い/)
    await hanako.press('サインインして送る')
    await signIn(hanako, '佐藤花子')
    await hanako.press('送る')
    expect(await hanako.heading()).toContain('ありがとうございます')
    expect(await hanako.words()).toMatch(number)
  }, 120_000)

  test('同じ街灯を後から知らせる人には、先のものを大きく見せ、見守るだけで終わる', async () => {
    const ken = await journey.visit()
    await ken.open('/reports/new')
    await ken.write(/^町名$/, '光が丘二丁目')
    await ken.press('次へ')
    await ken.press(/^街路灯/)
    expect(await ken.page.locator('.similar').count()).toBeGreaterThan(0)
    await ken.press('これです。見守る')
    await signIn(ken, '佐藤健')
    await ken.press('これです。見守る')
    expect(await ken.heading()).toBe('ありがとうございます。見守りに加わりました')
    expect(await ken.words()).toMatch(number)
  }, 120_000)

  test('接続がなくても書け、電話に残り、つながると1度だけ送られる', async () => {
    const visitor = await journey.visit()
    const { page } = visitor
    await visitor.open('/sign-in')
    await signIn(visitor, '佐藤花子')
    await visitor.open('/reports/new')
    await page.evaluate(async () => {
      await navigator.serviceWorker.ready
    })
    const kept = () =>
      page.evaluate(async () => {
        const cache = await caches.open('madoguchi-offline-form')
        return (await (await cache.match('/reports/new'))?.text()) ?? ''
      })
    await expect.poll(kept, { timeout: 20_000 }).toContain('report-form')
    expect(await kept()).not.toContain('佐藤')

    await page.context().setOffline(true)
    await page.goto(visitor.addressOf('/reports/new'))
    await visitor.write(/^町名$/, '石神井町三丁目')
    await visitor.write(/^様子/, '公園の街灯がつきません')
    await visitor.attach(/^撮ってある写真/, await photo(40))
    await page.getByRole('button', { name: '次へ' }).click()
    const box = page.locator('[data-outbox]')
    await expect.poll(() => box.innerText()).toContain('この電話に残しました')
    await expect.poll(() => box.innerText()).toContain('送るのを待っています')
    await page.goto(visitor.addressOf('/reports/new'))
    await expect.poll(() => box.innerText()).toContain('公園の街灯がつきません')

    await page.context().setOffline(false)
    await expect.poll(() => box.innerText(), { timeout: 20_000 }).toMatch(number)
    await visitor.open('/reports/mine')
    const mine = await visitor.words()
    const sent = [...new Set(mine.match(new RegExp(number, 'g')) ?? [])]
    await visitor.open('/reports/outbox')
    await expect.poll(() => box.innerText()).toContain('残っているレポートはありません')
    await visitor.open('/reports/mine')
    expect([...new Set((await visitor.words()).match(new RegExp(number, 'g')) ?? [])]).toEqual(sent)
  }, 120_000)

  test('待つ間にサインインが切れても、そう言って残し、サインインし直すと送る', async () => {
    const visitor = await journey.visit()
    const { page } = visitor
    await visitor.open('/reports/new')
    await page.context().setOffline(true)
    await visitor.write(/^町名$/, '石神井町三丁目')
    await visitor.write(/^様子/, 'ベンチの板が割れています')
    await page.getByRole('button', { name: '次へ' }).click()
    const box = page.locator('[data-outbox]')
    await expect.poll(() => box.innerText()).toContain('送るのを待っています')
    await page.context().setOffline(false)
    await expect.poll(() => box.innerText(), { timeout: 20_000 }).toContain('サインインすると送ります')
    await visitor.follow('サインインして送る')
    await signIn(visitor, '佐藤健')
    expect(visitor.path()).toBe('/reports/outbox')
    await expect.poll(() => box.innerText(), { timeout: 20_000 }).toMatch(number)
  }, 120_000)
})
