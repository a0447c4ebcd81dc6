import { expect, test } from 'vitest'
import { chooseByKey, tabTo } from './keyboard.ts'
import { describeJourney } from './journey.ts'
import { mailbox } from './outside-world.ts'
import { signIn, sitDown } from './steps.ts'
import type { Visitor } from './visitor.ts'

// A house of its own: its clock is moved to the day of the visit.
describeJourney(
  '転入届に来る日時を予約する',
  (journey) => {
    const sho = async (): Promise<Visitor> => {
      const visitor = await journey.visit(desktop)
      await sitDown(visitor, '西村翔')
      return visitor
    }
    const untilThatMorning = async (day: string): Promise<void> => {
      for (;;) {
        const { now } = (await (await fetch(`${journey.house.url}/demo/clock`)).json()) as { now: string }
        if (Temporal.Instant.from(now).toZonedDateTimeISO('Asia/Tokyo').toPlainDate().toString() >= day) return
        const body = new URLSearchParams({ shift: 'next-morning' })
        const moved = await fetch(`${journey.house.simulatorsUrl}/clock/shift`, {
          method: 'POST',
          body,
          redirect: 'manual',
        })
        expect(moved.status).toBe(303)
      }
    }

    test('アカウントのない人が予約し、日時を変え、その日に来庁を付けられる。どのページにも、届出は窓口ですると書いてある', async () => {
      const [mari, clerk] = await Promise.all([journey.visit(), sho()])
      await mari.open('/procedures/moving-in-visit')
      await mari.press('カードなしで始める')
      await sayWho(mari)
      await answerFacts(mari)
      await chooseTime(mari, 0)
      expect(await mari.words()).toMatch(/大西まり[\s\S]*豊玉北/)
      await mari.press(/^この内容で予約する/)
      const booked = await mari.words()
      const receiptNumber = /N\d-\d{4}-\d{4}-\d/.exec(booked)?.[0] ?? ''
      expect(booked).toMatch(/[0-9A-Z]{4}(-[0-9A-Z]{4}){3}/)
      expect(booked).toContain(reminder)
      await mari.follow('来庁の予約')
      expect(await mari.words()).toMatch(/転出証明書|マイナンバーカード/)
      expect(await mari.words()).toContain(reminder)
      await mari.follow(/日時を変える/)
      const { day, label } = await chooseTime(mari, 4, 'この日時にする')
      expect(await mari.words()).toContain(label)

      await clerk.open(`/staff/appointments?calendar=moving-in&day=${day}`)
      expect(await rowOf(clerk, receiptNumber)).toContain('大西まり')
      await clerk.follow('大西まり')
      expect(await clerk.words()).toMatch(/これは予約です[\s\S]*豊玉北/)
      expect(await clerk.page.locator('textarea[readonly]').inputValue()).toMatch(/大西まり[\s\S]*豊玉北/)
      await untilThatMorning(day)
      await clerk.open(`/staff/appointments?calendar=moving-in&day=${day}`)
      await clerk.pressInRow(receiptNumber, '来庁した')
      expect(await rowOf(clerk, receiptNumber)).toContain('来庁')
      await mari.open('/guests')
      await mari.write('受付番号', receiptNumber)
      await mari.write('確認コード', /[0-9A-Z]{4}(-[0-9A-Z]{4}){3}/.exec(booked)?.[0] ?? '')
      await mari.press('開く')
      expect(await mari.words()).toContain('おいでになりました')
    })

    test('係が時刻を止めると知らされ、選び直し、来なかった日のあとも、もう一度予約できる', async () => {
      const [ken, clerk] = await Promise.all([journey.visit(), sho()])
      await ken.open('/procedures/moving-in-visit')
      await ken.follow('予約する')
      await signIn(ken, '佐藤健')
      await answerFacts(ken)
      const first = await chooseTime(ken, 0)
      await ken.press(/^この内容で予約する/)
      const receiptNumber = /N\d-\d{4}-\d{4}-\d/.exec(await ken.words())?.[0] ?? ''
      const request = ken.path()

      await clerk.open(`/staff/appointments?calendar=moving-in&day=${first.day}`)
      const row = clerk.page.getByRole('row').filter({ hasText: receiptNumber })
      await row.locator('summary').click()
      await clerk.pressInRow(receiptNumber, 'この時刻を止める')
      expect(await clerk.words()).toMatch(/日時の選び直しを待っている人[\s\S]*佐藤健/)
      const mail = await mailbox(await journey.visit(), journey.house, '佐藤健', '予約の日時')
      expect(mail.newest).not.toMatch(/転入|佐藤|豊玉北/)

      await ken.open(request)
      await ken.follow('日時を選ぶ')
      const second = await chooseTime(ken, 1, 'この日時にする')
      expect(await ken.words()).toContain(second.label)
      await untilThatMorning(second.day)
      await untilThatMorning(Temporal.PlainDate.from(second.day).add({ days: 1 }).toString())
      await clerk.open(`/staff/appointments?calendar=moving-in&day=${second.day}`)
      await clerk.pressInRow(receiptNumber, '来なかった')
      await ken.open(request)
      expect(await ken.words()).toMatch(/おいでになりませんでした[\s\S]*もう一度予約できます/)
      await ken.follow('予約する')
      expect(ken.path()).toBe('/procedures/moving-in-visit')
    })

    test('キーボードだけでも、JavaScriptがなくても、予約して取りやめられる', async () => {
      const ren = await journey.visit({ javaScriptEnabled: false, viewport: { width: 1024, height: 768 } })
      await ren.open('/procedures/moving-in-visit')
      await ren.press('カードなしで始める')
      await sayWho(ren)
      await answerFacts(ren)
      await chooseTime(ren, 2)
      await ren.press(/^この内容で予約する/)
      await ren.follow('取り下げに進む')
      await ren.press(/取り下げる|取りやめる/)
      expect(await ren.words()).toMatch(/取り下げ|取りやめ/)

      const hanako = await journey.visit({ viewport: { width: 1024, height: 768 } })
      const { page } = hanako
      const go = async (name: string | RegExp) => {
        await tabTo(page, name)
        await hanako.hit('Enter')
      }
      await hanako.open('/procedures/moving-in-visit')
      await go('カードなしで始める')
      await sayWho(hanako, { next: () => go('次へ') })
      await go(/を追加/)
      await writeMover(hanako)
      await go('この内容で追加する')
      await go(/^これで/)
      await writeAddresses(hanako)
      await go('次へ')
      await chooseByKey(page, /^マイナポータル/)
      await go('次へ')
      await chooseByKey(page, /^\d+時/)
      await go('次へ')
      await go(/^この内容で予約する/)
      expect(await hanako.words()).toMatch(/N\d-\d{4}-\d{4}-\d/)
    })
  },
  { profile: 'nerima' },
)

const desktop = { viewport: { width: 1280, height: 800 } }
const reminder = '転入の届け出そのものは'

async function sayWho(visitor: Visitor, { next = () => visitor.press('次へ') } = {}): Promise<void> {
  await visitor.write(/^氏名/, '大西まり')
  await visitor.choose(/^電話/)
  await visitor.write(/^電話番号/, '090-1234-5678')
  await next()
}

async function writeMover(visitor: Visitor): Promise<void> {
  await visitor.write(/^氏名/, '大西まり')
  await visitor.write(/^生年月日/, '平成5年4月2日')
  await visitor.write(/続柄/, '本人')
}

async function writeAddresses(visitor: Visitor): Promise<void> {
  await visitor.write(/^前の住所/, '埼玉県さいたま市浦和区高砂三丁目15番1号')
  await visitor.write(/新しい住所/, '東京都練馬区豊玉北六丁目12番1号')
  await visitor.write(/^引っ越した日/, Temporal.Now.plainDateISO('Asia/Tokyo').toString())
}

/** From the people who move to the choice of the time; every page says that the 届出 is made in person. */
async function answerFacts(visitor: Visitor): Promise<void> {
  const reminded = async () => expect(await visitor.page.locator('main').innerText()).toContain(reminder)
  await reminded()
  await visitor.follow(/を追加/)
  await reminded()
  await writeMover(visitor)
  await visitor.press('この内容で追加する')
  await reminded()
  await visitor.press(/^これで/)
  await reminded()
  await writeAddresses(visitor)
  await visitor.press('次へ')
  await reminded()
  await visitor.choose(/^マイナポータル/)
  await visitor.press('次へ')
  await reminded()
}

/** Takes the nth time of the list; its day, and how a page says it. */
async function chooseTime(visitor: Visitor, nth: number, button = '次へ'): Promise<{ day: string; label: string }> {
  const radio = visitor.page.getByRole('radio').nth(nth)
  await radio.check()
  const label = (await radio.locator('xpath=ancestor::fieldset[1]').locator('legend').first().innerText()).trim()
  await visitor.press(button)
  return { day: dayOf(label), label }
}

/** 「12月1日(火)」 is the next such day. */
function dayOf(label: string): string {
  const [, month, day] = /(\d+)月(\d+)日/.exec(label) ?? []
  const today = Temporal.Now.plainDateISO('Asia/Tokyo')
  const thisYear = today.with({ month: Number(month), day: Number(day) })
  return (Temporal.PlainDate.compare(thisYear, today) < 0 ? thisYear.add({ years: 1 }) : thisYear).toString()
}

const rowOf = (clerk: Visitor, text: string): Promise<string> =>
  clerk.page.getByRole('row').filter({ hasText: text }).innerText()
