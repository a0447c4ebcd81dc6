import { randomBytes } from 'node:crypto'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { describeJourney } from './journey.ts'
import { signIn } from './steps.ts'
import type { Visitor } from './visitor.ts'

describeJourney('写真を送る', (journey) => {
  const said = (visitor: Visitor, words: RegExp) =>
    expect.poll(() => visitor.page.locator('.uploads [role=status]').innerText(), { timeout: 20_000 }).toMatch(words)

  async function atThePhoto(): Promise<Visitor> {
    const owner = await journey.visit()
    await owner.open('/procedures/dog-registration')
    await owner.follow('申請をはじめる')
    await signIn(owner, '小林和子')
    if (owner.path().endsWith('/resume')) await owner.press(/新しく始める$/)
    await owner.choose(/^入っていない/)
    await owner.press('次へ')
    await owner.write(/^犬の名前/, 'ポチ')
    await owner.write(/^種類/, '柴犬')
    await owner.write(/^生年月日/, '令和6年5月5日')
    await owner.choose(/^オス/)
    await owner.write(/^毛色/, '茶')
    await owner.write(/^飼い始めた日/, '令和8年11月1日')
    await owner.press('次へ')
    await owner.choose(/^自分の住所/)
    await owner.write(/^電話番号/, '03-3993-1111')
    await owner.press('次へ')
    await owner.choose(/^受けた/)
    await owner.write(/^注射を受けた日/, '令和8年11月10日')
    return owner
  }

  test('大きい写真は何パーセントかを見せながら送り、やめられ、もう一度押せば続きを送り、小さく見える', async () => {
    const owner = await atThePhoto()
    const { page } = owner
    const network = await page.context().newCDPSession(page)
    await network.send('Network.enable')
    const slow = { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: 150_000 }
    await network.send('Network.emulateNetworkConditions', slow)
    await owner.attach(/の写真$/, { name: 'IMG_0001.jpg', mimeType: 'image/jpeg', buffer: await photo(900) })
    await said(owner, /^IMG_0001\.jpg \(\d+(\.\d)? [KM]B\)$/)
    const next = page.getByRole('button', { name: '次へ' })
    await next.click()
    await expect.poll(() => page.locator('.sending [data-percent]').innerText()).toMatch(/^[1-9]\d?%$/)
    await said(owner, /^(25|26|27|28|29|[3-9]\d)% まで送りました$/)
    await page.getByRole('button', { name: 'やめる' }).click()
    await said(owner, /送るのをやめました/)
    expect(owner.path()).toMatch(/\/questions\/vaccination$/)
    expect(await page.locator('.sending').isVisible()).toBe(false)

    await network.send('Network.emulateNetworkConditions', { ...slow, uploadThroughput: -1 })
    await owner.press('次へ')
    expect(owner.path()).toMatch(/\/questions\/delivery$/)
    await owner.choose(/^区役所の窓口/)
    await owner.press('次へ')
    expect(await owner.words()).toContain('IMG_0001.jpg')
    const picture = page.locator('img.thumbnail')
    expect(await picture.evaluate((image: HTMLImageElement) => [image.complete, image.naturalWidth > 100])).toEqual([
      true,
      true,
    ])
  }, 90_000)

  test('iPhoneの形式の写真は、ブラウザが読めるならJPEGになって届く。受け取れないものは、そう言って選び直せる', async () => {
    const owner = await atThePhoto()
    const { page } = owner
    // Chromium cannot read HEIC; what it can read under that name takes the same way.
    const heic = { name: 'IMG_0002.HEIC', mimeType: 'image/heic', buffer: await photo(900) }
    await owner.attach(/の写真$/, heic)
    await said(owner, /^IMG_0002\.jpg \(/)
    const broken = Buffer.concat([Buffer.from('\0\0\0\u0018ftypheic\0\0\0\0mif1heic'), randomBytes(400_000)])
    await owner.attach(/の写真$/, { ...heic, buffer: broken })
    await said(owner, /^IMG_0002\.HEIC \(/)
    await page.getByRole('button', { name: '次へ' }).click()
    await said(owner, /互換性優先/)
    await owner.attach(/の写真$/, { ...heic, buffer: await photo(900) })
    await said(owner, /^IMG_0002\.jpg \(/)
    await owner.press('次へ')
    expect(owner.path()).toMatch(/\/questions\/delivery$/)
  }, 90_000)
})

/** Of noise, so that it is as large as a real one. */
const photo = (side: number) =>
  sharp(randomBytes(side * side * 3), { raw: { width: side, height: side, channels: 3 } })
    .jpeg({ quality: 90 })
    .toBuffer()
