import type { Visitor } from './visitor.ts'

/** Finds a request in the queue by its receipt number, opens it and takes it; ends on its page. */
export async function takeRequest(clerk: Visitor, receiptNumber: string, procedure: string): Promise<string> {
  await clerk.open('/staff')
  await clerk.write('探す', receiptNumber)
  await clerk.press('探す')
  await clerk.follow(procedure)
  await clerk.press(/^引き受ける/)
  return clerk.path()
}

type Line = { clerk: Visitor; examiner: Visitor; decider: Visitor }

/** 審査, 決定 and 施行 of the 起案 on whose page the clerk is; ends at the case. */
export async function carryThrough({ clerk, examiner, decider }: Line): Promise<void> {
  const act = clerk.path()
  await examiner.open(act)
  await examiner.press('審査を終える')
  await decider.open(act)
  await decider.press('決定する')
  await clerk.open(act)
  await clerk.press('施行する')
}

/** 決定 by a second person, where the procedure asks for no more, and 施行; ends at the case. */
export async function secondCheck(clerk: Visitor, second: Visitor): Promise<void> {
  const act = clerk.path()
  await second.open(act)
  await second.press('決定する')
  await clerk.open(act)
  await clerk.press('施行する')
}

/** Prints the newest letter of a request and puts it into the post; returns its bytes. */
export async function postLetter(clerk: Visitor, receiptNumber: string): Promise<Buffer> {
  await clerk.open('/staff/print-queue')
  await clerk.waitFor(receiptNumber)
  const link = clerk.page.getByRole('row').filter({ hasText: receiptNumber }).locator('a[href$="letter.pdf"]').first()
  const href = (await link.getAttribute('href')) ?? ''
  const response = await clerk.page.request.get(new URL(href, clerk.page.url()).href)
  await clerk.pressInRow(receiptNumber, '印刷した')
  await clerk.pressInRow(receiptNumber, '投函した')
  return response.body()
}
