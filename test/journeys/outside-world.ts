import { demoPeople } from '#demo/people.ts'
import type { HouseAddress } from './house.ts'
import type { Visitor } from './visitor.ts'

// What a person finds on her phone, in her inbox and in her letter box, read from the simulators' pages.

export const contactsOf = (name: string) => demoPeople.find((person) => person.name === name)?.contacts ?? {}

/** The talk with the ward, newest first, once `awaited` has arrived. */
export async function lineTalk(visitor: Visitor, house: HouseAddress, name: string, awaited: string): Promise<string> {
  await visitor.open(`${house.simulatorsUrl}/phones/${contactsOf(name).lineUserId}`)
  await visitor.waitFor(awaited)
  return visitor.page.locator('.talk').innerText()
}

/** Subjects of all mails and the text of the newest, once `awaited` has arrived. */
export async function mailbox(
  visitor: Visitor,
  house: HouseAddress,
  name: string,
  awaited: string,
): Promise<{ subjects: string; newest: string }> {
  await visitor.open(`${house.simulatorsUrl}/mail/${encodeURIComponent(contactsOf(name).mail ?? '')}`)
  await visitor.waitFor(awaited)
  const subjects = await visitor.page.locator('main').innerText()
  await visitor.follow(/^【/)
  return { subjects, newest: await visitor.page.locator('.mail-text').innerText() }
}

/** The newest letter to this person: its envelope and the paper in it. */
export async function openLetter(
  visitor: Visitor,
  house: HouseAddress,
  name: string,
): Promise<{ envelope: string; paper: Buffer }> {
  await visitor.open(`${house.simulatorsUrl}/letters`)
  await visitor.waitFor(`${name}様`)
  await visitor.follow(`${name}様`)
  const envelope = await visitor.page.locator('.envelope').innerText()
  return { envelope, paper: await visitor.download(/^封を開ける/) }
}

/** The newest payment as the payment company's terminal shows it: 「410円　枠を取りました」. */
export async function atTheTerminal(house: HouseAddress): Promise<string> {
  const html = await (await fetch(house.simulatorsUrl)).text()
  const terminal = /id="terminal"[\s\S]*?<\/section>/.exec(html)?.[0] ?? ''
  return terminal.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
}
