import { expect, test } from 'vitest'
import { readPdf } from '#platform/documents/testing/read-pdf.ts'
import { describeJourney } from './journey.ts'
import { atTheTerminal, lineTalk, mailbox, openLetter } from './outside-world.ts'
import { answer, issue, pay, sign, signIn, signInAtDesk } from './steps.ts'

describeJourney('佐藤花子が、家から住民票の写しを頼む', (journey) => {
  test('何も書き写さずに頼み、二人の職員が確かめ、手紙が届く', async () => {
    const hanako = await journey.visit()
    await hanako.open('/')
    await hanako.follow('住民票の写し')
    expect(await hanako.words()).toContain('1通 300円')
    expect(await hanako.words()).toContain('コンビニ')
    await hanako.follow('申請をはじめる')
    await signIn(hanako, '佐藤花子')
    await answer(hanako, { whose: /^世帯の全員/, items: [/^世帯主の氏名と続柄/], copies: '2' })
    const check = await hanako.words()
    expect(check).toContain('東京都練馬区光が丘二丁目9番6号 304号室')
    expect(check).toContain('署名して710円を払う')
    await sign(hanako, '佐藤花子')
    const receiptNumber = await pay(hanako)
    expect(receiptNumber).toMatch(/^N\d-\d{4}-\d{4}-\d$/)
    const application = hanako.path()
    expect(await atTheTerminal(journey.house)).toContain('710円 枠を取りました')

    const [makoto, misaki] = [await journey.visit(desktop), await journey.visit(desktop)]
    await signInAtDesk(makoto, '高橋真')
    await signInAtDesk(misaki, '田中美咲')
    await issue(makoto, misaki, receiptNumber)
    await expect.poll(() => atTheTerminal(journey.house), { timeout: 20_000 }).toContain('710円 引き落としました')

    await makoto.open('/staff/print-queue')
    const printed = readPdf(await makoto.download(new RegExp(`^証明書（PDF）.*${receiptNumber}`))).text
    for (const name of ['佐藤花子', '佐藤健', '佐藤陽菜', '佐藤湊'])
      expect(printed.replaceAll(/\s/g, '')).toContain(name)
    expect(readPdf(await makoto.download(new RegExp(`^宛名（PDF）.*${receiptNumber}`))).text).toContain('佐藤花子')
    await makoto.pressInRow(receiptNumber, '印刷した')
    await makoto.pressInRow(receiptNumber, '投函した')

    await hanako.open(application)
    await hanako.waitFor('郵便局に渡しました')
    expect(await hanako.words()).toMatch(/区が見た、あなたの情報[\s\S]*申請の内容と、住民記録の氏名・住所・世帯/)

    const outside = await journey.visit()
    const letter = await openLetter(outside, journey.house, '佐藤花子')
    expect(letter.envelope).toMatch(/〒179-0072[\s\S]*東京都練馬区光が丘二丁目9番6号 304号室[\s\S]*佐藤花子/)
    expect(readPdf(letter.paper).text).toBe(printed)

    const talk = await lineTalk(outside, journey.house, '佐藤花子', '郵便でお送りしました')
    const mail = await mailbox(outside, journey.house, '佐藤花子', '郵便でお送りしました')
    expect(talk).toMatch(/郵便でお送りしました[\s\S]*申請を受け付けました/)
    expect(mail.subjects).toMatch(/郵便でお送りしました[\s\S]*申請を受け付けました/)
    for (const words of [talk, mail.subjects, mail.newest]) expect(words).not.toMatch(tooMuch)

    const anybody = await journey.visit()
    await anybody.open('/certificates/verification')
    await anybody.write('確認番号', /[0-9A-Z]{4}(-[0-9A-Z]{4}){3}/.exec(printed)?.[0] ?? '')
    await anybody.press('確かめる')
    const verified = await anybody.page.locator('main').innerText()
    expect(verified).toMatch(/この証明書は有効です[\s\S]*住民票の写し/)
    expect(verified).not.toMatch(/佐藤|花子|光が丘|710円/)
  })
})

const desktop = { viewport: { width: 1280, height: 800 } }

// Whoever looks over her shoulder at the phone learns neither what she asked for nor where she lives.
const tooMuch = /住民票|花子|光が丘|710円|N\d-\d{4}/
