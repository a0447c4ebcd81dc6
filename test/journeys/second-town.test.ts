import { expect, test } from 'vitest'
import { readPdf } from '#platform/documents/testing/read-pdf.ts'
import { describeJourney } from './journey.ts'
import { openLetter } from './outside-world.ts'
import { answer, issue, pay, sign, signIn, signInAtDesk } from './steps.ts'

describeJourney(
  'もう一つの町、ひなた町の高木由美が、家から住民票の写しを頼む',
  (journey) => {
    test('町役場の言葉、町の手数料、町の課で、手紙が届く', async () => {
      const yumi = await journey.visit()
      await yumi.open('/')
      await yumi.follow('住民票の写し')
      expect(await yumi.words()).toContain('1通 250円')
      expect(await yumi.words()).toContain('町役場')
      expect(await yumi.words()).not.toContain('コンビニ')
      await yumi.follow('申請をはじめる')
      await signIn(yumi, '高木由美')
      await answer(yumi, { whose: /^世帯の全員/, items: [/^世帯主の氏名と続柄/] })
      expect(await yumi.words()).toContain('見本県ひなた町日向12番地 ひだまり荘 201')
      await sign(yumi, '高木由美')
      const receiptNumber = await pay(yumi)
      expect(receiptNumber).toMatch(/^H\d-\d{4}-\d{4}-\d$/)
      const application = yumi.path()

      const [ryo, maki] = [await journey.visit(desktop), await journey.visit(desktop)]
      await signInAtDesk(ryo, '木下亮')
      await signInAtDesk(maki, '三浦真紀')
      await issue(ryo, maki, receiptNumber)
      await ryo.open('/staff/print-queue')
      const printed = readPdf(await ryo.download(new RegExp(`^証明書（PDF）.*${receiptNumber}`))).text
      expect(printed.replaceAll(/\s/g, '')).toMatch(/ひ住第\d+号[\s\S]*ひなた町長/)
      await ryo.pressInRow(receiptNumber, '印刷した')
      await ryo.pressInRow(receiptNumber, '投函した')

      await yumi.open(application)
      await yumi.waitFor('郵便局に渡しました')
      expect(await yumi.words()).toContain('町が見た、あなたの情報')
      const letter = await openLetter(await journey.visit(), journey.house, '高木由美')
      expect(letter.envelope).toMatch(/〒000-0001[\s\S]*見本県ひなた町日向12番地[\s\S]*高木由美/)
      expect(readPdf(letter.paper).text).toBe(printed)

      await ryo.open('/staff/people')
      await ryo.write('氏名・フリガナ', '高木')
      await ryo.press('探す')
      await ryo.follow('高木由美')
      await ryo.choose(/^担当する仕事/)
      await ryo.press('開く')
      expect(await ryo.heading()).toBe('高木由美')
      expect(await ryo.page.title()).not.toContain('高木')
      await ryo.open('/staff/offices')
      expect(await ryo.words()).toMatch(/住民課[\s\S]*主事 木下亮/)

      for (const [page, words] of [
        ['/easy/procedures/residence-certificate', /町役場/],
        ['/en/procedures/residence-certificate', /town office/],
      ] as const) {
        await yumi.open(page)
        const body = (await yumi.page.locator('body').innerText()).replaceAll('市区町村', '')
        expect(body).toMatch(words)
        expect(body).not.toMatch(/区役所|練馬|ward office|Nerima|\{\{/)
      }
    })
  },
  { profile: 'hinata' },
)

const desktop = { viewport: { width: 1280, height: 800 } }
