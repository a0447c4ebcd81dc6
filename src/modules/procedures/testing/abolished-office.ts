import { demoPersonId } from '#demo/people.ts'
import type { Staff } from '#platform/auth/index.ts'
import { sql, type Tx } from '#platform/db/index.ts'
import { draftAct } from '../actions/acts/draft-act.ts'
import { decideAct, examineAct } from '../actions/acts/decide-act.ts'
import { effectAct } from '../actions/acts/effect-act.ts'
import { postLetter, printLetter } from '../actions/acts/post-letter.ts'
import { confirmTyping } from '../actions/reception/compare.ts'
import { beginReception } from '../actions/reception/begin.ts'
import { typeReception } from '../actions/reception/type.ts'
import type { ActId, Draft } from '../domain/acts/act.ts'
import { type Definition, parseDefinition } from '../domain/definition/definition.ts'
import { deliveriesOfCase } from '../store/acts/deliveries.ts'
import type { ApplicationId } from '../store/applications.ts'
import { currentRevision } from '../store/revisions.ts'
import { bySystem, moveTo } from '../store/transition.ts'
import { filedRequest } from './filed-request.ts'
import type { Office } from './office.ts'
import { staffActor } from './staff-actor.ts'

const ken = demoPersonId(2)
const granted: Draft = {
  kind: 'decision',
  outcome: 'grant',
  ground: '見本条例 第3条',
  facts: { monthlyAmount: '10,000円' },
  items: [],
  isUrgent: false,
}
/** What clerks of 児童手当係 and 証明係 do on a day, and an office that ends in the night to 1 July 2027. */
export function deedsOf(office: Office) {
  const { house } = office
  const act = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => house.db.transact(work)
  const run = (statement: ReturnType<typeof sql>) => statement.execute(house.db.kysely)
  const clerk = (name: string): Promise<Staff> => staffActor(house, name)

  /** The office of this key ends in the night; another one, with another key, takes its work, or some procedures of it. */
  async function abolish(key: string, heir: string, procedures: readonly string[] | [null] = [null]): Promise<void> {
    await run(sql`
      insert into people.offices (key, name, name_kana, name_english, kind, organ, parent_id, parent_name, phone, valid_from)
      select ${heir}, '引継' || name, name_kana, name_english, kind, organ, parent_id, parent_name, phone, '2027-07-01'
      from people.offices where key = ${key}`)
    await run(sql`update people.offices set valid_to = '2027-07-01' where key = ${key}`)
    for (const procedure of procedures)
      await run(sql`
        insert into people.office_successions select old.id, new.id, ${procedure}
        from people.offices old, people.offices new where old.key = ${key} and new.key = ${heir}`)
  }
  async function join(name: string, key: string, ...roles: string[]): Promise<void> {
    await run(sql`
      insert into people.posts (staff_id, office_id, role, valid_from)
      select s.id, o.id, role, '2027-07-01' from people.staff s, people.offices o, unnest(${roles}::text[]) as role
      where s.name = ${name} and o.key = ${key}`)
  }

  async function drafted(id: ApplicationId, draft = granted, changes?: ActId): Promise<ActId> {
    const nakamura = await clerk('中村葵')
    const made = await act((tx) => draftAct(tx, house, nakamura, id, draft, changes && { actId: changes }))
    if (!made.ok) throw new Error(JSON.stringify(made))
    return made.actId
  }
  async function effected(id: ApplicationId): Promise<ActId> {
    const [nakamura, koyama, ishii] = [await clerk('中村葵'), await clerk('小山修'), await clerk('石井恵子')]
    const actId = await drafted(id)
    await act((tx) => examineAct(tx, house, koyama, actId))
    await act((tx) => decideAct(tx, house, ishii, actId))
    const sent = await act((tx) => effectAct(tx, house, nakamura, actId))
    if (!sent.ok) throw new Error(JSON.stringify(sent))
    await office.settle()
    return actId
  }
  const letterOf = async (id: ApplicationId) => {
    const [letter] = await act((tx) => deliveriesOfCase(tx, id))
    if (!letter) throw new Error('no letter')
    return letter
  }
  async function posted(id: ApplicationId): Promise<string> {
    const nakamura = await clerk('中村葵')
    const letter = await letterOf(id)
    await act((tx) => printLetter(tx, house, nakamura, letter.id))
    await act((tx) => postLetter(tx, house, nakamura, letter.id))
    return letter.documentNumber
  }
  const request = async (name: string) => (await filedRequest(house, name, 'sample-benefit', await clerk('中村葵'))).id

  /** A paper of 証明係 that 高橋真 has typed. */
  async function typed(procedure: string, personId = ken): Promise<ApplicationId> {
    const takahashi = await clerk('高橋真')
    return act(async (tx) => {
      const begun = await beginReception(tx, house, takahashi, { procedure, channel: 'post', personId })
      if (!begun.ok) throw new Error(begun.reason)
      const done = await typeReception(tx, house, takahashi, begun.id, {
        facts: {
          receivedOn: house.clock.today(),
          receivedBy: takahashi.staffId,
          identity: 'one',
          identityPapers: ['licence'],
          broughtBy: 'self',
          mandateSeen: false,
          paying: procedure === 'house-notice' ? 'free' : 'later',
          note: null,
        },
        sent: { room: ['101'], whose: ['self'], items: [], copies: ['1'], delivery: ['post'] },
      })
      if (!done.ok) throw new Error(JSON.stringify(done))
      return begun.id
    })
  }
  async function accepted(): Promise<ApplicationId> {
    const id = await typed('house-notice')
    const mori = await clerk('森大地')
    await act((tx) => confirmTyping(tx, house, mori, id))
    for (const [from, to] of [
      ['submitted', 'in_review'],
      ['in_review', 'accepted'],
    ] as const)
      await act((tx) => moveTo(tx, id, [from], to, { at: house.clock.now(), by: bySystem }))
    await office.settle()
    return id
  }

  return { abolish, join, drafted, effected, letterOf, posted, request, typed, accepted }
}

/** A 届出 of 証明係 that the core system holds in the end. */
export async function houseNotice(tx: Tx): Promise<Definition> {
  const revision = await currentRevision(tx, 'sample-notification')
  if (!revision) throw new Error('no sample')
  return parseDefinition({
    ...revision.definition,
    procedure: 'house-notice',
    office: 'certificates',
    coreSystem: {
      system: 'juki',
      name: '住民記録システム',
      items: [
        { item: '氏名', from: 'applicant-name' },
        { item: 'へや', from: 'room' },
      ],
    },
    pages: [
      {
        key: 'room',
        title: revision.definition.name,
        fields: [{ id: 'room', type: 'text', maxLength: 50, label: revision.definition.name }],
      },
    ],
  })
}
