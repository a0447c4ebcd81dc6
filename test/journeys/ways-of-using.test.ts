import { expect, test } from 'vitest'
import { describeJourney } from './journey.ts'
import { chooseByKey, focused, tabTo } from './keyboard.ts'
import { apply, pay, sign, signIn, signInAtDesk, signingPasswordOf } from './steps.ts'

describeJourney('どんな使い方でも、同じ申請ができる', (journey) => {
  test('キーボードだけで申請でき、いまどこにいるかがいつも見える', async () => {
    const kazuko = await journey.visit({ viewport: { width: 1024, height: 768 } })
    const { page } = kazuko
    const go = async (name: string | RegExp) => {
      await tabTo(page, name)
      await kazuko.hit('Enter')
    }
    await kazuko.open('/procedures/residence-certificate')
    await page.keyboard.press('Tab')
    expect(await focused(page)).toMatchObject({ name: expect.stringMatching(/本文へ/), isVisible: true })
    await go('申請をはじめる')
    await go('マイナンバーカードでサインイン')
    await chooseByKey(page, /小林和子/)
    await go('カードをかざす')
    await tabTo(page, /^暗証番号/)
    await page.keyboard.type('1234')
    await kazuko.hit('Enter')

    await go('次へ')
    expect(await kazuko.page.title()).toMatch(/^エラー：/)
    expect(await focused(page)).toMatchObject({ role: 'alert' })
    await tabTo(page, /を選んでください/)
    await page.keyboard.press('Enter')
    expect(await focused(page)).toMatchObject({ type: 'radio', isVisible: true })
    await page.keyboard.press('Space')
    await go('次へ')
    await tabTo(page, /^世帯主の氏名と続柄/)
    await page.keyboard.press('Space')
    await go('次へ')
    await tabTo(page, /^通数/)
    await page.keyboard.type('1')
    await go('次へ')
    await chooseByKey(page, /^区役所の窓口で受け取る/)
    await go('次へ')
    await go(/^署名して300円を払う/)
    await chooseByKey(page, /小林和子/)
    await go('カードをかざす')
    await tabTo(page, /^署名用パスワード/)
    await page.keyboard.type(signingPasswordOf('小林和子'))
    await kazuko.hit('Enter')
    await go(/を支払う$/)
    expect(await kazuko.words()).toContain('申請を受け付けました')
  })

  test('職員も、キーボードだけで受付箱から申請を開ける', async () => {
    await apply(await journey.visit(), '伊藤正')
    const makoto = await journey.visit({ viewport: { width: 1280, height: 800 } })
    await signInAtDesk(makoto, '高橋真')
    await tabTo(makoto.page, '住民票の写し')
    await makoto.hit('Enter')
    await tabTo(makoto.page, /^引き受ける/)
    await makoto.hit('Enter')
    expect(await makoto.words()).toContain('決定の案')
  })

  test('JavaScriptを切っていても、申請できる', async () => {
    const ken = await journey.visit({ javaScriptEnabled: false })
    await apply(ken, '佐藤健')
    expect(await ken.words()).toContain('受付番号')
  })

  test('どのページも、探す箱の候補のための小さな1つのほかに、JavaScriptを送らない。パスキーで入る画面だけが、もう1つを送る', async () => {
    const anybody = await journey.visit()
    const scripts: string[] = []
    anybody.page.on('request', (request) => {
      if (request.resourceType() === 'script') scripts.push(request.url())
    })
    for (const path of publicPages.filter((one) => one !== '/sign-in')) await anybody.open(path)
    const names = () => new Set(scripts.map((url) => /islands\/([a-z-]+)-[^-]*$/.exec(url)?.[1]))
    expect(names()).toEqual(new Set(['find-box']))
    await anybody.open('/sign-in')
    expect(names()).toEqual(new Set(['find-box', 'passkeys']))
  })

  test('やさしい日本語で申請すると、サインインから戻っても、ふりがなのまま続く', async () => {
    const tadashi = await journey.visit()
    const next = () => tadashi.click('main form button')
    const first = () => tadashi.page.locator('main input[type=radio]').first().check()
    await tadashi.open('/easy/procedures/residence-certificate')
    await tadashi.click('main a[href*="/sign-in"]')
    await signIn(tadashi, '伊藤正')
    expect(tadashi.path()).toMatch(/^\/easy\/applications\/.*\/whose$/)
    expect(await tadashi.page.locator('main ruby').count()).toBeGreaterThan(3)
    await first()
    await next()
    await next()
    await tadashi.page.locator('input[name=copies]').fill('0')
    await next()
    expect(await tadashi.page.title()).toMatch(/^まちがい：/)
    expect(await tadashi.page.locator('main').evaluate(kanjiWithoutFurigana)).toEqual([])
    await tadashi.page.locator('input[name=copies]').fill('1')
    await next()
    await first()
    await next()
    expect(tadashi.path()).toMatch(/^\/easy\/applications\/.*\/check$/)
    await sign(tadashi, '伊藤正', /を\s*払/)
    expect(await pay(tadashi, /N\d-/)).toMatch(/^N\d-\d{4}-\d{4}-\d$/)
    expect(tadashi.path()).toMatch(/^\/easy\/applications\//)
  })

  test('グエン ティ ランさんは、英語で、本籍のかわりに在留資格などを選べる', async () => {
    const lan = await journey.visit({ locale: 'en-US' })
    await lan.open('/en/procedures/residence-certificate')
    expect(await lan.page.locator('html').getAttribute('lang')).toBe('en')
    await lan.follow(/Start|Begin/)
    await signIn(lan, 'NGUYEN THI LAN', 'Sign in with your card')
    await lan.choose(/^Only me/)
    await lan.press(/Next|Continue/)
    const items = await lan.page.locator('main').innerText()
    expect(items).toContain('Nationality or region')
    expect(items).not.toMatch(/Registered domicile and/)
    await lan.press(/Next|Continue/)
    await lan.write(/Copies/, '-1')
    await lan.press(/Next|Continue/)
    expect(await lan.page.title()).toMatch(/^Error/)
    await lan.write(/Copies/, '1')
    await lan.press(/Next|Continue/)
    await lan.choose(/^By post/)
    await lan.press(/Next|Continue/)
    expect(await lan.words()).toMatch(/Fee|Total|410/)
    expect(lan.path()).toMatch(/^\/en\/applications\/.*\/check$/)
    await sign(lan, 'NGUYEN THI LAN', /^Sign/)
    expect(await pay(lan, /Receipt number/i)).toMatch(/^N\d-\d{4}-\d{4}-\d$/)
    expect(lan.path()).toMatch(/^\/en\/applications\//)
  })

  test('400%に拡大しても、横に動かさずに読めて、申請できる', async () => {
    const hanako = await journey.visit({ viewport: { width: 320, height: 256 } })
    await apply(hanako, '佐藤花子')
    for (const path of publicPages) await hanako.open(path)
  })

  test.each([
    ['暗い画面', { colorScheme: 'dark' as const }],
    ['色を自分で決めている人の画面', { forcedColors: 'active' as const }],
    ['動きを減らしたい人の、暗い画面', { colorScheme: 'dark' as const, reducedMotion: 'reduce' as const }],
  ])('%sでも、文字が読める', async (_name, options) => {
    const anybody = await journey.visit(options)
    for (const path of publicPages) await anybody.open(path)
    await anybody.open('/sign-in?return_to=/applications')
    await signIn(anybody, '佐藤健')
  })
})

const publicPages = [
  '/',
  '/procedures',
  '/procedures/residence-certificate',
  '/easy/procedures/residence-certificate',
  '/en/',
  '/search?q=住民票',
  '/help',
  '/accessibility',
  '/privacy',
  '/status',
  '/certificates/verification',
  '/sign-in',
  '/no-such-page',
]

/** Words of the house in kanji that carry no furigana; what came from the register is the person's own and is left out. */
function kanjiWithoutFurigana(main: Element): string[] {
  const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT)
  const bare: string[] = []
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement
    const words = node.textContent ?? ''
    if (parent && !parent.closest('ruby, [lang], aside') && /\p{Script=Han}/u.test(words)) bare.push(words.trim())
  }
  return bare
}
