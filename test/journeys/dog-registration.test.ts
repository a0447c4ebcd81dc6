import sharp from 'sharp'
import { expect, test } from 'vitest'
import { secondCheck, takeRequest } from './acts.ts'
import { describeJourney } from './journey.ts'
import { pay, signIn, sitDown } from './steps.ts'
import type { Visitor } from './visitor.ts'

describeJourney('犬を登録し、鑑札を受け取る', (journey) => {
  const office = async (): Promise<[Visitor, Visitor]> => {
    const [susumu, naomi] = [await journey.visit(desktop), await journey.visit(desktop)]
    await Promise.all([sitDown(susumu, '原田進'), sitDown(naomi, '今井直美')])
    return [susumu, naomi]
  }
  const register = async (owner: Visitor, name: string, chip: RegExp, chipNumber?: string): Promise<void> => {
    await owner.open('/procedures/dog-registration')
    expect(await owner.words()).not.toContain('要確認')
    await owner.follow('申請をはじめる')
    await signIn(owner, name)
    await owner.choose(chip)
    if (chipNumber) await owner.write(/^マイクロチップの番号/, chipNumber)
    await owner.press('次へ')
    await owner.write(/^犬の名前/, 'ポチ')
    await owner.write(/^種類/, '柴犬')
    await owner.write(/^生年月日/, '令和6年5月5日')
    await owner.choose(/^オス/)
    await owner.write(/^毛色/, '茶。胸が白い')
    await owner.write(/^飼い始めた日/, '令和8年11月1日')
    await owner.press('次へ')
    await owner.choose(/^自分の住所/)
    await owner.write(/^電話番号/, '03-3993-1111')
    await owner.press('次へ')
  }

  test('鑑札の番号が在庫から割り当てられ、QRコードで受け取り、なくしたら手数料を払って別の番号になる', async () => {
    const [tadashi, [susumu, naomi]] = await Promise.all([journey.visit(), office()])
    await register(tadashi, '伊藤正', /^入っていない/)
    await tadashi.choose(/^まだ受けていない/)
    await tadashi.press('次へ')
    await tadashi.choose(/^区役所の窓口/)
    await tadashi.press('次へ')
    await tadashi.press(/払って申請する$/)
    const receiptNumber = await pay(tadashi)
    const request = tadashi.path()

    const page = await takeRequest(susumu, receiptNumber, '犬の登録')
    await susumu.choose(/^認める/)
    await susumu.press(/^起案する/)
    await secondCheck(susumu, naomi)

    await susumu.open('/staff/tags')
    await susumu.waitFor(receiptNumber)
    await susumu.pressInRow(receiptNumber, '次の番号を割り当てる')
    const first = await numberInRow(susumu, receiptNumber)
    await tadashi.open(request)
    await tadashi.waitFor('受け取り用のQRコードを見る')
    await tadashi.follow('受け取り用のQRコードを見る')
    const code = /[0-9A-Z]{4}(-[0-9A-Z]{4}){3}/.exec(await tadashi.words())?.[0] ?? ''
    // A reader needs dark and light parts: neither empty nor one black square.
    const { channels } = await sharp(await tadashi.page.getByRole('img', { name: /QRコード/ }).screenshot()).stats()
    expect(channels[0]?.mean).toBeGreaterThan(100)
    expect(channels[0]?.mean).toBeLessThan(220)
    await susumu.write('窓口に来た人を探す', code)
    await susumu.press('探す')
    await susumu.pressInRow(receiptNumber, '渡した')

    await susumu.page.getByRole('row').filter({ hasText: receiptNumber }).locator('summary').click()
    await susumu.choose(/^紛失した/)
    await susumu.pressInRow(receiptNumber, 'この番号を終わりにする')
    expect(await susumu.words()).toContain('再交付の手数料の支払い待ち')
    await tadashi.open(request)
    await tadashi.follow(/1,600円を払う/)
    await tadashi.press('1,600円を払う')
    await tadashi.press(/を支払う$/)
    await susumu.open('/staff/tags')
    await susumu.waitFor('次の番号を割り当てる')
    await susumu.pressInRow(receiptNumber, '次の番号を割り当てる')
    expect(await numberInRow(susumu, receiptNumber)).not.toBe(first)
    await susumu.pressInRow(receiptNumber, '渡した')
    await tadashi.open(request)
    const seen = await tadashi.words()
    expect(seen).toContain('窓口でお渡ししました')
    expect(seen).not.toContain(first)
    await susumu.open(page)
    expect(await susumu.words()).toContain('渡した')
  })

  test('国に登録したチップの犬には注射済票だけが割り当てられ、郵便で届く', async () => {
    // Without JavaScript, the photo included.
    const [yoshiro, [susumu, naomi]] = await Promise.all([journey.visit({ javaScriptEnabled: false }), office()])
    await register(yoshiro, '髙﨑𠮷郎', /^入っていて、国の/, '392 0000 0000 0001')
    await yoshiro.choose(/^受けた/)
    await yoshiro.write(/^注射を受けた日/, '令和8年11月2日')
    const buffer = await sharp({ create: { width: 60, height: 40, channels: 3, background: 'white' } })
      .png()
      .toBuffer()
    await yoshiro.attach(/^注射済証/, { name: '注射済証.png', mimeType: 'image/png', buffer })
    await yoshiro.press('次へ')
    await yoshiro.choose(/^住民票の住所に郵送/)
    await yoshiro.press('次へ')
    await yoshiro.press(/払って申請する$/)
    const receiptNumber = await pay(yoshiro)
    const request = yoshiro.path()

    await takeRequest(susumu, receiptNumber, '犬の登録')
    const photo = await susumu.download('注射済証.png', 'image/png')
    expect((await sharp(photo).metadata()).width).toBe(60)
    await susumu.choose(/^認める/)
    await susumu.press(/^起案する/)
    await secondCheck(susumu, naomi)
    await susumu.open('/staff/tags')
    await susumu.waitFor(receiptNumber)
    const row = susumu.page.getByRole('row').filter({ hasText: receiptNumber })
    expect(await row.count()).toBe(1)
    expect(await row.innerText()).toContain('注射済票')
    await susumu.pressInRow(receiptNumber, '次の番号を割り当てる')
    await susumu.pressInRow(receiptNumber, '投函した')
    await yoshiro.open(request)
    expect(await yoshiro.words()).toMatch(/注射済票[\s\S]*第\d+号[\s\S]*郵便でお送りしました/)
  })
})

const desktop = { viewport: { width: 1280, height: 800 } }

const numberInRow = async (clerk: Visitor, row: string): Promise<string> =>
  /第\d+号/.exec(await clerk.page.getByRole('row').filter({ hasText: row }).innerText())?.[0] ?? 'no number'
