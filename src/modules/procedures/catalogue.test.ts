import { readdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { withoutReadings } from '#platform/i18n/index.ts'
import { feeOf, loadProfile } from '#platform/profile/index.ts'
import { wardCalendar } from '#platform/time/index.ts'
import { demoPersonId } from '#demo/people.ts'
import type { Household } from './domain/answers/answer.ts'
import { feeFor } from './domain/answers/fee.ts'
import { lastDayOf } from './domain/answers/limit.ts'
import { membersMeant } from './domain/answers/persons.ts'
import { problemsOf } from './domain/definition/check-definition.ts'
import { holds } from './domain/definition/condition.ts'
import { allFields, copiesAsked, type Definition, topics } from './domain/definition/definition.ts'
import { satoHousehold } from './fixtures.ts'
import { naturalPath } from './testing/natural-path.ts'
import { nerimaProcedure } from './testing/nerima-procedure.ts'
import { plainWords } from './text/index.ts'
import { unconfirmedIn } from './unconfirmed/routes.tsx'

const root = resolve(import.meta.dirname, '../../..')
const today = Temporal.PlainDate.from('2026-12-02')
const profile = loadProfile({ root, profile: 'nerima' })
const slugs = readdirSync(resolve(root, 'profiles/nerima/procedures')).map((file) => file.replace('.json', ''))
const walk = (slug: string, chosen: Record<string, unknown> = {}) =>
  naturalPath(nerimaProcedure(slug), satoHousehold, today, chosen)

function total(slug: string, chosen: Record<string, unknown>): number {
  const way = walk(slug, chosen)
  expect(way.next?.page.key).toBeUndefined()
  const priceOf = (key: string) => feeOf(profile, key)
  return feeFor(nerimaProcedure(slug), way, priceOf, profile.exemptions).total
}

/** Where the way of who answers so ends: at the question whose option stops, or by a rule. */
function endsAt(slug: string, chosen: Record<string, unknown>): string | undefined {
  const way = walk(slug, chosen)
  return way.refusal?.page.key ?? way.next?.page.key
}

describe.each(slugs)('%s', (slug) => {
  const definition: Definition = nerimaProcedure(slug)

  test('はじめの質問から確認まで、答えていける', () => {
    const way = walk(slug)
    expect(
      way.next?.asked.filter(({ field }) => !(field.id in way.answers)).map(({ field }) => field.id),
    ).toBeUndefined()
    for (const page of definition.pages) expect(page.fields.length, `${page.key}: one thought a page`).toBeLessThan(7)
  })

  test('どの選択肢の先にも、道が続くか、行き先の案内がある', () => {
    for (const field of definition.pages.flatMap((page) => page.fields)) {
      if (field.type !== 'choice') continue
      for (const option of field.options.filter(({ showIf }) => showIf === undefined)) {
        const way = walk(slug, { [field.id]: option.value })
        const isAsked = way.steps.some(({ asked }) => asked.some((one) => one.field.id === field.id))
        if (!isAsked || way.refusal) continue
        if (option.stops) expect(way.next, `${field.id}=${option.value}`).toBeDefined()
        else expect(way.next?.page.key, `${field.id}=${option.value}`).toBeUndefined()
      }
    }
  })

  test('担当の課に文書記号があり、一覧のどこに出るかが決まっている', () => {
    if (definition.kind !== 'booking') {
      expect(Object.keys(profile.documentSymbols)).toContain(definition.office)
    }
    expect([...topics]).toContain(definition.topic)
  })

  test('やさしい日本語の文は短い', () => {
    const sentences = definition.pages
      .flatMap(({ title, lede }) => [title, ...(lede ? [lede] : [])])
      .concat(allFields(definition).map(({ label }) => label))
      .flatMap(({ easy }) => withoutReadings(easy).split(/[。？]/))
    for (const sentence of sentences) expect(sentence.replaceAll(' ', '').length, sentence).toBeLessThanOrEqual(50)
  })
})

const certificates = (...asked: [kind: string, year: string, copies: number, lived?: string][]) => ({
  isDone: true,
  rows: asked.map(([kind, year, copies, lived = 'yes'], row) => ({
    id: `row-${row + 1}`,
    answers: { kind, year, copies, lived },
  })),
})

describe('先に進めない人には、行き先を言う', () => {
  test.each([
    ['tax-certificate', { tax: 'vehicle' }, 'tax'],
    ['tax-certificate', { certificates: certificates(['income', 'fy2026', 1, 'no']) }, 'certificates'],
    ['tax-certificate', { certificates: certificates(['income', 'fy2026', 11]) }, 'certificates'],
    [
      'tax-certificate',
      { certificates: certificates(['income', 'fy2026', 10], ['paid', 'fy2026', 10], ['paid', 'fy2025', 1]) },
      'certificates',
    ],
    ['tax-certificate', { certificates: certificates(['income', 'fy2026', 1]), filed: 'none' }, 'filed'],
    ['seal-certificate', { registered: 'no' }, 'registered'],
    ['seal-certificate', { card: 'lost' }, 'card'],
    ['family-register-certificate', { place: 'other' }, 'place'],
    ['family-register-certificate', { kind: 'series' }, 'kind'],
    ['family-register-certificate', { relation: 'other' }, 'relation'],
    ['moving-out', { where: 'abroad' }, 'where'],
    ['moving-out', { where: 'within' }, 'where'],
    ['health-insurance-joining', { 'other-way': 'continued' }, 'other-way'],
    ['health-insurance-leaving', { event: 'expensive' }, 'event'],
    ['child-allowance-change', { receiving: 'no' }, 'receiving'],
    ['child-medical-card', { guardian: 'no' }, 'children'],
    ['child-medical-card', { insurance: 'assistance' }, 'insurance'],
    ['bicycle-parking', { vehicle: 'motorcycle' }, 'vehicle'],
    ['security-camera-grant', { 'organisation-kind': 'other' }, 'organisation'],
    ['security-camera-grant', { begun: 'yes' }, 'begun'],
    ['nursery-admission', { residence: 'elsewhere' }, 'start'],
    ['disaster-certificate', { cause: 'fire' }, 'cause'],
    ['disaster-certificate', { cause: 'private' }, 'cause'],
    ['disaster-certificate', { building: 'not-home' }, 'home'],
    ['disaster-certificate', { way: 'self', agreed: 'no' }, 'way'],
    ['care-need-certification', { age: 'young' }, 'age'],
    ['care-need-certification', { age: 'middle', disease: 'none' }, 'age'],
    ['bulky-waste', { source: 'business' }, 'source'],
    ['bulky-waste', { appliance: 'only' }, 'source'],
    ['after-school-club', { days: 11 }, 'days'],
    ['after-school-club', { grade: 'g4', support: 'no' }, 'child'],
    ['disability-medical-aid', { handbook: 'other' }, 'handbook'],
    ['disability-medical-aid', { 'first-age': 'over-65', exception: 'no' }, 'handbook'],
    ['disability-medical-aid', { insurance: 'assistance' }, 'insurance'],
  ])('%s：%o', (slug, chosen, page) => {
    expect(endsAt(slug, chosen)).toBe(page)
  })

  test.each([
    ['after-school-club', { days: 12 }],
    ['after-school-club', { grade: 'g6', support: 'disability' }],
    ['disability-medical-aid', { 'first-age': 'over-65', exception: 'yes' }],
    ['care-need-certification', { age: 'middle', disease: 'stroke' }],
    ['disaster-certificate', { way: 'self', agreed: 'yes' }],
  ])('%s：%oなら、進める', (slug, chosen) => {
    expect(endsAt(slug, chosen)).toBeUndefined()
  })

  test('転出は、引っ越す日の30日前から10日後までだけ、オンラインで届け出られる', () => {
    const on = (days: number) => endsAt('moving-out', { 'moving-date': today.add({ days }).toString() })
    expect([on(30), on(-10)]).toEqual([undefined, undefined])
    expect([on(31), on(-11)]).toEqual(['when', 'when'])
  })

  test('10人までの医療証を、一度に申請できる', () => {
    const members = Array.from({ length: 11 }, (_, index) => ({
      personId: `01900000-0000-7000-8001-0000000001${String(index).padStart(2, '0')}` as (typeof satoHousehold)['self'],
      isForeign: false,
    }))
    const [self] = members
    if (!self) throw new Error('nobody')
    const children = members.map(({ personId }) => personId)
    const definition = nerimaProcedure('child-medical-card')
    const path = (asked: readonly string[]) =>
      naturalPath(definition, { self: self.personId, members }, today, { children: asked }).next?.page.key
    expect(path(children.slice(0, 10))).toBeUndefined()
    expect(path(children)).toBe('children')
  })
})

const waste = (...things: [kind: string, quantity: number][]) => ({
  isDone: true,
  rows: things.map(([kind, quantity], row) => ({ id: `row-${row + 1}`, answers: { kind, quantity, size: 60 } })),
})

describe('手数料は、答えのとおりになる', () => {
  const paid = (key: string) => feeOf(profile, key).amount
  const postage = paid('postage-letter')

  test.each([
    [
      'tax-certificate',
      { certificates: certificates(['income', 'fy2026', 1]), delivery: 'counter' },
      paid('tax-certificate'),
    ],
    [
      'tax-certificate',
      {
        certificates: certificates(['income', 'fy2026', 3], ['income', 'fy2025', 1], ['paid', 'fy2026', 2]),
        delivery: 'post',
      },
      6 * paid('tax-certificate') + postage,
    ],
    [
      'tax-certificate',
      {
        certificates: certificates(['income', 'fy2026', 2], ['paid', 'fy2024', 4]),
        delivery: 'post',
        exemption: 'public-assistance',
      },
      postage,
    ],
    ['seal-certificate', { copies: 2, delivery: 'post' }, 2 * paid('seal-certificate') + postage],
    ['seal-certificate', { copies: 10, delivery: 'counter' }, 10 * paid('seal-certificate')],
    ['family-register-certificate', { kind: 'all', copies: 2, delivery: 'counter' }, 2 * paid('family-register')],
    ['family-register-certificate', { kind: 'one', copies: 1, delivery: 'post' }, paid('family-register') + postage],
    [
      'family-register-certificate',
      { kind: 'removed', copies: 2, delivery: 'counter' },
      2 * paid('family-register-removed'),
    ],
    ['moving-out', {}, 0],
    ['health-insurance-joining', {}, 0],
    ['child-medical-card', { event: 'lost' }, 0],
    ['bicycle-parking', {}, 0],
    ['disaster-certificate', { copies: 10, delivery: 'post' }, 0],
    ['school-expenses-aid', {}, 0],
    // The office fixes it after looking.
    ['bulky-waste', { items: waste(['sofa', 1]) }, 0],
  ])('%s：%o', (slug, chosen, yen) => {
    expect(total(slug, chosen)).toBe(yen)
  })
})

test('税の証明書は、種類と年度ごとに1行の手数料になり、免除も行ごとに引く', () => {
  const asked = certificates(['income', 'fy2026', 2], ['paid', 'fy2025', 1])
  const lines = (exemption: string) => {
    const way = walk('tax-certificate', { certificates: asked, delivery: 'counter', exemption })
    const { lines: found } = feeFor(
      nerimaProcedure('tax-certificate'),
      way,
      (key) => feeOf(profile, key),
      profile.exemptions,
    )
    return found.map(({ label, count, amount }) => [plainWords(label), count, amount])
  }
  expect(lines('none')).toEqual([
    ['課税証明書・非課税証明書　令和8年度', 2, 600],
    ['納税証明書　令和7年度', 1, 300],
  ])
  expect(lines('disaster').map(([, , amount]) => amount)).toEqual([600, -600, 300, -300])
  const { answers } = walk('tax-certificate', { certificates: asked })
  expect([answers['copies-total'], copiesAsked(nerimaProcedure('tax-certificate'), answers)]).toEqual([3, 3])
})

test('粗大ごみは、料金の区分ごとに数え、係が決める料金の行に合う', () => {
  const { answers } = walk('bulky-waste', { items: waste(['chair', 1], ['bicycle', 3], ['mattress', 1], ['fan', 1]) })
  expect(answers).toMatchObject({ 'count-s': 2, 'count-m': 3, 'count-l': 1, count: 6 })
  const [fee] = nerimaProcedure('bulky-waste').charges ?? []
  expect(fee?.lines.map((line) => line.fee)).toEqual(['bulky-small', 'bulky-medium', 'bulky-large'])
})

describe('書類の代わりに調べる', () => {
  test.each([
    ['health-insurance-joining', { event: 'left-job' }, true],
    ['health-insurance-joining', { event: 'birth' }, false],
    ['health-insurance-leaving', { event: 'job' }, true],
    ['health-insurance-leaving', { event: 'assistance' }, false],
    ['child-medical-card', { insurance: 'company' }, true],
    ['child-medical-card', { insurance: 'not-yet' }, false],
    ['nursery-admission', { 'tax-home': 'elsewhere' }, true],
    ['nursery-admission', { 'tax-home': 'nerima' }, false],
    ['school-expenses-aid', { consent: 'yes' }, true],
    ['school-expenses-aid', { consent: 'no' }, false],
    ['care-need-certification', { age: 'middle', disease: 'stroke' }, true],
    ['care-need-certification', { age: 'senior' }, false],
  ])('%s：%oは、照会%s', (slug, chosen, isAsked) => {
    const [rule] = nerimaProcedure(slug).lookupRules ?? []
    expect(rule && holds(rule.when, walk(slug, chosen))).toBe(isAsked)
  })
})

describe('持ち物と、次にすることは、答えのとおりに言う', () => {
  const brought = (slug: string, chosen: Record<string, unknown>) => {
    const way = walk(slug, chosen)
    const context = { answers: way.answers, facts: new Set<never>() }
    return (nerimaProcedure(slug).bring ?? [])
      .filter(({ when }) => holds(when, context))
      .map(({ text }) => withoutReadings(text.ja))
      .join('\n')
  }

  test('赤ちゃんの健康保険と、児童手当を受けているかで変わる', () => {
    const first = brought('birth-bundle', { insurance: 'national', first: 'yes' })
    expect(first).toContain('児童手当の認定請求')
    expect(first).toContain('国民健康保険に入る届け出')
    const second = brought('birth-bundle', { insurance: 'company', first: 'no' })
    expect(second).toContain('児童手当の額改定')
    expect(second).not.toContain('国民健康保険に入る届け出')
  })

  test('亡くなった人にあったものだけを言う', () => {
    expect(brought('bereavement-visit', { had: ['dog', 'elderly'] })).toContain('犬の鑑札')
    expect(brought('bereavement-visit', { had: [] })).not.toContain('葬祭費')
  })
})

describe('届け出る期限は、法律の数え方で言う', () => {
  const until = (slug: string, on: string) => {
    const { limit } = nerimaProcedure(slug)
    return limit && lastDayOf({ limit }, { [limit.from]: on }, wardCalendar(profile))?.toString()
  }

  test('出生届は、生まれた日を入れて14日、り災証明書は、次の日から90日', () => {
    expect(until('birth-bundle', '2026-11-20')).toBe('2026-12-03')
    expect(until('birth-bundle', '2026-11-22')).toBe('2026-12-07')
    expect(until('disaster-certificate', '2026-09-10')).toBe('2026-12-09')
  })
})

const blank = { ja: '', easy: '', en: '' }

describe('要確認は、係の人だけが読む', () => {
  test.each(slugs)('%s：住民が読む言葉と出典のどこにも、要確認と書いていない', (slug) => {
    expect(problemsOf(nerimaProcedure(slug)).filter(({ kind }) => kind === 'note_in_words')).toEqual([])
  })

  test('言葉に要確認と書いた定義は、公開できない', () => {
    const definition = nerimaProcedure('seal-certificate')
    const said = (ja: string, en: string) => ({ ...definition, name: { ...definition.name, ja, en } })
    const kinds = (one: Definition) => problemsOf(one).map(({ kind }) => kind)
    expect(kinds(said('証明《しょうめい》（要確認《ようかくにん》）', 'Certificate'))).toEqual(['note_in_words'])
    expect(kinds(said('証明《しょうめい》', 'Certificate (to be confirmed)'))).toEqual(['note_in_words'])
    expect(kinds({ ...definition, legalBasis: [{ ja: 'a', easy: 'a', en: 'a', toConfirm: '要確認の条' }] })).toEqual([])
  })

  test('係の一覧は、どこに何が書いてあり、何を照らすかを言う', () => {
    const definition = nerimaProcedure('bulky-waste')
    const day = allFields(definition).find(({ id }) => id === 'day')
    const items = unconfirmedIn({ profile }, definition)
    expect(items).toContainEqual({ place: '持ってくる物', says: expect.stringContaining('収集の日の朝'), what: '時刻' })
    expect(items).toContainEqual(expect.objectContaining({ place: '手数料の表', what: '区の料金表の額（仮の額）' }))
    expect(items.map(({ place }) => place)).toContain(`質問「${plainWords(day?.label ?? blank)}」`)
  })
})

describe('世帯の中から選べる人は、年齢で決まる', () => {
  const born = (...days: (string | undefined)[]): Household => ({
    self: satoHousehold.self,
    members: days.map((day, index) => ({
      personId: index === 0 ? satoHousehold.self : demoPersonId(50 + index),
      isForeign: false,
      birthDate: day
        ? { isKnown: true as const, date: Temporal.PlainDate.from(day) }
        : { isKnown: false as const, text: '不詳', assumed: null },
    })),
  })
  const choosable = (slug: string, id: string, ...days: (string | undefined)[]) => {
    const field = allFields(nerimaProcedure(slug)).find((one) => one.id === id)
    if (field?.type !== 'persons') throw new Error('no persons')
    const household = born('1985-05-05', ...days)
    const meant = membersMeant(field, household, today).map(({ personId }) => personId)
    return days.filter((_, index) => meant.includes(demoPersonId(51 + index)))
  }

  test('医療証は18歳の年度末まで：4月1日生まれは早生まれと同じ学年に数える', () => {
    expect(choosable('child-medical-card', 'children', '2008-04-01', '2008-04-02', '2026-11-01')).toEqual([
      '2008-04-02',
      '2026-11-01',
    ])
  })

  test('学童クラブは小学生と次の4月の新入生、保育園は就学前', () => {
    const days = ['2014-04-01', '2014-04-02', '2021-04-01', '2021-04-02'] as const
    expect(choosable('after-school-club', 'child', ...days)).toEqual(['2014-04-02', '2021-04-01'])
    expect(choosable('nursery-admission', 'child', '2020-04-01', '2020-04-02')).toEqual(['2020-04-02'])
  })

  test('国民健康保険に入れるのは75歳まで。生まれた日の分からない人は、年齢では外さない', () => {
    expect(choosable('health-insurance-joining', 'members', '1951-12-02', '1951-12-03', undefined)).toEqual([
      '1951-12-03',
      undefined,
    ])
  })

  test('外れた人を選んで送っても通らず、紙で出された人は係が決める', () => {
    const definition = nerimaProcedure('child-medical-card')
    const household = born('1985-05-05', '2008-04-01')
    const chosen = { children: [demoPersonId(51)] }
    expect(naturalPath(definition, household, today, chosen).next?.page.key).toBe('children')
    expect(naturalPath(definition, { ...household, takesAnybody: true }, today, chosen).next).toBeUndefined()
  })
})

test('印鑑登録証明は、だれも代わって申請できない', () => {
  const { acting, cardAlone } = nerimaProcedure('seal-certificate')
  expect([acting, cardAlone]).toEqual([undefined, true])
})

test('教示は、手続ごとの法律のとおりの庁を言う', () => {
  const to = (slug: string) => {
    const { appeal } = nerimaProcedure(slug)
    return appeal?.kind === 'appeal' ? [appeal.to, appeal.mustAppealFirst] : appeal?.why
  }
  expect(to('family-register-certificate')).toEqual(['東京法務局長', false])
  expect(to('child-allowance-change')).toEqual(['東京都知事', false])
  expect(to('tax-certificate')).toEqual(['練馬区長', false])
  expect(to('bicycle-parking')).toEqual(['練馬区長', false])
  expect(to('health-insurance-joining')).toContain('東京都国民健康保険審査会')
  expect(to('care-need-certification')).toEqual(['東京都介護保険審査会', true])
  expect(to('school-expenses-aid')).toEqual(['練馬区教育委員会', false])
  expect(to('nursery-admission')).toEqual(['練馬区長', false])
  expect(to('disaster-certificate')).toContain('再調査')
})
