import { expect } from 'vitest'
import { hinataPeople } from '#demo/hinata.ts'
import { demoPeople } from '#demo/people.ts'
import type { Visitor } from './visitor.ts'

/** From the start page through the card reader and back to the start page. */
export async function signIn(visitor: Visitor, name: string, button = 'マイナンバーカードでサインイン'): Promise<void> {
  await visitor.press(button)
  await visitor.choose(new RegExp(`^${name}`))
  await visitor.press('カードをかざす')
  await visitor.write(/^暗証番号/, '1234')
  await visitor.press('本人であることを知らせる')
}

type Answers = { whose?: RegExp; items?: readonly RegExp[]; copies?: string; delivery?: RegExp }

/** Starts a request for 住民票の写し as this person and answers its questions; ends on the page to check. */
export async function fillIn(visitor: Visitor, name: string, answers: Answers = {}): Promise<void> {
  await visitor.open('/procedures/residence-certificate')
  await visitor.follow('申請をはじめる')
  await signIn(visitor, name)
  await answer(visitor, answers)
}

/** From the first question to the page to check. */
export async function answer(visitor: Visitor, answers: Answers = {}): Promise<void> {
  await visitor.choose(answers.whose ?? /^自分だけ/)
  await visitor.press('次へ')
  for (const item of answers.items ?? []) await visitor.tick(item)
  await visitor.press('次へ')
  await visitor.write('通数', answers.copies ?? '1')
  await visitor.press('次へ')
  await visitor.choose(answers.delivery ?? /^住民票の住所に郵送/)
  await visitor.press('次へ')
  expect(await visitor.heading()).toBe('申請の内容を確かめてください')
}

/** From the page to check to the payment company. */
export async function sign(visitor: Visitor, name: string, button: string | RegExp = /^署名して/): Promise<void> {
  await visitor.press(button)
  await visitor.choose(new RegExp(`^${name}`))
  await visitor.press('カードをかざす')
  await visitor.write(/^署名用パスワード/, signingPasswordOf(name))
  await visitor.press('署名する')
}

/** Pays with what the payment page offers first, a credit card; returns the receipt number. */
export async function pay(visitor: Visitor, said: string | RegExp = '申請を受け付けました'): Promise<string> {
  await visitor.press(/を支払う$/)
  const words = await visitor.words()
  expect(words).toMatch(said)
  return /[A-Z]\d-\d{4}-\d{4}-\d/.exec(words)?.[0] ?? 'no receipt number'
}

/** The whole way to a receipt number. */
export async function apply(visitor: Visitor, name: string, answers: Answers = {}): Promise<string> {
  await fillIn(visitor, name, answers)
  await sign(visitor, name)
  return pay(visitor)
}

export async function signInAtDesk(visitor: Visitor, name: string): Promise<void> {
  await visitor.open('/staff')
  await visitor.press('職員認証でサインイン')
  await visitor.choose(new RegExp(`^${name}`))
  await visitor.press('サインインする')
}

/** The same without an inspection of the pages on the way, where many people are needed. */
export async function sitDown(visitor: Visitor, name: string): Promise<void> {
  const { page } = visitor
  await page.goto(visitor.addressOf('/staff'))
  await page.getByRole('button', { name: '職員認証でサインイン' }).click()
  await page.getByRole('radio', { name: new RegExp(`^${name}`) }).check()
  await page.getByRole('button', { name: 'サインインする' }).click()
  await page.waitForURL(visitor.addressOf('/staff'))
}

/** Finds a case in the queue by its receipt number and opens its cover. */
export async function openCase(clerk: Visitor, receiptNumber: string): Promise<void> {
  await clerk.open('/staff')
  await clerk.write('探す', receiptNumber)
  await clerk.press('探す')
  await clerk.follow('住民票の写し')
}

/** Two members of staff agree to issue; ends when the paper is drawn. */
export async function issue(clerk: Visitor, checker: Visitor, receiptNumber: string): Promise<void> {
  await takeCase(clerk, receiptNumber)
  await clerk.choose(/^交付する/)
  await clerk.press(/^案を作る/)
  await openCase(checker, receiptNumber)
  await checker.press(/^確認して決定する/)
  await checker.waitFor('発行番号')
}

export async function takeCase(clerk: Visitor, receiptNumber: string): Promise<void> {
  await openCase(clerk, receiptNumber)
  await clerk.press(/^引き受ける/)
}

export function signingPasswordOf(name: string): string {
  const password = [...demoPeople, ...hinataPeople].find((person) => person.name === name)?.card?.signingPassword
  if (!password) throw new Error(`${name} has no card`)
  return password
}
