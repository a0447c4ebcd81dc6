import { type Definition, parseDefinition } from '../domain/definition/definition.ts'

const words = (text: string) => ({ ja: text, easy: text, en: text })
const labelled = (text: string) => ({ label: words(text) })
const option = (value: string, text: string) => ({ value, ...labelled(text) })

/** A 申込 with wishes in their order, values that are computed, people who may not and a last day: what a definition can compute. */
export const nurseryProcedure: Definition = parseDefinition({
  procedure: 'sample-nursery',
  kind: 'entry',
  office: 'child-allowance',
  signature: false,
  name: words('みほんのほいくえん'),
  summary: words('みほんのもうしこみ'),
  keywords: [],
  needs: [words('なし')],
  whoMayAsk: words('だれでも'),
  legalBasis: [words('みほんじょうれい')],
  lookups: [words('なし')],
  minutes: 5,
  time: { officeDays: 10, postDays: 0 },
  decision: { route: 'arrival', authority: '練馬区長', rank: 'chief', confirmed: false },
  appeal: { kind: 'none', why: '契約の申込み' },
  eligibility: [
    {
      when: { compare: '>=', left: { value: 'age' }, right: { number: 6 } },
      says: words('しょうがっこうにいくこは、もうしこめません'),
      instead: words('がくどうクラブをみてください'),
    },
  ],
  limit: {
    days: 14,
    unit: 'calendar-days',
    from: 'moved-on',
    counts: 'day-after',
    says: words('ひっこしたひから14にちいないにだしてください'),
    source: '見本条例 第3条',
    confirmed: false,
  },
  coreSystem: {
    system: 'child-care',
    name: '見本の基幹システム',
    items: [
      { item: '希望', from: 'wishes' },
      { item: '月額', from: 'monthly' },
      { item: '年齢', from: 'age' },
    ],
  },
  pages: [
    {
      key: 'child',
      title: words('おこさん'),
      fields: [
        { id: 'born-on', type: 'date', notAfter: 0, ...labelled('うまれたひ') },
        { id: 'moved-on', type: 'date', notAfter: 0, ...labelled('ひっこしたひ') },
        {
          id: 'age',
          type: 'computed',
          format: 'number',
          unit: words('さい'),
          value: { years: [{ value: 'born-on' }, { today: true }] },
          ...labelled('ねんれい'),
        },
      ],
    },
    {
      key: 'siblings',
      title: words('きょうだい'),
      fields: [
        {
          id: 'siblings',
          type: 'group',
          ...labelled('きょうだい'),
          rowLabel: words('きょうだい'),
          noneLabel: words('いない'),
          min: 0,
          max: 5,
          fields: [
            { id: 'sibling-name', type: 'text', format: 'name', maxLength: 30, ...labelled('なまえ') },
            { id: 'days-a-week', type: 'number', min: 1, max: 6, unit: words('にち'), ...labelled('しゅうになんにち') },
          ],
        },
      ],
    },
    {
      key: 'wishes',
      title: words('きぼう'),
      fields: [
        {
          id: 'wishes',
          type: 'ranking',
          min: 1,
          max: 3,
          ...labelled('いきたいほいくえん'),
          options: [
            option('hikari', 'ひかり'),
            option('oizumi', 'おおいずみ'),
            option('sakura', 'さくら'),
            // Babies only.
            { ...option('tane', 'たね'), showIf: { compare: '<', left: { value: 'age' }, right: { number: 1 } } },
          ],
        },
        {
          id: 'why-same',
          type: 'text',
          maxLength: 40,
          ...labelled('きょうだいとおなじところがいいわけ'),
          showIf: {
            some: 'siblings',
            where: { compare: '>=', left: { value: 'siblings.days-a-week' }, right: { number: 3 } },
          },
        },
        {
          id: 'monthly',
          type: 'computed',
          format: 'yen',
          ...labelled('つきのりょうきん'),
          value: {
            subtract: [{ number: 20_000 }, { multiply: [{ number: 2500.5 }, { count: 'siblings' }] }],
          },
        },
      ],
    },
  ],
  fees: [],
})
