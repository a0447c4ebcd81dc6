// Renews docs/images: opens a fresh demo ward and walks the main jobs as the pictures show them.
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { findBrowser, launch } from '../test/journeys/browser.ts'

const port = Number(process.env.PORT ?? 3990)
const home = `http://localhost:${port}`
const outside = `http://127.0.0.1:${port + 1}`
const images = join(process.cwd(), 'docs', 'images')
const dataDir = mkdtempSync(join(tmpdir(), 'madoguchi-screenshots-'))
const phone = { width: 360, height: 740 }
const desktop = { width: 1280, height: 860 }
mkdirSync(images, { recursive: true })

const office = await openOffice()
const found = await findBrowser(process.cwd())
if ('missing' in found) throw new Error(`no browser starts: ${found.missing}`)
const browser = await launch(found)
try {
  await takePictures()
} finally {
  await browser.close()
  const closed = new Promise((resolve) => office.once('exit', resolve))
  office.kill('SIGTERM')
  await closed
  rmSync(dataDir, { recursive: true, force: true })
}
process.disconnect?.()

async function takePictures() {
  const anybody = await visit(desktop)
  // A working morning, so that the ward is open.
  await anybody.goto(outside)
  await anybody.getByRole('button', { name: '翌日の朝にする' }).click()
  for (let days = 0; days < 6; days += 1) {
    await anybody.goto(home)
    if (/窓口は\d+時\d*分?まで/.test(await anybody.locator('main').innerText())) break
    await anybody.goto(outside)
    await anybody.getByRole('button', { name: '翌日の朝にする' }).click()
  }
  await anybody.goto(home)
  await keep(anybody, 'home-1280', true)
  const night = await visit(desktop, { colorScheme: 'dark' })
  await night.goto(home)
  await keep(night, 'home-dark-1280', true)
  const easy = await visit(phone)
  await easy.goto(`${home}/easy/procedures/residence-certificate`)
  await keep(easy, 'easy-360')

  const hanako = await visit(phone)
  await hanako.goto(home)
  await keep(hanako, 'home-360')
  await hanako.goto(`${home}/procedures/residence-certificate`)
  await keep(hanako, 'start-360')
  await hanako.getByRole('link', { name: '申請をはじめる' }).click()
  await press(hanako, 'マイナンバーカードでサインイン')
  await readCard(hanako, '佐藤花子', /^暗証番号/, '1234', '本人であることを知らせる')
  await hanako.getByRole('radio', { name: /^世帯の全員/ }).check()
  await keep(hanako, 'question-360')
  await press(hanako, '次へ')
  await hanako.getByRole('checkbox', { name: /^世帯主の氏名と続柄/ }).check()
  await press(hanako, '次へ')
  await hanako.getByLabel('通数').fill('1')
  await press(hanako, '次へ')
  await hanako.getByRole('radio', { name: /^住民票の住所に郵送/ }).check()
  await press(hanako, '次へ')
  await keep(hanako, 'check-360')
  await press(hanako, /^署名して/)
  await readCard(hanako, '佐藤花子', /^署名用パスワード/, 'HANAKO0514', '署名する')
  await press(hanako, /を支払う$/)

  const makoto = await atDesk('高橋真')
  await makoto.getByRole('link', { name: '住民票の写し' }).first().click()
  await press(makoto, /^引き受ける/)
  await makoto.getByRole('radio', { name: /^交付する/ }).check()
  await keep(makoto, 'staff-case-1280', true)
  await hanako.reload()
  await keep(hanako, 'timeline-360')
  await anybody.waitForTimeout(3000)
  await anybody.goto(outside)
  await keep(anybody, 'outside-world-1280', true)

  await childAllowance(hanako)
  await openDrawer(makoto)
  await findPeople(makoto)
  await practise(await visit(phone))
}

/** From the children to the one who examines the 起案. */
async function childAllowance(hanako) {
  const born = new Date(Date.now() - 3 * 86_400_000).toISOString().slice(0, 10)
  await hanako.goto(`${home}/procedures/child-allowance`)
  await press(hanako, '申請をはじめる')
  await choose(hanako, /^公務員ではない/)
  await press(hanako, '次へ')
  await choose(hanako, /^お子さんが生まれた/)
  await hanako.getByLabel('きっかけの日').fill(born)
  await press(hanako, '次へ')
  await child(hanako, ['佐藤湊', 'サトウミナト', '平成30年7月9日'])
  await child(hanako, ['佐藤葵', 'サトウアオイ', born])
  await keep(hanako, 'children-360', true)
  await press(hanako, 'これで全部です')
  await press(hanako, 'これで全部です')
  await choose(hanako, /^いない/)
  await press(hanako, '次へ')
  await choose(hanako, /^公金受取口座/)
  await hanako.getByLabel('日中つながる電話番号').fill('090-0000-0000')
  await press(hanako, '次へ')
  await choose(hanako, /^このサイトで電子の通知書/)
  await press(hanako, '次へ')
  await press(hanako, /^署名して/)
  await readCard(hanako, '佐藤花子', /^署名用パスワード/, 'HANAKO0514', '署名する')

  const clerk = await atDesk('中村葵')
  await follow(clerk, '児童手当の認定請求')
  await press(clerk, /^引き受ける/)
  await choose(clerk, /^認める/)
  await press(clerk, /^起案する/)
  const chief = await atDesk('小山修')
  await chief.goto(`${home}/staff/decisions`)
  await follow(chief, '児童手当の認定請求')
  await keep(chief, 'act-1280')
}

async function child(page, [name, kana, birthDate]) {
  await follow(page, 'お子さんを追加')
  await page.getByLabel('氏名', { exact: true }).fill(name)
  await page.getByLabel('フリガナ').fill(kana)
  await page.getByLabel('生年月日').fill(birthDate)
  await choose(page, '子')
  await choose(page, 'いっしょに住んでいる')
  await press(page, 'この内容で追加する')
}

async function openDrawer(page) {
  await page.goto(`${home}/staff/payments/drawer`)
  await page.getByLabel('5,000円').fill('4')
  await page.getByLabel('1,000円', { exact: true }).fill('10')
  await press(page, '開ける')
  await page.goto(`${home}/staff/payments/counter?fee=resident-record&count=1`)
  await page.getByLabel('預り金額').fill('500')
  await press(page, /^受け取る/)
  await page.goto(`${home}/staff/payments/drawer`)
  await page.getByText('現金を数えて締める').click()
  await page.getByLabel('5,000円').fill('4')
  await keep(page, 'drawer-1280', true)
}

async function findPeople(page) {
  await page.goto(`${home}/staff/people`)
  await page.getByLabel('氏名・フリガナ').fill('渡辺')
  await press(page, '探す')
  await keep(page, 'people-1280', true)
}

async function practise(page) {
  await page.goto(`${home}/practice/residence-certificate`)
  await press(page, '練習をはじめる')
  await keep(page, 'practice-360')
}

async function atDesk(name) {
  const page = await visit(desktop)
  await page.goto(`${home}/staff`)
  await press(page, '職員認証でサインイン')
  await choose(page, new RegExp(`^${name}`))
  await press(page, 'サインインする')
  return page
}

async function readCard(page, name, label, secret, button) {
  await page.getByRole('radio', { name: new RegExp(`^${name}`) }).check()
  await press(page, 'カードをかざす')
  await page.locator('input[type=password], input[name=secret]').and(page.getByLabel(label)).fill(secret)
  await press(page, button)
}

function choose(page, name) {
  return page.getByRole('radio', { name, exact: true }).first().check()
}

async function follow(page, name) {
  await page.getByRole('link', { name }).first().click()
  await page.waitForLoadState('load')
}

async function press(page, name) {
  await Promise.all([page.waitForEvent('domcontentloaded'), page.getByRole('button', { name }).first().click()])
  await page.waitForLoadState('load')
}

async function visit(viewport, options = {}) {
  const deviceScaleFactor = viewport.width < 500 ? 2 : 1
  const context = await browser.newContext({
    viewport,
    deviceScaleFactor,
    locale: 'ja-JP',
    timezoneId: 'Asia/Tokyo',
    ...options,
  })
  // A busy machine misses the moment in which an optional font may still come; a picture waits for it.
  await context.route(/\.css(\?|$)/, async (route) => {
    const response = await route.fetch()
    const body = (await response.text()).replaceAll(/font-display:\s*optional/g, 'font-display:block')
    await route.fulfill({ response, body })
  })
  return context.newPage()
}

/** A palette PNG below 150 KB; `whole` shows the page to its end. */
async function keep(page, name, whole = false) {
  await page.waitForLoadState('networkidle')
  await page.evaluate(() => document.fonts.ready)
  await page.waitForTimeout(500)
  await page.evaluate(() => document.fonts.ready)
  const png = await page.screenshot({ fullPage: whole })
  const { size } = await sharp(png)
    .png({ palette: true, colours: 64, compressionLevel: 9, effort: 10 })
    .toFile(join(images, `${name}.png`))
  console.log(`${name}.png  ${Math.round(size / 1024)} KB`)
  if (size > 150 * 1024) throw new Error(`${name}.png is larger than 150 KB`)
}

async function openOffice() {
  const child = spawn(process.execPath, ['.build/cli.js', 'start'], {
    env: { ...process.env, PORT: String(port), DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  })
  await new Promise((resolve, reject) => {
    child.stdout.on('data', (chunk) => String(chunk).includes('Ctrl-C') && resolve())
    child.once('exit', () => reject(new Error('the office did not open')))
  })
  return child
}
