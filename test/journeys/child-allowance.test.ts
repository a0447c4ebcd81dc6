import sharp from 'sharp'
import { expect, test } from 'vitest'
import { readPdf } from '#platform/documents/testing/read-pdf.ts'
import type { HouseAddress } from './house.ts'
import { describeJourney } from './journey.ts'
import { chooseByKey, tabTo } from './keyboard.ts'
import { mailbox } from './outside-world.ts'
import { sign, signIn, signInAtDesk } from './steps.ts'
import { payOut, tryAgain } from './treasury.ts'
import type { Visitor } from './visitor.ts'

describeJourney('児童手当を請求し、支払いを受ける', (journey) => {
  test('佐藤健が電子で請求し、書類の代わりの照会、決裁、電子の通知、口座を直しての振込までつながる', async () => {
    const ken = await journey.visit()
    await ken.open('/account/electronic-delivery')
    await signIn(ken, '佐藤健')
    await ken.choose(/^児童手当の認定請求/)
    await ken.tick(/^上の4つのこと/)
    await ken.press('電子で受け取る')
    expect(await ken.words()).toContain('届け出を受け付けました')

    await ken.open('/procedures/child-allowance')
    await ken.press('申請をはじめる')
    await toChildren(ken)
    await addChild(ken, hina)
    await addChild(ken, { ...minato, name: '佐藤港' })
    await ken.follow(/^変更.*お子さん 2$/)
    await ken.write(/^氏名/, minato.name)
    await ken.press('この内容に変える')
    await ken.press('これで全部です')
    await ken.press('いない（次へ）')
    await ken.choose(/^いない/)
    await ken.press('次へ')
    await fillAccount(ken, '1234999')
    await ken.write(/^日中つながる電話番号/, '090-0000-0102')
    await ken.press('次へ')
    await ken.choose(/^このサイトで電子の通知書を受け取る/)
    await ken.press('次へ')
    const check = await ken.words()
    expect(check).toMatch(/1か月の額\s*20,000円/)
    expect(check).toContain('手数料はかかりません')
    expect(check).toContain('***4999')
    await setNetwork(journey.house, 'timeout')
    await sign(ken, '佐藤健')
    const receiptNumber = /[A-Z]\d-\d{4}-\d{4}-\d/.exec(await ken.words())?.[0] ?? 'no receipt number'
    const application = ken.path()

    // Nobody answers: the request goes on, and a photo stands for what could not be looked up.
    await ken.waitFor('書類を送る')
    await setNetwork(journey.house, 'found')
    await ken.follow('書類を送る')
    await ken.page
      .getByLabel('書類の写真かPDF')
      .setInputFiles({ name: 'IMG_0001.jpg', mimeType: 'image/jpeg', buffer: await photo() })
    await ken.press('書類を送る')
    expect(await ken.words()).toContain('書類を受け取りました')

    const [aoi, osamu, keiko] = [await desk('中村葵'), await desk('小山修'), await desk('石井恵子')]
    await find(aoi, receiptNumber)
    await aoi.press('引き受ける')
    await aoi.choose('認めない')
    await aoi.press('起案する')
    expect(await aoi.page.title()).toMatch(/^エラー：/)
    await aoi.choose(/^認める/)
    await aoi.press('通知書の文を見る')
    expect(await aoi.words()).toMatch(/令和\d+年\d+月分[\s\S]*20,000円/)
    await aoi.press('起案する')
    const act = aoi.path()
    await osamu.open('/staff/decisions')
    await osamu.follow('児童手当の認定請求')
    await osamu.press('審査を終える')
    await keiko.open('/staff/decisions')
    await keiko.follow('児童手当の認定請求')
    // 課長 decides by keyboard alone.
    await tabTo(keiko.page, /^決定する/)
    await keiko.hit('Enter')
    await ken.open(application)
    expect(await ken.words()).not.toContain('20,000円')
    await aoi.open(act)
    await aoi.press('施行する')
    const documentNumber = /\d+練こ子第\d+号/.exec(await aoi.words())?.[0] ?? 'no number'

    await ken.open('/documents')
    await ken.waitFor('まだ開いていません')
    await aoi.open(act)
    expect(await aoi.words()).toContain('電子：未開封')
    const box = await mailbox(await journey.visit(), journey.house, '佐藤健', '書類が届いています')
    expect(box.newest).not.toMatch(tooMuch)
    const letter = readPdf(await openLetter(ken)).text.replaceAll(/\s/g, '')
    for (const words of [
      '児童手当認定通知書',
      documentNumber,
      '練馬区長',
      '公印省略',
      '佐藤健',
      '20,000円',
      '東京都知事に対して審査請求',
    ])
      expect(letter).toContain(words)
    await ken.open('/documents')
    expect(await ken.words()).toContain('に開きました')
    await aoi.open(act)
    expect(await aoi.words()).toContain('電子：開封（到達）')

    const treasury = {
      house: journey.house,
      examiner: await desk('岡本豊'),
      clerk: await desk('上田千秋'),
      bank: await journey.visit(desktop),
    }
    await payOut(treasury, '佐藤健')
    expect(await treasury.clerk.words()).toContain('口座なし')
    await tryAgain(treasury)
    await aoi.open('/staff')
    await aoi.waitFor('依頼し直す支払いが1件')
    await aoi.follow('一覧を開く')
    await aoi.follow('児童手当の認定請求')
    expect(await aoi.words()).toMatch(/振込不能：口座なし[\s\S]*円/)

    await ken.open(application)
    await ken.waitFor('口座を入力する')
    await ken.follow('口座を入力する')
    expect(await ken.words()).toContain('この番号の口座が見つかりません')
    await fillAccount(ken, '7654321')
    await ken.press('この口座で受け取る')
    expect(await ken.words()).toContain('に振り込む予定です')
    const asked = await mailbox(await journey.visit(), journey.house, '佐藤健', '確かめていただきたいこと')
    expect(asked.newest).not.toMatch(tooMuch)
    await payOut(treasury, '佐藤健')
    await ken.open(application)
    await ken.waitFor('銀行が受け付けました')
    await treasury.bank.open(`${journey.house.simulatorsUrl}/bank`)
    expect(await treasury.bank.words()).toMatch(/0001-012-7654321[\s\S]*円/)
  })

  test('お子さんの行は、キーボードだけで足せる', async () => {
    const kazuko = await journey.visit({ viewport: { width: 1024, height: 768 } })
    const { page } = kazuko
    await kazuko.open('/procedures/child-allowance')
    await kazuko.follow('申請をはじめる')
    await signIn(kazuko, '小林和子')
    await toChildren(kazuko)
    const go = async (name: string | RegExp) => {
      await tabTo(page, name)
      await kazuko.hit('Enter')
    }
    await go('お子さんを追加')
    for (const [label, text] of [
      [/^氏名/, '小林凛'],
      [/^フリガナ/, 'コバヤシ リン'],
      [/^生年月日/, '令和8年11月1日'],
    ] as const) {
      await tabTo(page, label)
      await page.keyboard.insertText(text)
    }
    await tabTo(page, /^子$/)
    await chooseByKey(page, /^その他/)
    await tabTo(page, /^いっしょに住んでいる/)
    await page.keyboard.press('Space')
    await go('この内容で追加する')
    expect(await kazuko.words()).toContain('小林凛')
    await go('お子さん 1 を取り消す')
    expect(await kazuko.words()).toContain('まだ入力していません')
  })

  test('JavaScriptを切っていても、お子さんの行を足し、職員は決裁を進められる', async () => {
    const lan = await journey.visit({ locale: 'en-US', javaScriptEnabled: false })
    await lan.open('/en/procedures/child-allowance')
    await lan.follow(/^Start/)
    await signIn(lan, 'NGUYEN THI LAN', 'Sign in with your card')
    await lan.choose(/^I am not a public servant/)
    await lan.press(/^Next|^Continue/)
    await lan.choose(/^A child was born/)
    await lan.write(/^Date of the event/, daysAgo(3))
    await lan.press(/^Next|^Continue/)
    await lan.follow(/^Add: Child/)
    await lan.write(/^Full name/, 'NGUYEN MAI')
    await lan.write(/^Name in kana/, 'グエン マイ')
    await lan.write(/^Date of birth/, daysAgo(-1))
    await lan.choose(/^My child/)
    await lan.choose(/^No/)
    await lan.press('Add this')
    expect(await lan.page.title()).toMatch(/^Error/)
    expect(await lan.words()).toMatch(/Date of birth[\s\S]*Address of the child/)
    await lan.write(/^Date of birth/, daysAgo(3))
    await lan.choose(/^Yes/)
    await lan.press('Add this')
    await lan.press('That is all')
    await lan.press(/^None/)
    await lan.choose(/^No/)
    await lan.press(/^Next|^Continue/)
    await lan.choose(/^Your registered account/)
    await lan.write(/^Daytime telephone/, '070-0000-0306')
    await lan.press(/^Next|^Continue/)
    await lan.choose(/^By post/)
    await lan.press(/^Next|^Continue/)
    await sign(lan, 'NGUYEN THI LAN', /^Sign/)
    const receiptNumber = /[A-Z]\d-\d{4}-\d{4}-\d/.exec(await lan.words())?.[0] ?? 'no receipt number'

    const [aoi, osamu, keiko] = [
      await desk('中村葵', false),
      await desk('小山修', false),
      await desk('石井恵子', false),
    ]
    await find(aoi, receiptNumber)
    await aoi.press('引き受ける')
    expect(await aoi.words()).toContain('氏名と生年月日の合う人が世帯にいない')
    await aoi.choose(/^認める/)
    await aoi.tick(/^照合で/)
    await aoi.press('起案する')
    await osamu.open(aoi.path())
    await osamu.press('審査を終える')
    await keiko.open(aoi.path())
    await keiko.press('決定する')
    await aoi.open(aoi.path())
    await aoi.press('施行する')
    expect(await aoi.words()).toMatch(/\d+練こ子第\d+号/)
  })

  const desk = async (name: string, javaScriptEnabled = true): Promise<Visitor> => {
    const visitor = await journey.visit({ ...desktop, javaScriptEnabled })
    await signInAtDesk(visitor, name)
    return visitor
  }
})

const desktop = { viewport: { width: 1280, height: 800 } }

// Whoever looks over his shoulder learns neither what it is about, nor whose it is, nor how much.
const tooMuch = /児童|手当|佐藤|健さん|円|口座|N\d-\d{4}/

const daysAgo = (days: number): string => Temporal.Now.plainDateISO('Asia/Tokyo').subtract({ days }).toString()

type Child = { name: string; kana: string; birthDate: string }
const hina: Child = { name: '佐藤陽菜', kana: 'サトウ ヒナ', birthDate: '2016-08-21' }
const minato: Child = { name: '佐藤湊', kana: 'サトウ ミナト', birthDate: '2021-02-09' }

/** What the network of the other bodies answers from now on. */
const setNetwork = (house: HouseAddress, mood: 'found' | 'timeout') =>
  fetch(`${house.simulatorsUrl}/linkage/mood`, {
    method: 'POST',
    body: new URLSearchParams({ mood }),
    redirect: 'manual',
  })

async function find(clerk: Visitor, receiptNumber: string): Promise<void> {
  await clerk.open('/staff')
  await clerk.write('探す', receiptNumber)
  await clerk.press('探す')
  await clerk.follow('児童手当の認定請求')
}

/** From the first question to the list of children. */
async function toChildren(visitor: Visitor): Promise<void> {
  await visitor.choose(/^公務員ではない/)
  await visitor.press('次へ')
  await visitor.choose(/^お子さんを育てることになった/)
  await visitor.write(/^きっかけの日/, daysAgo(3))
  await visitor.press('次へ')
}

async function addChild(visitor: Visitor, child: Child): Promise<void> {
  await visitor.follow('お子さんを追加')
  await visitor.write(/^氏名/, child.name)
  await visitor.write(/^フリガナ/, child.kana)
  await visitor.write(/^生年月日/, child.birthDate)
  await visitor.choose(/^子$/)
  await visitor.choose(/^いっしょに住んでいる/)
  await visitor.press('この内容で追加する')
}

async function fillAccount(visitor: Visitor, number: string): Promise<void> {
  await visitor.choose(/^別の口座を入力する/)
  await visitor.write(/^銀行の番号/, '0001')
  await visitor.write(/^支店の番号/, '012')
  await visitor.write(/^口座番号/, number)
  await visitor.write(/^口座名義/, 'サトウ ケン')
}

const photo = () =>
  sharp({ create: { width: 640, height: 480, channels: 3, background: '#e8e4da' } })
    .jpeg()
    .toBuffer()

/** The bytes of the newest letter in the box, as its button gets them. */
async function openLetter(person: Visitor): Promise<Buffer> {
  const form = person.page.locator('form[action*="/documents/letters/"]').first()
  const fields = await form.evaluate((element: HTMLFormElement) =>
    Object.fromEntries([...new FormData(element)].map(([name, value]) => [name, String(value)])),
  )
  const action = (await form.getAttribute('action')) ?? ''
  const answer = await person.page.request.post(new URL(action, person.page.url()).href, { form: fields })
  expect(answer.headers()['content-type']).toBe('application/pdf')
  return answer.body()
}
