import sharp from 'sharp'
import { expect, test } from 'vitest'
import { describeJourney } from './journey.ts'
import { atTheTerminal, lineTalk, mailbox } from './outside-world.ts'
import { apply, issue, openCase, signInAtDesk, takeCase } from './steps.ts'
import type { Visitor } from './visitor.ts'

describeJourney('申請のほかの終わり方', (journey) => {
  const desk = async (): Promise<[Visitor, Visitor]> => {
    const [makoto, misaki] = [await journey.visit(desktop), await journey.visit(desktop)]
    await signInAtDesk(makoto, '高橋真')
    await signInAtDesk(misaki, '田中美咲')
    return [makoto, misaki]
  }

  test('窓口で受け取る人は、QRコードの番号だけで棚の証明書を受け取れる', async () => {
    const ken = await journey.visit()
    const receiptNumber = await apply(ken, '佐藤健', { delivery: /^区役所の窓口で受け取る/ })
    const application = ken.path()
    expect(await ken.words()).toContain('300円のお支払い')
    const [makoto, misaki] = await desk()
    await issue(makoto, misaki, receiptNumber)
    await makoto.open('/staff/print-queue')
    await makoto.pressInRow(receiptNumber, '印刷した')
    await makoto.pressInRow(receiptNumber, '棚に置いた')

    await ken.open(application)
    await ken.waitFor('受け取り用のQRコードを見る')
    await ken.follow('受け取り用のQRコードを見る')
    const code = /[0-9A-Z]{4}(-[0-9A-Z]{4}){3}/.exec(await ken.words())?.[0] ?? ''
    expect(await ken.page.getByRole('img', { name: '受け取り用のQRコード' }).count()).toBe(1)

    await makoto.open('/staff/shelf')
    await makoto.write('受取番号', 'AAAA-BBBB-CCCC-DDDD')
    await makoto.press('探す')
    expect(await makoto.page.title()).toMatch(/^エラー：/)
    await makoto.write('受取番号', code.toLowerCase())
    await makoto.press('探す')
    expect(await makoto.words()).toContain('佐藤健')
    await makoto.choose('マイナンバーカード')
    await makoto.press('手渡した')
    expect(await makoto.words()).toContain('手渡しを記録しました')
    await ken.open(application)
    expect(await ken.words()).toContain('窓口でお渡ししました')
    const inbox = await mailbox(ken, journey.house, '佐藤健', '受け取れるようになりました')
    expect(inbox.newest).not.toMatch(/住民票|佐藤|300円/)
  })

  test('書類が足りない人は、写真を送って答えると、審査が続く', async () => {
    const ren = await journey.visit()
    const receiptNumber = await apply(ren, '山本蓮')
    const application = ren.path()
    const [makoto, misaki] = await desk()
    await takeCase(makoto, receiptNumber)
    await makoto.choose(/^申請者に確かめる/)
    await makoto.press(/^案を作る/)
    expect(await makoto.page.title()).toMatch(/^エラー：/)
    await makoto.write(/^確かめたいこと/, '住所の分かる書類の写しを送ってください。')
    await makoto.tick('書類の写し')
    await fillDate(makoto, inTenDays())
    await makoto.press(/^案を作る/)

    const talk = await lineTalk(await journey.visit(), journey.house, '山本蓮', '教えてほしいことがあります')
    expect(talk).not.toMatch(/住民票|山本|住所の分かる書類/)
    await ren.open(application)
    await ren.waitFor('質問に答える')
    await ren.follow('質問に答える')
    expect(await ren.words()).toContain('住所の分かる書類の写しを送ってください。')
    await ren.press('この内容で答える')
    expect(await ren.page.title()).toMatch(/^エラー：/)
    await ren.page
      .getByLabel('書類の写真かPDF')
      .setInputFiles({ name: 'IMG_0001.jpg', mimeType: 'image/jpeg', buffer: await photo() })
    await ren.press('この内容で答える')
    expect(await ren.words()).toContain('区が確認しています')

    await openCase(makoto, receiptNumber)
    await makoto.waitFor('届いた書類を開く')
    await makoto.choose(/^交付する/)
    await makoto.press(/^案を作る/)
    await openCase(misaki, receiptNumber)
    await misaki.press(/^確認して決定する/)
    await misaki.waitFor('発行番号')
  })

  test('交付できないときは、理由とできることを知らせ、押さえた手数料を放す', async () => {
    const kazuko = await journey.visit()
    const receiptNumber = await apply(kazuko, '小林和子')
    const application = kazuko.path()
    const [makoto, misaki] = await desk()
    await takeCase(makoto, receiptNumber)
    await makoto.choose(/^交付しない/)
    await makoto.write(/^交付しない理由/, '住民票の記載を直しているところです。')
    await makoto.press(/^案を作る/)
    await openCase(misaki, receiptNumber)
    await misaki.press(/^確認して決定する/)

    await kazuko.open(application)
    await kazuko.waitFor('発行できない理由')
    const words = await kazuko.words()
    expect(words).toContain('住民票の記載を直しているところです。')
    expect(words).toMatch(/これからできること[\s\S]*審査請求/)
    await expect.poll(() => atTheTerminal(journey.house), { timeout: 20_000 }).toContain('枠を戻しました')
    const inbox = await mailbox(kazuko, journey.house, '小林和子', '申請の結果のお知らせ')
    expect(inbox.newest).not.toMatch(/住民票|小林|発行できな|交付しない/)
  })

  test('取り下げた人の手数料は、引き落とされずに戻る', async () => {
    const tadashi = await journey.visit()
    await apply(tadashi, '伊藤正')
    await tadashi.follow('取り下げに進む')
    await tadashi.press('取り下げる')
    expect(await tadashi.words()).toContain('この申請は取り下げられました')
    await expect.poll(() => atTheTerminal(journey.house), { timeout: 20_000 }).toContain('枠を戻しました')
  })
})

const desktop = { viewport: { width: 1280, height: 800 } }

const photo = () =>
  sharp({ create: { width: 640, height: 480, channels: 3, background: '#e8e4da' } })
    .jpeg()
    .toBuffer()

const inTenDays = () => Temporal.Now.plainDateISO('Asia/Tokyo').add({ days: 10 })

async function fillDate(visitor: Visitor, date: Temporal.PlainDate): Promise<void> {
  await visitor.write(/^返事の期限/, date.toString())
}
