import { afterAll, beforeAll, expect, test } from 'vitest'
import { kobayashiKazuko, satoHanako, satoKen } from '#demo/people.ts'
import { messaging } from '#modules/messaging/index.ts'
import { organisations } from '#modules/organisations/index.ts'
import { people } from '#modules/people/index.ts'
import { sql } from '#platform/db/index.ts'
import { settle } from '#platform/jobs/index.ts'
import { browse, signInAs, type TestHouse, testApp, testHouse } from '#platform/testing/index.ts'
import type { Simulators } from '../../../simulators/index.ts'
import { startTestSimulators } from '../../../simulators/testing.ts'
import { forgetInvited } from './actions/invite-by-mail.ts'
import type { RegistrantId } from './domain/registrant.ts'
import { gatheredGroup, registrantsAlone } from './testing.ts'

let simulators: Simulators & { settings: Record<string, string> }
let house: TestHouse
let group: RegistrantId
beforeAll(async () => {
  simulators = await startTestSimulators()
  house = await testHouse({
    modules: [people, organisations, messaging, registrantsAlone],
    settings: simulators.settings,
  })
  group = await gatheredGroup(house, 'みほん歌の会', [satoHanako.personId, satoKen.personId])
})
afterAll(async () => {
  await house.close()
  await simulators.stop()
})

const visit = async (name: string) => browse(testApp(house), await signInAs(house, name))
const members = () => `/registrations/${group}/members`
const plain = (html: string) => html.replaceAll(/<rt>[^<]*<\/rt>|<rp>[^<]*<\/rp>|<[^>]+>/g, '')
const invite = async (address: string) =>
  (await visit('佐藤花子')).submit(
    members(),
    { address, mailRole: 'member' },
    `/registrations/${group}/mailed-invitations`,
  )

/** The mails that came to an address, newest first. */
async function mailsTo(address: string): Promise<string[]> {
  const inbox = await (await fetch(`${simulators.url}/mail/${address}`)).text()
  const links = [...new Set([...inbox.matchAll(/href="([^"]*\/mail\/[^"/]+\/[^"]+)"/g)].map(([, link]) => link ?? ''))]
  return Promise.all(links.map(async (link) => (await fetch(new URL(link, simulators.url))).text()))
}

test('招待のメールは名前も団体も言わず、リンクを開いて本人が承諾するまで、だれも構成員にならない', async () => {
  expect((await invite('kazuko@example.jp')).status).toBe(303)
  await settle(house)
  await settle(house)
  const mails = await mailsTo('kazuko@example.jp')
  expect(mails).toHaveLength(1)
  const [mail = ''] = mails
  expect(mail).toContain('招待が届いています')
  expect(mail).not.toMatch(/みほん|歌の会|佐藤|花子|小林/)
  const link = /\/registrations\/join\/[\w-]{43}/.exec(mail)?.[0] ?? 'no link'
  expect(plain(await (await (await visit('佐藤花子')).get(members())).text())).toContain(
    'kazuko@example.jp （送りました）',
  )

  const kazuko = await visit('小林和子')
  const opening = await kazuko.get(link)
  expect(opening.status).toBe(200)
  expect(plain(await opening.text())).not.toContain('みほん歌の会')
  const opened = await kazuko.submit(link, {}, '/registrations/invitations')
  expect(opened.status).toBe(303)
  const invitation = opened.headers.get('location') ?? ''
  expect(plain(await (await kazuko.get(invitation)).text())).toContain('みほん歌の会')
  const joined = async () =>
    (
      await sql`select 1 from reservations.memberships where registrant_id = ${group} and person_id = ${kobayashiKazuko.personId}`.execute(
        house.db.kysely,
      )
    ).rows.length
  expect(await joined()).toBe(0)
  // Opened by one person, it is nobody else's any more.
  const other = await visit('佐藤健')
  expect(plain(await (await other.submit(link, {}, '/registrations/invitations')).text())).toContain('コード')
  expect((await kazuko.submit(invitation, {}, `${invitation}/acceptance`)).status).toBe(303)
  expect(await joined()).toBe(1)
})

test('アドレスは暗号にして置かれ、返事があるか14日が過ぎると消え、期限の過ぎたリンクは開かない', async () => {
  const kept = async () =>
    (
      await sql<{ sealed: Buffer | null }>`
        select sealed from reservations.invitation_mails order by asked_at`.execute(house.db.kysely)
    ).rows.map(({ sealed }) => sealed?.toString('latin1') ?? null)
  await forgetInvited(house)
  expect(await kept()).toEqual([null])
  await invite('late@example.jp')
  await settle(house)
  const [mail = ''] = await mailsTo('late@example.jp')
  const link = /\/registrations\/join\/[\w-]{43}/.exec(mail)?.[0] ?? 'no link'
  expect((await kept()).at(-1)).not.toContain('late@example.jp')
  house.setNow(
    house.clock
      .now()
      .add({ hours: 14 * 24 })
      .toString(),
  )
  const renKumi = await visit('佐藤健')
  const late = await renKumi.submit(link, {}, '/registrations/invitations')
  expect(late.status).toBe(422)
  await forgetInvited(house)
  expect(await kept()).toEqual([null, null])
})

test('同じ人に何度も、1日にたくさんは送れず、アドレスでないものには直し方を言う', async () => {
  const wrong = await invite('かずこ')
  expect(wrong.status).toBe(422)
  expect(plain(await wrong.text())).toContain('メールアドレスを入力してください')
  for (let sent = 0; sent < 3; sent += 1) expect((await invite('Again@example.jp')).status).toBe(303)
  expect(plain(await (await invite('again@EXAMPLE.jp')).text())).toContain('返事を待っている招待がもうあります')
  for (let sent = 3; sent < 20; sent += 1) expect((await invite(`n${sent}@example.jp`)).status).toBe(303)
  expect(plain(await (await invite('last@example.jp')).text())).toContain('1日に送れる数を超えました')
})
