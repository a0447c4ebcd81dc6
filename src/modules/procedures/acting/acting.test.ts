import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { demoStaffId, kobayashiKazuko, satoHina, satoKen, yamamotoRen } from '#demo/people.ts'
import { endOwnMandate, type MandateId, mandatesOfPerson } from '#modules/people/index.ts'
import { staffActor } from '#modules/people/fixtures.ts'
import { issueToken } from '#platform/auth/index.ts'
import { sql } from '#platform/db/index.ts'
import type { PersonId } from '#platform/ids/index.ts'
import { answerPage } from '../actions/answer.ts'
import { recipientOf } from '../actions/acts/recipient.ts'
import { caseView } from '../actions/desk/case-view.ts'
import { confirmApplication } from '../actions/confirm.ts'
import { contentOf, ownCase, type VerifiedResident } from '../actions/load-case.ts'
import { publishDefinition } from '../actions/publish.ts'
import { startApplication, startForOther } from '../actions/start.ts'
import { submitIfReady } from '../actions/submit-if-ready.ts'
import { withdrawApplication } from '../actions/withdraw.ts'
import { agenda } from '../agenda.ts'
import type { ChargeId } from '../charges/domain.ts'
import { tellCharge } from '../charges/notices.ts'
import { contentHash, hashText } from '../domain/answers/content-hash.ts'
import { problemsOf } from '../domain/definition/check-definition.ts'
import { parseDefinition } from '../domain/definition/definition.ts'
import { keepAnswers } from '../store/answers.ts'
import { type ApplicationId, findApplication } from '../store/applications.ts'
import { findCase } from '../store/desk/cases.ts'
import { verifiedResident } from '../testing/filed-case.ts'
import { sampleBenefit, sampleNotification } from '../testing/sample-procedures.ts'
import { openOffice, type Office } from '../testing/office.ts'

// 佐藤花子 acts for 小林和子, who is 68 and not of her household. The sample costs nothing and is not signed.

let office: Office
let hanako: VerifiedResident
let kazuko: VerifiedResident
let ren: VerifiedResident

const words = (ja: string) => ({ ja, easy: ja, en: 'Sample' })
const benefit = parseDefinition({
  ...sampleBenefit,
  procedure: 'acting-benefit',
  acting: {
    kinds: ['adult_guardian', 'minor_guardian', 'curator', 'attorney'],
    ground: words('みんぽう'),
    confirmed: false,
  },
})
const move = parseDefinition({
  ...sampleNotification,
  procedure: 'acting-move',
  acting: {
    kinds: ['household'],
    ground: words('｜住民基本台帳法第26条《じゅうみんきほんだいちょうほうだいにじゅうろくじょう》'),
    confirmed: false,
  },
})

beforeAll(async () => {
  office = await openOffice()
  await office.house.db.transact(async (tx) => {
    for (const definition of [benefit, move]) await publishDefinition(tx, office.house, definition)
  })
  hanako = await verifiedResident(office.house, '佐藤花子')
  kazuko = await verifiedResident(office.house, '小林和子')
  ren = await verifiedResident(office.house, '山本蓮')
})
afterAll(() => office.close())
beforeEach(async () => {
  office.house.setNow('2026-12-02T10:00:00+09:00')
  await sql`update people.mandates set ended_on = valid_from, ended_why = 'mistake', ended_by = ${demoStaffId(1)}
    where ended_on is null`.execute(office.house.db.kysely)
  await sql`update procedures.applications set state = 'withdrawn', closed_at = updated_at
    where submitted_at is null and state <> 'withdrawn'`.execute(office.house.db.kysely)
})

type Given = { kind?: string; principal?: PersonId; agent?: PersonId; scope?: string[] | null; until?: string | null }
async function mandate(given: Given = {}): Promise<MandateId> {
  const { kind = 'adult_guardian', principal = kazuko.personId, agent = hanako.personId } = given
  const ofChild = kind === 'parental' || kind === 'minor_guardian'
  const evidence = kind === 'attorney' ? 'letter' : ofChild ? 'family_register' : 'registration'
  const { rows } = await sql<{ id: MandateId }>`
    insert into people.mandates (kind, principal_id, agent_id, scope, evidence, seen_on, valid_from, valid_to, recorded_by, recorded_at)
    values (${kind}, ${principal}, ${agent}, ${given.scope ?? null}::text[], ${evidence}, '2026-12-01', '2026-12-02',
      ${given.until ?? null}, ${demoStaffId(1)}, ${office.house.clock.now()}) returning id`.execute(
    office.house.db.kysely,
  )
  const [row] = rows
  if (!row) throw new Error('not written down')
  return row.id
}
const attorney = (given: Given = {}) =>
  mandate({ kind: 'attorney', scope: ['acting-benefit'], until: '2027-04-01', ...given })
const revoke = (id: MandateId, on = '2026-12-02') =>
  sql`update people.mandates set ended_on = ${on}, ended_why = 'revoked', ended_by = ${demoStaffId(1)} where id = ${id}`.execute(
    office.house.db.kysely,
  )

const begin = (actor: VerifiedResident, onBehalfOf: string, procedure = 'acting-benefit') =>
  office.house.db.transact((tx) => startForOther(tx, office.house, actor, { procedure, lang: 'ja', onBehalfOf }))
async function drafted(actor: VerifiedResident, onBehalfOf: string): Promise<ApplicationId> {
  const started = await begin(actor, onBehalfOf)
  if (!started) throw new Error('may not act')
  await office.house.db.transact((tx) =>
    keepAnswers(tx, started.id, { why: 'ひみつのりゆう' }, office.house.clock.now()),
  )
  return started.id
}
const confirmed = async (actor: VerifiedResident, id: ApplicationId) =>
  office.house.db.transact(async (tx) => {
    const seen = hashText(contentHash(contentOf(await ownCase(tx, office.house, actor, id))))
    return confirmApplication(tx, office.house, actor, { id, seen })
  })
const submit = (actor: VerifiedResident, id: ApplicationId) =>
  office.house.db.transact((tx) => submitIfReady(tx, office.house, actor, id))
async function filed(actor: VerifiedResident, onBehalfOf: string): Promise<ApplicationId> {
  const id = await drafted(actor, onBehalfOf)
  const done = await confirmed(actor, id)
  if (!done.ok) throw new Error(done.reason)
  expect((await submit(actor, id)).outcome).toBe('submitted')
  return id
}
const look = (actor: VerifiedResident, id: ApplicationId) =>
  office.house.db.read((tx) => ownCase(tx, office.house, actor, id))
const text = async (response: Response) =>
  (await response.text())
    .replace(/<rt>[\s\S]*?<\/rt>|<rp>[\s\S]*?<\/rp>/g, '')
    .replace(/<[^>]+>/g, '')
    .replace(/\s+/g, ' ')

describe('だれの手続か', () => {
  test('代理できる人がいると、始めるときにだれの手続かを尋ね、選んだ人の手続になる', async () => {
    const id = await mandate()
    const browser = await office.visit('佐藤花子')
    const page = '/procedures/acting-benefit/applications'
    const asked = await text(await browser.get(page))
    expect(asked).toContain('だれの手続きですか')
    expect(asked).toContain('小林和子さん（成年後見人として）')
    const started = await browser.submit(page, { whose: id }, `${page}?asked=1`)
    const application = started.headers.get('location') ?? ''
    expect(application).toMatch(/^\/applications\//)
    const found = await office.house.db.read((tx) => findApplication(tx, application.slice(14) as ApplicationId))
    expect(found).toMatchObject({
      applicantPersonId: kazuko.personId,
      filerPersonId: hanako.personId,
      actingAs: 'adult_guardian',
      mandateId: id,
    })
    const question = await text(await browser.follow(application))
    expect(question).toContain('小林和子さんの代わりに手続きしています（成年後見人）')
  })

  test('選ばずに進むと、選ぶように言う。代理できる人がいなければ、尋ねずに始まる', async () => {
    const id = await mandate()
    const page = '/procedures/acting-benefit/applications'
    const browser = await office.visit('佐藤花子')
    const asked = await browser.submit(page, {}, `${page}?asked=1`)
    expect(asked.status).toBe(422)
    expect(await text(asked)).toContain('だれの手続きかを選んでください')
    await revoke(id)
    expect((await browser.get(page)).headers.get('location')).toMatch(/^\/applications\//)
  })

  test.each<[string, Given]>([
    ['委任状の目録にない手続', { kind: 'attorney', scope: ['residence-certificate'], until: '2027-04-01' }],
    ['定義が認めていない種類（親権）', { kind: 'parental', principal: satoHina.personId }],
    ['保佐人の代理権目録にない手続', { kind: 'curator', scope: ['residence-certificate'] }],
    ['ほかの人の代理権', { agent: yamamotoRen.personId }],
  ])('%sでは始められない', async (_name, given) => {
    expect(await begin(hanako, await mandate(given))).toBeUndefined()
  })

  test('世帯の人だからという理由では、認めていない手続を始められない', async () => {
    expect(await begin(hanako, satoKen.personId)).toBeUndefined()
  })

  test('引っ越しの届出は、同じ世帯の人の分を出せ、ほかの世帯の人の分は出せない', async () => {
    const started = await begin(hanako, satoKen.personId, 'acting-move')
    if (!started) throw new Error('may not act')
    expect((await look(hanako, started.id)).acting).toMatchObject({ as: 'household', principalName: '佐藤健' })
    expect(await begin(hanako, kazuko.personId, 'acting-move')).toBeUndefined()
  })

  test('本人が区の住民でなくなれば、書類がどうであれ始められない', async () => {
    const id = await mandate()
    await sql`update people.register_records set valid_to = '2026-12-02', ended_by = 'died' where person_id = ${kazuko.personId} and valid_to is null`.execute(
      office.house.db.kysely,
    )
    const started = await begin(hanako, id)
    await sql`update people.register_records set valid_to = null, ended_by = null where person_id = ${kazuko.personId} and ended_by = 'died'`.execute(
      office.house.db.kysely,
    )
    expect(started).toBeUndefined()
  })
})

describe('出したもの', () => {
  test('職員には、だれが何として出したかが見え、本人の一覧と代理人の一覧の両方に出る', async () => {
    const application = await filed(hanako, await mandate())
    const makoto = await staffActor(office.house, '石井恵子')
    const view = await office.house.db.read(async (tx) => {
      const row = await findCase(tx, application)
      if (!row) throw new Error('no case')
      return caseView(tx, office.house, row, [makoto.staffId])
    })
    expect(view.applicant.name).toBe('小林和子')
    expect(view.filer).toBe('佐藤花子')
    expect(view.acting?.stood).toBe(true)
    expect(await text(await (await office.visit('小林和子')).get('/applications'))).toContain(
      '佐藤花子さんが代わりに出したもの',
    )
    expect(await text(await (await office.visit('佐藤花子')).get('/applications'))).toContain('小林和子さんの手続き')
    const told = await text(await (await office.visit('小林和子')).get(`/applications/${application}`))
    expect(told).toContain('佐藤花子さん（成年後見人）が、あなたの代わりに出した手続きです')
    const record = await text(await (await office.visit('佐藤花子')).get(`/applications/${application}/record`))
    expect(record).toContain('佐藤花子（成年後見人）')
  })

  test('後見人には手紙が後見人の住所に行き、保佐人や委任された人の手続では、本人の選んだ宛先に行く', async () => {
    const to = async (id: ApplicationId) =>
      office.house.db.read(async (tx) => {
        const row = await findCase(tx, id)
        if (!row) throw new Error('no case')
        return recipientOf(tx, office.house, row)
      })
    const byGuardian = await to(await filed(hanako, await mandate()))
    const ofChild = await mandate({ kind: 'minor_guardian', principal: satoHina.personId, agent: ren.personId })
    const byChilds = await to(await filed(ren, ofChild))
    expect(byChilds).toMatchObject({ ok: true, recipient: { name: '山本蓮' } })
    expect(JSON.stringify(byChilds)).toContain('佐藤陽菜様の未成年後見人')
    const curator = await mandate({ kind: 'curator', agent: ren.personId, scope: ['acting-benefit'] })
    expect(await to(await filed(ren, curator))).toMatchObject({ ok: true, recipient: { name: '小林和子' } })
    expect(byGuardian).toMatchObject({ ok: true, recipient: { name: '佐藤花子' } })
    expect(JSON.stringify(byGuardian)).toContain('小林和子様の成年後見人')
    const byAttorney = await to(await filed(ren, await attorney({ agent: ren.personId })))
    expect(byAttorney).toMatchObject({ ok: true, recipient: { name: '小林和子' } })
    await sql`
      insert into people.other_addresses (person_id, kind, addressee, postcode, address, reason, valid_from, added_by, added_at)
      values (${kazuko.personId}, 'mailing', '佐藤花子様方', '179-0072', '東京都練馬区光が丘二丁目9番6号', '本人の希望',
        '2026-12-02', ${demoStaffId(1)}, ${office.house.clock.now()})`.execute(office.house.db.kysely)
    const asChosen = await to(await filed(ren, await attorney({ agent: ren.personId })))
    expect(JSON.stringify(asChosen)).toContain('佐藤花子様方')
  })

  test('知らせは、後見人にだけ、または委任された人と本人の両方に行く', async () => {
    const told = async (id: ApplicationId) => {
      const { rows } = await sql<{ personId: PersonId }>`
        select person_id as "personId" from platform.notices where data ->> 'applicationId' = ${id}`.execute(
        office.house.db.kysely,
      )
      return rows.map(({ personId }) => personId).toSorted()
    }
    expect(await told(await filed(hanako, await mandate()))).toEqual([hanako.personId])
    const byAttorney = await filed(ren, await attorney({ agent: ren.personId }))
    expect(await told(byAttorney)).toEqual([ren.personId, kazuko.personId].toSorted())
  })

  test('請求の知らせは、委任された人と本人の両方に行き、代理が終われば本人だけに行く', async () => {
    const id = await attorney({ agent: ren.personId })
    const application = await filed(ren, id)
    const told = async () => {
      const charge = { id: randomUUID() as ChargeId, payBy: Temporal.PlainDate.from('2026-12-20') }
      await office.house.db.transact(async (tx) => {
        const found = await findApplication(tx, application)
        if (!found) throw new Error('no case')
        await tellCharge(tx, found, charge, 'procedures.charge-asked')
      })
      const { rows } = await sql<{ personId: PersonId }>`
        select person_id as "personId" from platform.notices where data ->> 'chargeId' = ${charge.id}`.execute(
        office.house.db.kysely,
      )
      return rows.map(({ personId }) => personId).toSorted()
    }
    expect(await told()).toEqual([ren.personId, kazuko.personId].toSorted())
    await revoke(id)
    expect(await told()).toEqual([kazuko.personId])
  })

  test('することの一つ一つが、代理によるものとして本人の記録に残る', async () => {
    const application = await filed(hanako, await mandate())
    const { rows } = await sql<{ action: string }>`
      select action from platform.audit where subject_id = ${application} and person_id = ${kazuko.personId}
        and actor_person_id = ${hanako.personId} and reason = 'mandate' order by id`.execute(office.house.db.kysely)
    expect(rows.map(({ action }) => action)).toEqual([
      'procedures.application.start',
      'procedures.application.confirm',
      'procedures.application.submit',
    ])
  })

  test('同じ人の下書きは、自分の分と代理の分が混ざらない', async () => {
    const id = await mandate()
    const mine = await office.house.db.transact((tx) =>
      startApplication(tx, office.house, hanako, { procedure: 'acting-benefit', lang: 'ja' }),
    )
    const theirs = await begin(hanako, id)
    expect(theirs?.isNew).toBe(true)
    expect(theirs?.id).not.toBe(mine.id)
    expect((await begin(hanako, id))?.id).toBe(theirs?.id)
  })
})

describe('途中で代理が終わる', () => {
  test('ページを開いてから送るまでに終われば、答えは受け付けず、下書きは本人が続けられる', async () => {
    const id = await mandate()
    const application = await drafted(hanako, id)
    await revoke(id)
    const act = office.house.db.transact((tx) =>
      answerPage(tx, office.house, hanako, { id: application, pageKey: 'why', sent: { why: ['べつ'] } }),
    )
    await expect(act).rejects.toMatchObject({ code: 'acting_ended', status: 403 })
    const page = await (await office.visit('佐藤花子')).get(`/applications/${application}`)
    expect(page.status).toBe(403)
    const said = await text(page)
    expect(said).toContain('代わりに手続きできなくなりました')
    expect(said).toContain('下書きとして残ります')
    expect(said).not.toContain('ひみつ')

    const taken = await office.house.db.transact((tx) =>
      startApplication(tx, office.house, kazuko, { procedure: 'acting-benefit', lang: 'ja' }),
    )
    expect(taken).toEqual({ id: application, isNew: false })
    expect((await look(kazuko, application)).way.answers).toMatchObject({ why: 'ひみつのりゆう' })
    await expect(look(hanako, application)).rejects.toMatchObject({ status: 404 })
  })

  test('代理が続いているあいだ、本人は代理人の下書きを見ない', async () => {
    const application = await drafted(hanako, await mandate())
    await expect(look(kazuko, application)).rejects.toMatchObject({ status: 404 })
  })

  test('確定のあとに終われば、支払いの知らせが来ても出されない', async () => {
    const id = await mandate()
    const application = await drafted(hanako, id)
    await confirmed(hanako, application)
    await revoke(id)
    const outcome = await office.house.db.transact((tx) =>
      submitIfReady(tx, office.house, { kind: 'system', task: 'procedures.submit' }, application),
    )
    expect(outcome).toEqual({ outcome: 'acting_ended' })
    expect(await office.house.db.read((tx) => findApplication(tx, application))).toMatchObject({
      state: 'draft',
      submittedAt: null,
    })
  })

  test('終わりと提出は行き違わない。どちらが先でも、終わったあとに出されたものはない', async () => {
    for (let round = 0; round < 8; round += 1) {
      const id = await attorney()
      const application = await drafted(hanako, id)
      await confirmed(hanako, application)
      const [sent, ended] = await Promise.all([
        submit(hanako, application),
        office.house.db.transact((tx) => endOwnMandate(tx, office.house, kazuko, id)),
      ])
      expect(ended.ok).toBe(true)
      const found = await office.house.db.read((tx) => findApplication(tx, application))
      expect(found?.submittedAt !== null).toBe(sent.outcome === 'submitted')
      expect(['submitted', 'acting_ended']).toContain(sent.outcome)
    }
  })

  test('子が18歳になる日の0時から、親権者は進められない', async () => {
    const id = await mandate({ kind: 'parental', principal: satoHina.personId })
    office.house.setNow('2034-08-20T23:59:00+09:00')
    const started = await begin(hanako, id, 'residence-certificate')
    if (!started) throw new Error('may not act')
    expect((await look(hanako, started.id)).application.actingAs).toBe('parental')
    office.house.setNow('2034-08-21T00:00:00+09:00')
    await expect(look(hanako, started.id)).rejects.toMatchObject({ code: 'acting_ended', why: { why: 'of_age' } })
    expect(await begin(hanako, id, 'residence-certificate')).toBeUndefined()
  })

  test('終わったあと、代理人の一覧には出したことだけが残り、いまの様子も中身も見えない', async () => {
    const id = await mandate()
    const application = await filed(hanako, id)
    await revoke(id)
    const browser = await office.visit('佐藤花子')
    const list = await text(await browser.get('/applications'))
    expect(list).toContain('代理は終わりました')
    for (const page of ['', '/record', '/withdrawal', '/pickup'])
      expect((await browser.get(`/applications/${application}${page}`)).status).toBe(403)
    const act = office.house.db.transact((tx) => withdrawApplication(tx, office.house, hanako, application))
    await expect(act).rejects.toMatchObject({ code: 'acting_ended' })
    const items = await office.house.db.read((tx) => agenda(tx, hanako, 'ja', office.house))
    expect(items.map(({ href }) => href)).not.toContain(`/applications/${application}`)
    expect((await look(kazuko, application)).application.state).toBe('submitted')
  })
})

describe('データベースが守ること', () => {
  test('根拠のない代理、自分の代理、種類の違う代理権は入らない', async () => {
    const application = await drafted(hanako, await mandate())
    const set = (change: string) =>
      sql`insert into procedures.applications (procedure, kind, channel, revision_id, applicant_person_id, account_id,
        office_id, lang, created_at, updated_at, filer_person_id, acting_as, mandate_id)
        select procedure, kind, channel, revision_id, applicant_person_id, account_id, office_id, lang, created_at, updated_at,
          ${sql.raw(change)} from procedures.applications where id = ${application}`.execute(office.house.db.kysely)
    await expect(set('filer_person_id, null, null')).rejects.toThrow(/applications_ground/)
    await expect(set('applicant_person_id, acting_as, mandate_id')).rejects.toThrow(/applications_filer/)
    await expect(set(`filer_person_id, 'household', mandate_id`)).rejects.toThrow(/applications_mandate/)
    await expect(set(`filer_person_id, 'attorney', null`)).rejects.toThrow(/applications_mandate/)
  })

  test('終わった代理権では、プログラムを通らなくても出せず、だれが出したかは後から変わらない', async () => {
    const id = await mandate()
    const application = await drafted(hanako, id)
    await confirmed(hanako, application)
    await revoke(id)
    const forced =
      sql`update procedures.applications set submitted_at = ${office.house.clock.now()}, receipt_number = ${randomUUID()},
      submitted_revision_id = revision_id where id = ${application}`.execute(office.house.db.kysely)
    await expect(forced).rejects.toThrow(/mandate did not stand/)
    const filedOne = await filed(ren, await attorney({ agent: ren.personId }))
    const forged =
      sql`update procedures.applications set filer_person_id = ${hanako.personId} where id = ${filedOne}`.execute(
        office.house.db.kysely,
      )
    await expect(forged).rejects.toThrow(/not rewritten/)
  })
})

describe('定義の点検', () => {
  const wrong = (change: object) =>
    problemsOf(parseDefinition({ ...benefit, ...change })).map(({ kind, where }) => `${kind} ${where}`)
  const acting = { kinds: ['attorney'], ground: words('みんぽう'), confirmed: false }
  test('カードだけが証すものを、ほかの人が出せるとは書けない', () => {
    expect(wrong({ acting, cardAlone: true })).toEqual(['forbidden_acting acting.cardAlone'])
  })
  test('世帯の人が出せるのは、住民基本台帳法 第26条の届出だけである', () => {
    expect(wrong({ acting: { ...acting, kinds: ['household'] } })).toEqual(['forbidden_acting acting.household'])
    expect(problemsOf(move)).toEqual([])
    expect(problemsOf(parseDefinition({ ...move, acting: { ...acting, kinds: ['household'] } }))).toHaveLength(1)
  })
  test('何も書いていない手続は、だれも代われない', async () => {
    const id = await mandate()
    expect(await begin(hanako, id, 'moving-in-visit')).toBeDefined()
    await office.house.db.transact((tx) =>
      publishDefinition(tx, office.house, { ...sampleBenefit, procedure: 'acting-none' }),
    )
    expect(await begin(hanako, id, 'acting-none')).toBeUndefined()
  })
})

describe('API', () => {
  test('onBehalfOfで代わりに始められ、ほかの人の代理権の番号では始められない', async () => {
    const id = await mandate()
    const other = await mandate({ agent: yamamotoRen.personId, principal: satoKen.personId })
    const token = await office.house.db.transact((tx) =>
      issueToken(tx, {
        accountId: hanako.accountId,
        scopes: ['applications.read', 'applications.write'],
        expires: Temporal.Now.instant().add({ hours: 1 }),
      }),
    )
    const call = (path: string, body?: object) =>
      office.app.request(`/api/v1${path}`, {
        method: body ? 'POST' : 'GET',
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': 'application/json',
          'idempotency-key': randomUUID(),
        },
        ...(body && { body: JSON.stringify(body) }),
      })
    const principals = await (await call('/procedures/acting-benefit/principals')).json()
    expect(principals).toEqual({ principals: [{ onBehalfOf: id, name: '小林和子', actingAs: 'adult_guardian' }] })
    const started = await call('/applications', { procedure: 'acting-benefit', onBehalfOf: id })
    expect(started.status).toBe(201)
    expect(await started.json()).toMatchObject({ actingAs: 'adult_guardian' })
    expect((await call('/applications', { procedure: 'acting-benefit', onBehalfOf: other })).status).toBe(403)
    await revoke(id)
    expect(JSON.stringify(await (await call('/applications')).json())).not.toContain('adult_guardian')
  })
})

test.each([
  ['adult_guardian', '家庭裁判所に取消しを申し立てます'],
  ['curator', '家庭裁判所に取消しを申し立てます'],
  ['voluntary_guardian', '任意後見監督人が選ばれたあと'],
  ['minor_guardian', '子が18歳になる日に終わります'],
  ['parental', '親権は、子が18歳になる日に終わります'],
])('%sの代理は、本人にも代理人にも見え、どこで終わらせるかを言い、ここでは終わらない', async (kind, where) => {
  const isOfChild = kind === 'parental' || kind === 'minor_guardian'
  const id = await mandate({
    kind,
    ...(isOfChild && { principal: satoHina.personId }),
    scope: isOfChild || kind === 'adult_guardian' ? null : ['acting-benefit'],
  })
  const page = `/account/representatives/${id}/ending`
  for (const name of isOfChild ? ['佐藤花子'] : ['佐藤花子', '小林和子']) {
    const browser = await office.visit(name)
    expect(await (await browser.get('/account/representatives')).text()).toContain(page)
    const words = await text(await browser.get(page))
    expect(words).toContain(where)
    expect(words).toContain('窓口に来てください')
  }
  expect((await (await office.visit('山本蓮')).get(page)).status).toBe(404)
  const { rows } = await sql`select 1 from people.mandates where id = ${id} and ended_on is null`.execute(
    office.house.db.kysely,
  )
  expect(rows).toHaveLength(1)
})

test('本人は委任をすぐに終わらせ、代理人は辞められ、後見はここでは終わらない', async () => {
  const withdrawn = await attorney()
  const resigned = await attorney({ agent: ren.personId })
  const guardian = await mandate({ principal: satoKen.personId })
  const end = (actor: VerifiedResident, id: MandateId) =>
    office.house.db.transact((tx) => endOwnMandate(tx, office.house, actor, id))
  expect(await end(kazuko, withdrawn)).toMatchObject({ ok: true, by: 'principal' })
  expect(await end(kazuko, withdrawn)).toEqual({ ok: false, reason: 'ended' })
  expect(await end(ren, resigned)).toMatchObject({ ok: true, by: 'agent' })
  expect(await end(hanako, guardian)).toEqual({ ok: false, reason: 'not_by_you' })
  await expect(end(ren, withdrawn)).rejects.toMatchObject({ status: 404 })
  const { actedFor } = await office.house.db.read((tx) => mandatesOfPerson(tx, kobayashiKazuko.personId))
  expect(actedFor.map(({ endedWhy }) => endedWhy)).toEqual(expect.arrayContaining(['withdrawn', 'resigned']))
})
