import sharp from 'sharp'
import { locationOf, pathOf } from '#modules/procedures/testing/office.ts'
import { movingAsGuest } from '#modules/procedures/testing/guest.ts'
import { enqueue } from '#platform/jobs/index.ts'
import { newId } from '#platform/ids/index.ts'
import { formOf } from '#platform/testing/index.ts'
import { driveCard, drivePayment, driveSignature } from '#src/simulators/testing.ts'
import { canaries } from './canaries.ts'
import type { WatchedOffice } from './watched-office.ts'

type Visitor = ReturnType<WatchedOffice['browse']>

/** 佐藤花子 signs in with her card, through the provider. */
export async function signIn(office: WatchedOffice): Promise<Visitor> {
  const hanako = office.browse()
  const sent = await hanako.submit('/sign-in?return_to=/account', {}, '/sign-in')
  const callback = await driveCard(sent.headers.get('location') ?? '', { name: canaries.name })
  await hanako.follow(pathOf(callback))
  await hanako.get('/account')
  return hanako
}

/** A certificate: signed, paid, asked about, decided, printed, put into the post. Returns its id. */
export async function certificateDay(office: WatchedOffice, hanako: Visitor): Promise<string> {
  const application = await begin(hanako, 'residence-certificate')
  await ask(hanako, application, {
    whose: { whose: 'self' },
    items: {},
    copies: { copies: '1' },
    delivery: { delivery: 'post' },
  })
  const toCheckout = await signed(hanako, application)
  await hanako.follow(pathOf(await drivePayment(toCheckout)))
  await office.settle()
  const id = application.split('/').at(-1) ?? ''
  const [makoto, misaki] = [await office.sitAtDesk('高橋真'), await office.sitAtDesk('田中美咲')]
  await searchAtDesk(makoto)
  const page = `/staff/cases/${id}`
  await makoto.get(`${page}?reason=duty`)
  await makoto.submit(page, {}, `${page}/assignment`)
  await makoto.submit(page, { outcome: 'issue', seen: 'on' }, `${page}/decision`)
  await misaki.submit(page, { note: canaries.ground }, `${page}/return`)
  await makoto.submit(page, { outcome: 'issue', seen: 'on' }, `${page}/decision`)
  await misaki.submit(page, { seen: 'on' }, `${page}/confirmation`)
  await office.settle()
  const queue = await (await makoto.get('/staff/print-queue')).text()
  const dispatch = /\/staff\/dispatches\/[\w-]{36}/.exec(queue)?.[0] ?? ''
  await makoto.get(`${dispatch}/paper.pdf`)
  await makoto.get(`${dispatch}/address.pdf`)
  await makoto.submit('/staff/print-queue', {}, `${dispatch}/printing`)
  await makoto.submit('/staff/print-queue', {}, `${dispatch}/posting`)
  await office.settle()
  return id
}

/** Words about her typed at every search of the staff's screens. */
async function searchAtDesk(makoto: Visitor): Promise<void> {
  await makoto.submit('/staff', { find: canaries.name }, '/staff/search')
  for (const typed of [
    { name: canaries.name, birth: '平成元年5月14日' },
    { address: canaries.address },
    { name: canaries.stranger },
  ])
    await makoto.submit('/staff/people', typed, '/staff/people/search')
  await makoto.submit('/staff/receptions/new', { words: canaries.kana }, '/staff/receptions/search')
  await makoto.submit('/staff/shelf', { code: canaries.name }, '/staff/shelf/search')
  const { individualNumber } = canaries
  await makoto.submit('/staff', { find: individualNumber }, '/staff/search')
  for (const typed of [{ name: individualNumber }, { number: individualNumber }, { address: individualNumber }])
    await makoto.submit('/staff/people', typed, '/staff/people/search')
  await makoto.submit('/staff/receptions/new', { words: individualNumber }, '/staff/receptions/search')
  await makoto.submit('/staff/shelf', { code: individualNumber }, '/staff/shelf/search')
}

/** A dog: texts, a photo under a name that says too much, a question of the office and the answer. */
export async function dogDay(office: WatchedOffice, hanako: Visitor): Promise<void> {
  const application = await begin(hanako, 'dog-registration')
  const dog = { 'dog-name': canaries.dogName, breed: '柴犬', 'dog-birth-date': '令和6年5月5日', 'dog-sex': 'male' }
  const number = { ...dog, colour: canaries.individualNumber, 'kept-since': '令和8年11月1日' }
  await ask(hanako, application, { chip: { chip: 'no' } })
  // An individual number is refused, and neither kept nor written down.
  await hanako.submit(`${application}/questions/dog`, number)
  await ask(hanako, application, {
    dog: { ...number, colour: canaries.freeText },
    place: { place: 'elsewhere', 'place-address': canaries.typedPlace, phone: canaries.phone },
  })
  const page = `${application}/questions/vaccination`
  const form = formOf(await (await hanako.get(page)).text(), page)
  const upload = new FormData()
  for (const [name, value] of form) upload.set(name, value)
  upload.set('vaccination', 'done')
  upload.set('vaccinated-on', '令和8年11月10日')
  upload.set('vaccination-paper', new File([new Uint8Array(await photo())], canaries.fileName, { type: 'image/png' }))
  await hanako.upload(page, upload)
  await ask(hanako, application, { delivery: { delivery: 'counter' } })
  const confirmed = await hanako.submit(`${application}/check`, {}, `${application}/confirmation`)
  const paying = await hanako.get(locationOf(confirmed))
  await hanako.follow(pathOf(await drivePayment(paying.headers.get('location') ?? '')))
  await office.settle()
  const susumu = await office.sitAtDesk('原田進')
  const file = `/staff/cases/${application.split('/').at(-1)}`
  await susumu.submit(file, {}, `${file}/assignment`)
  const asked = { outcome: 'ask', question: canaries.question, fields: 'colour', answerBy: '令和8年12月20日' }
  await susumu.submit(file, asked, `${file}/acts`)
  await office.settle()
  await hanako.submit(`${application}/correction`, { colour: `${canaries.freeText}。黄` })
  await office.settle()
}

/** 児童手当 into an account that she typed: 起案, 審査, 決定, 施行, the letter, and the treasury's request. */
export async function allowanceDay(office: WatchedOffice, hanako: Visitor): Promise<void> {
  const application = await begin(hanako, 'child-allowance')
  await ask(hanako, application, {
    workplace: { 'public-servant': 'no' },
    event: { event: 'birth', 'event-date': '令和8年11月25日' },
  })
  const row = `${application}/questions/children/rows/${newId()}`
  const child = { name: canaries.child, kana: canaries.kanaTyped, 'birth-date': '令和8年11月25日' }
  await hanako.submit(row, { ...child, relation: 'child', together: 'yes' })
  const account = { 'account-bank': '0001', 'account-branch': '012', 'account-kind': 'ordinary' }
  const holder = { 'account-number': canaries.accountNumber, 'account-holder': canaries.kanaTyped }
  await ask(hanako, application, {
    children: {},
    elder: {},
    spouse: { spouse: 'no' },
    account: { account: 'new', ...account, ...holder, phone: canaries.phone },
    letter: { letter: 'post' },
  })
  await signed(hanako, application)
  await office.settle()
  const [aoi, osamu, keiko] = await Promise.all(['中村葵', '小山修', '石井恵子'].map((name) => office.sitAtDesk(name)))
  if (!aoi || !osamu || !keiko) throw new Error('somebody is missing')
  const file = `/staff/cases/${application.split('/').at(-1)}`
  await aoi.submit(file, {}, `${file}/assignment`)
  const facts = { firstMonth: '令和8年12月分', monthlyAmount: '15,000円', children: `${canaries.child}　15,000円` }
  const typed = Object.fromEntries(Object.entries(facts).map(([name, text]) => [`fact-grant-${name}`, text]))
  const draft = { outcome: 'grant', ground: `児童手当法 第7条 ${canaries.ground}`, seen: 'on', ...typed }
  const act = locationOf(await aoi.submit(file, draft, `${file}/acts`))
  await osamu.submit(act, {}, `${act}/examination`)
  await keiko.submit(act, {}, `${act}/decision`)
  await aoi.submit(act, {}, `${act}/effecting`)
  await office.settle()
  const letters = await (await aoi.get('/staff/print-queue')).text()
  const letter = /\/staff\/letters\/[\w-]{36}/.exec(letters)?.[0] ?? ''
  await aoi.get(`${letter}/letter.pdf`)
  await aoi.submit('/staff/print-queue', {}, `${letter}/printing`)
  await aoi.submit('/staff/print-queue', {}, `${letter}/posting`)
  await office.settle()
}

/** The same claim at マイナポータル, and somebody without a card who books a visit. */
export async function fromOutside(office: WatchedOffice): Promise<void> {
  const body = new FormData()
  for (const [name, value] of Object.entries(claimAtPortal)) body.set(name, value)
  await fetch(`${office.world.url}/mynaportal/forms/PS-131202-001`, { method: 'POST', body, redirect: 'manual' })
  office.house.setNow('2026-12-02T11:01:00+09:00')
  await office.settle()
  const { browser } = await movingAsGuest(office, '令和8年11月30日')
  await browser.get(`/search?q=${encodeURIComponent('引っ越し')}`)
  for (const typed of [canaries.individualNumber, `番号 ${canaries.individualNumber.replace(/(.{4})/g, '$1 ')}`])
    await browser.follow(`/search?q=${encodeURIComponent(typed)}`)
  const mail = office.browse()
  await mail.submit('/sign-in/mail', { address: canaries.mail })
  await office.settle()
}

const claimAtPortal = {
  person: canaries.name,
  公務員: '公務員ではない',
  請求事由: '出生',
  事由発生日: '令和8年11月30日',
  配偶者の有無: 'なし',
  受取口座: '公金受取口座を利用する',
  電話番号: canaries.phone,
  結果の受け取り: '郵送',
  '1 児童の氏名': canaries.child,
  '1 児童のフリガナ': 'サトウカナリヤ',
  '1 児童の生年月日': '令和8年11月30日',
  '1 児童の続柄': '子',
  '1 児童との同居': '同居',
}

/** What goes wrong: errors whose words quote her, a form without its token, an address that was typed with a name. */
export async function mishaps(office: WatchedOffice, hanako: Visitor, application: string): Promise<void> {
  await hanako.get('/broken')
  await hanako.get('/broken/database')
  await office.house.db.transact((tx) => enqueue(tx, 'broken.task', {}))
  await office.settle()
  await hanako.post(`/applications/${application}/withdrawal`, { reason: canaries.freeText })
  await hanako.post('/sign-in/mail', { address: `${canaries.mail} ${canaries.freeText}` })
  await hanako.get(`/${encodeURIComponent(canaries.stranger)}`)
  await hanako.get(`/applications/${encodeURIComponent(canaries.stranger)}`)
  await hanako.get(`/staff/people/${encodeURIComponent(canaries.stranger)}`)
}

async function begin(visitor: Visitor, procedure: string): Promise<string> {
  const page = `/procedures/${procedure}`
  const begun = locationOf(await visitor.submit(page, {}, `${page}/applications`))
  return begun.replace(/(\/applications\/[\w-]{36}).*/, '$1')
}

async function ask(
  visitor: Visitor,
  application: string,
  pages: Record<string, Record<string, string>>,
): Promise<void> {
  for (const [page, fields] of Object.entries(pages)) {
    const sent = await visitor.submit(`${application}/questions/${page}`, fields)
    if (sent.status !== 303) throw new Error(`${page}: ${sent.status}`)
  }
}

/** Confirmed and signed with the card; where the browser is sent next. */
async function signed(visitor: Visitor, application: string): Promise<string> {
  const confirmed = await visitor.submit(`${application}/check`, {}, `${application}/confirmation`)
  const toProvider = await visitor.get(locationOf(confirmed))
  const callback = await driveSignature(toProvider.headers.get('location') ?? '', { name: canaries.name })
  const back = await visitor.get(pathOf(callback))
  return (await visitor.get(locationOf(back))).headers.get('location') ?? ''
}

const photo = () =>
  sharp({ create: { width: 8, height: 8, channels: 3, background: 'yellow' } })
    .png()
    .toBuffer()
