import { readFileSync } from 'node:fs'
import { expect } from 'vitest'
import type { HouseAddress } from './house.ts'
import type { Visitor } from './visitor.ts'

type Treasury = { house: HouseAddress; examiner: Visitor; clerk: Visitor; bank: Visitor }

/** One payout on its way: examined, put into the day's file, given to the bank; ends when the bank's answer is read. */
export async function payOut({ house, examiner, clerk, bank }: Treasury, payee: string): Promise<void> {
  await examiner.open('/staff/payments/payouts')
  await examiner.waitFor(payee)
  await examiner.pressInRow(payee, '審査して認める')
  await clerk.open('/staff/payments/payouts?state=approved')
  await clerk.press('振込ファイルを作る')
  const file = await output(clerk, '出力する')
  await clerk.press('銀行に渡した')
  await give(house, bank, file)
  const link = bank.page.getByRole('link', { name: '結果ファイルを受け取る' }).first()
  const answer = await bank.page.request.get(new URL((await link.getAttribute('href')) ?? '', bank.page.url()).href)
  await clerk.page
    .locator('input[type=file]')
    .setInputFiles({ name: 'kekka.txt', mimeType: 'text/plain', buffer: await answer.body() })
  await clerk.press('結果を読む')
  expect(await clerk.words()).toContain('結果を記しました')
}

/** The same file once more: the same bytes, marked as 再出力, and the bank does not pay them twice. */
export async function tryAgain({ house, clerk, bank }: Treasury): Promise<void> {
  const again = await output(clerk, '再出力する')
  expect(again.name).toContain('saishutsuryoku-2')
  await give(house, bank, again)
  expect(await bank.words()).toContain('二重には振り込みません')
}

type Output = { name: string; bytes: Buffer }

async function output(clerk: Visitor, button: string): Promise<Output> {
  const [download] = await Promise.all([
    clerk.page.waitForEvent('download'),
    clerk.page.getByRole('button', { name: button, exact: true }).click(),
  ])
  await clerk.page.reload()
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) }
}

async function give(house: HouseAddress, bank: Visitor, { name, bytes }: Output): Promise<void> {
  await bank.open(`${house.simulatorsUrl}/bank`)
  await bank.page.getByLabel('振込ファイル').setInputFiles({ name, mimeType: 'text/plain', buffer: bytes })
  await bank.press('渡す')
}
