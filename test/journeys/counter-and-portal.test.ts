import { beforeAll, expect, test } from 'vitest'
import { watanabeKumiNamesake } from '#demo/people.ts'
import { readPdf } from '#platform/documents/testing/read-pdf.ts'
import { dayInside } from './house.ts'
import { describeJourney } from './journey.ts'
import { openLetter } from './outside-world.ts'
import { sitDown } from './steps.ts'
import type { Visitor } from './visitor.ts'

describeJourney('どの受付方法で届いても、一つの一覧から終わりまで進む', (journey) => {
  const clerk = async (name: string): Promise<Visitor> => {
    const visitor = await journey.visit(desktop)
    await sitDown(visitor, name)
    return visitor
  }
  const clerks = (...names: string[]): Promise<Visitor[]> => Promise.all(names.map(clerk))

  // The office asks the portal twice a minute: she has filed before the counter opens.
  beforeAll(async () => claimAllowance(await journey.visit(), journey.house.simulatorsUrl), 60_000)

  test('窓口の紙は、一人が打ち、別の一人が読み合わせ、現金を受け取り、決定して手渡すまで終わる', async () => {
    const [yui, makoto, daichi, misaki] = (await clerks('平野ゆい', '高橋真', '森大地', '田中美咲')) as Four

    await beginPaper(yui, '窓口', '髙﨑𠮷郎')
    await yui.choose(/^1点で確認/)
    await yui.tick('運転免許証')
    await yui.choose(/^本人$/)
    await yui.choose('あとで受け取る')
    await fillCertificate(yui)
    await yui.page.getByRole('radio', { name: /窓口で受け取る/ }).check()
    await yui.press('受け付ける')
    expect(await yui.words()).toMatch(/300円\s+まだ受け取っていない[\s\S]*自分では読み合わせできません/)
    const receptionPath = yui.path()
    await yui.follow('受付票を印刷する')
    const slip = await yui.words()
    expect(slip).toMatch(/住民票の写し[\s\S]*300円[\s\S]*窓口でお支払いください/)
    const receiptNumber = numberIn(slip)

    await openDrawer(makoto)
    await makoto.open('/staff/payments/counter')
    await makoto.write(/^受付番号/, receiptNumber)
    await makoto.press('探す')
    await makoto.write(/^預り金額/, '1000')
    await makoto.press(/^受け取る/)
    expect(await makoto.words()).toMatch(/お釣り　700円[\s\S]*300円[\s\S]*領収しました/)

    await daichi.open('/staff/receptions')
    await followInRow(daichi, receiptNumber)
    expect(daichi.path()).toBe(receptionPath)
    expect(await daichi.words()).toMatch(/髙﨑𠮷郎[\s\S]*受け取り済み[\s\S]*お釣り\s+700円/)
    await daichi.press('紙と同じだった')

    await daichi.open('/staff?channel=counter')
    expect(await rowOf(daichi, receiptNumber)).toMatch(/髙﨑𠮷郎[\s\S]*窓口/)
    await followInRow(daichi, receiptNumber)
    await daichi.press(/^引き受ける/)
    const casePath = daichi.path()
    expect(await daichi.words()).toMatch(/受付方法\s+窓口/)
    await daichi.choose(/^交付する/)
    await daichi.press(/^案を作る/)
    await misaki.open(casePath)
    await misaki.press(/^確認して決定する/)
    await misaki.waitFor('発行番号')

    await daichi.open('/staff/print-queue')
    const paper = readPdf(await daichi.download(new RegExp(`^証明書（PDF）.*${receiptNumber}`))).text
    expect(paper.replaceAll(/\s/g, '')).toContain('髙﨑𠮷郎')
    await daichi.pressInRow(receiptNumber, '印刷した')
    await daichi.pressInRow(receiptNumber, '棚に置いた')
    await daichi.open('/staff/shelf')
    await daichi.write('受取番号', receiptNumber)
    await daichi.press('探す')
    await daichi.choose('マイナンバーカード')
    await daichi.press('手渡した')
    await misaki.open(casePath)
    expect(await misaki.words()).toContain('手渡し')
  })

  test('郵送の請求と電話の予約も、受付方法の付いた行として同じ一覧に並ぶ', async () => {
    const [makoto, daichi, sho] = (await clerks('高橋真', '森大地', '西村翔')) as Three
    await beginPaper(makoto, '郵送', 'NGUYEN THI LAN')
    const sheet = makoto.path()
    await makoto.choose('代理人')
    await makoto.follow('代理権の記録を開く')
    await makoto.page.getByText('代理人を登録する').click()
    await makoto.write(/^代理人の宛名番号/, watanabeKumiNamesake.atenaNumber)
    await makoto.select('種類', '委任状による代理人')
    await makoto.choose(/^書面にある手続だけ/)
    await makoto.tick('住民票の写し')
    await makoto.select('見た書類', '委任状')
    await makoto.write(/^書類を見た日/, today())
    await makoto.page.locator('[name="since"]').fill(today())
    await makoto.page.locator('[name="last-day"]').fill(today())
    await makoto.press(/^登録する$/)
    expect(await makoto.words()).toMatch(/代理権を登録しました[\s\S]*渡辺久美[\s\S]*有効/)
    await makoto.open(sheet)
    await makoto.write(/^受付日/, today())
    await makoto.choose(/^1点で確認/)
    await makoto.tick(/^在留カード・/)
    await makoto.choose('代理人')
    await makoto.select('登録された代理人', '渡辺久美（委任状による代理人）')
    await makoto.choose('あとで受け取る')
    await fillCertificate(makoto)
    await makoto.page.getByRole('radio', { name: /郵送/ }).first().check()
    await makoto.press('受け付ける')
    const [, posted = ''] = /\/receptions\/([\w-]+)/.exec(makoto.path()) ?? []
    await daichi.open(`/staff/receptions/${posted}`)
    expect(await daichi.words()).toContain('代理人（渡辺久美（委任状による代理人））')
    await daichi.press('紙と同じだった')
    await daichi.open('/staff?channel=post')
    expect(await rowOf(daichi, 'NGUYEN THI LAN')).toMatch(/郵送/)

    await sho.open('/staff/people/new')
    await sho.choose('転入する予定')
    await sho.write(/^氏名$/, '見本一郎')
    await sho.write('郵便番号', '3510101')
    await sho.write(/^住所/, '埼玉県和光市本町1番')
    await sho.write(/理由/, '電話で転入の予約')
    await sho.press('登録する')
    await sho.open('/staff/receptions/new')
    await sho.select('手続', '転入届の来庁予約')
    await sho.select('受付方法', '電話')
    await sho.write('申請者を探す', '見本一郎')
    await sho.press('探す')
    await sho.press(/^この人で受け付ける/)
    await sho.choose(/^本人$/)
    await sho.choose('手数料なし')
    await sho.page.locator('input[name$=".1.name"]').fill('見本一郎')
    await sho.page.locator('input[name$=".1.birth-date"]').fill('平成2年1月1日')
    await sho.page.locator('input[name$=".1.relation"]').fill('本人')
    await sho.write('前の住所', '埼玉県和光市本町1番')
    await sho.write(/新しい住所/, '光が丘2-9-6')
    await sho.write(/引っ越した日/, '令和8年12月1日')
    await sho.choose(/^マイナポータルで/)
    await sho.page.getByLabel('来庁の日時').selectOption({ index: 3 })
    await sho.press('受け付ける')
    await sho.open('/staff')
    expect(await rowOf(sho, '見本一郎')).toMatch(/電話/)
  })

  test('マイナポータルの請求は、人を結び付け、決定し、完了を返し、基幹の打ち間違いを直して終わる', async () => {
    const kumi = await journey.visit()
    const [aoi, osamu, keiko] = (await clerks('中村葵', '小山修', '石井恵子')) as Three

    await aoi.open('/staff/portal')
    await aoi.waitFor('4情報に一致する人が複数います')
    await followInRow(aoi, '一致する人が複数')
    await aoi.write('人を探す', '渡辺久美')
    await aoi.press('探す')
    await aoi.pressInRow('101号室', /^この人に結び付ける/)
    await aoi.open('/staff?channel=mynaportal')
    expect(await rowOf(aoi, '渡辺久美')).toMatch(/マイナポータル/)
    await followInRow(aoi, '渡辺久美')
    await aoi.press(/^引き受ける/)
    await aoi.choose(/^認める/)
    await aoi.write(/^根拠/, '児童手当法 第7条')
    // The child is not on the register yet: somebody has looked at the 出生届.
    expect(await aoi.words()).toMatch(/同居\s+確かめる/)
    await aoi.tick(/^照合で「確かめる」/)
    await aoi.press(/^起案する/)
    const actPath = aoi.path()
    const receiptNumber = numberIn(await aoi.words())
    await osamu.open(actPath)
    await osamu.press(/審査|確かめた/)
    await keiko.open(actPath)
    await keiko.press(/^決定/)
    await aoi.open(actPath)
    await aoi.press(/^施行/)

    await aoi.open('/staff/print-queue')
    await aoi.waitFor(receiptNumber)
    await aoi.pressInRow(receiptNumber, '印刷した')
    await aoi.pressInRow(receiptNumber, '投函した')
    await kumi.open(portalOf(journey.house.simulatorsUrl))
    await kumi.waitFor('完了')
    const letter = await openLetter(kumi, journey.house, '渡辺久美')
    expect(letter.envelope).toContain('101号室')

    await aoi.open('/staff/core-system')
    await aoi.press('ファイルを作る')
    const batchPath = aoi.path()
    const csv = await aoi.download(/Shift_JIS/, 'text/csv')
    const core = await journey.visit(desktop)
    await core.open(`${journey.house.simulatorsUrl}/core`)
    await core.attach('引き渡しファイル（CSV）', { name: 'batch.csv', mimeType: 'text/csv', buffer: csv })
    await core.press('受け取る')
    await core.pressInRow(receiptNumber, '打ち間違えて入力した')
    await bringBack(core, aoi)
    const entry = (button: string) => `.block:has-text("${receiptNumber}") button:has-text("${button}")`
    await aoi.click(entry('入力した'))
    await osamu.open(batchPath)
    await osamu.click(entry('見比べた。同じである'))
    expect(await osamu.words()).toContain('渡した内容と違います')
    await aoi.open('/staff/core-system/reconciliation')
    expect(await rowOf(aoi, receiptNumber)).toContain('違う')

    await core.pressInRow(receiptNumber, '入力し直した')
    await aoi.open(batchPath)
    await bringBack(core, aoi)
    await aoi.open('/staff/core-system/reconciliation')
    expect(await aoi.words()).not.toContain(receiptNumber)
    await osamu.open(batchPath)
    await osamu.click(entry('見比べた。同じである'))
    expect(await osamu.words()).toMatch(/中村葵さんが入力済\s+小山修さんが確認/)
  })
})

type Three = [Visitor, Visitor, Visitor]
type Four = [Visitor, Visitor, Visitor, Visitor]

const desktop = { viewport: { width: 1280, height: 800 } }
const today = (): string => dayInside().toString()
const numberIn = (words: string): string => /[A-Z]\d-\d{4}-\d{4}-\d/.exec(words)?.[0] ?? 'no receipt number'
const rowOf = (visitor: Visitor, words: string): Promise<string> =>
  visitor.page.getByRole('row').filter({ hasText: words }).first().innerText()
const portalOf = (simulatorsUrl: string): string =>
  `${simulatorsUrl}/mynaportal?person=${encodeURIComponent('渡辺久美')}`

/** From an empty counter to the sheet of a paper for 住民票の写し of this person. */
async function beginPaper(clerk: Visitor, channel: string, name: string): Promise<void> {
  await clerk.open('/staff/receptions/new')
  await clerk.select('手続', '住民票の写し')
  await clerk.select('受付方法', channel)
  await clerk.write('申請者を探す', name)
  await clerk.press('探す')
  await clerk.press(/^この人で受け付ける/)
}

async function fillCertificate(clerk: Visitor): Promise<void> {
  await clerk.page.getByRole('radio', { name: '自分だけ', exact: true }).check()
  await clerk.write('通数', '1')
}

async function openDrawer(cashier: Visitor): Promise<void> {
  await cashier.open('/staff/payments/drawer')
  if ((await cashier.page.getByRole('button', { name: '開ける' }).count()) === 0) return
  const float = { d5000: '4', d1000: '8', d500: '2', d100: '8', d50: '2', d10: '10' }
  for (const [coin, count] of Object.entries(float)) await cashier.page.locator(`input[name=${coin}]`).fill(count)
  await cashier.press('開ける')
}

/** 渡辺久美 claims 児童手当 on the portal; her card lacks the room, and a namesake lives next door. */
async function claimAllowance(kumi: Visitor, simulatorsUrl: string): Promise<void> {
  await kumi.open(portalOf(simulatorsUrl))
  await kumi.follow(/児童手当等/)
  for (const [item, answer] of [
    ['公務員', '公務員ではない'],
    ['請求事由', '出生'],
    ['配偶者の有無', 'なし'],
    ['受取口座', '公金受取口座を利用する'],
    ['結果の受け取り', '郵送'],
    ['児童の続柄', '子'],
    ['児童との同居', '同居'],
  ] as const)
    await kumi.select(item, answer)
  for (const [item, words] of [
    ['事由発生日', '令和8年11月20日'],
    ['電話番号', '03-0000-0000'],
    ['児童の氏名', '渡辺空'],
    ['児童のフリガナ', 'ワタナベ ソラ'],
    ['児童の生年月日', '令和8年11月20日'],
  ] as const)
    await kumi.page.getByLabel(item).first().fill(words)
  await kumi.press('署名して送信する')
}

/** The core system's result, loaded on the page of the file. */
async function bringBack(core: Visitor, clerk: Visitor): Promise<void> {
  const buffer = await core.download(/結果のファイル/, 'text/csv')
  await clerk.attach('結果のファイル（CSV）', { name: 'result.csv', mimeType: 'text/csv', buffer })
  await clerk.press('結果を読み込む')
}

async function followInRow(visitor: Visitor, words: string): Promise<void> {
  const href = await visitor.page
    .getByRole('row')
    .filter({ hasText: words })
    .first()
    .getByRole('link')
    .first()
    .getAttribute('href')
  await visitor.open(href ?? '')
}
