import { type Definition, parseDefinition } from '../domain/definition/definition.ts'

const words = (text: string) => ({ ja: text, easy: text, en: text })
const words2 = (text: string) => ({ label: words(text) })

/** A small 届出 with every kind of question and a group of rows, for tests of the rules. */
export const groupProcedure: Definition = parseDefinition({
  procedure: 'group-test',
  kind: 'notification',
  office: 'certificates',
  signature: false,
  name: words('テストのとどけ'),
  summary: words('テスト'),
  keywords: [],
  needs: [words('なし')],
  whoMayAsk: words('だれでも'),
  legalBasis: [words('テスト')],
  lookups: [words('なし')],
  minutes: 1,
  time: { officeDays: 3, postDays: 0 },
  decision: { route: 'arrival', authority: '練馬区長', rank: 'chief', confirmed: false },
  pages: [
    {
      key: 'kind',
      title: words('しゅるい'),
      fields: [
        {
          id: 'kind',
          type: 'choice',
          ...words2('しゅるい'),
          options: [
            { value: 'with', ...words2('ある') },
            { value: 'without', ...words2('ない') },
            { value: 'elsewhere', ...words2('べつ'), stops: words('ここではできません') },
          ],
        },
      ],
    },
    {
      key: 'rows',
      title: words('いぬ'),
      fields: [
        {
          id: 'dogs',
          type: 'group',
          ...words2('いぬ'),
          rowLabel: words('いぬ'),
          min: 1,
          max: 3,
          showIf: { field: 'kind', is: 'with' },
          fields: [
            { id: 'dog-name', type: 'text', format: 'name', maxLength: 30, ...words2('なまえ') },
            {
              id: 'has-chip',
              type: 'choice',
              ...words2('チップ'),
              options: [
                { value: 'yes', ...words2('ある') },
                { value: 'no', ...words2('ない') },
              ],
            },
            {
              id: 'chip',
              type: 'text',
              format: 'microchip',
              maxLength: 20,
              ...words2('ばんごう'),
              showIf: { field: 'has-chip', is: 'yes' },
            },
            { id: 'keeper', type: 'persons', max: 1, optional: true, ...words2('だれの') },
          ],
        },
      ],
    },
    {
      key: 'rest',
      title: words('そのほか'),
      fields: [
        { id: 'since', type: 'date', notBefore: -30, notAfter: 0, ...words2('いつから') },
        { id: 'note', type: 'long-text', maxLength: 100, optional: true, ...words2('つたえたいこと') },
      ],
    },
  ],
  fees: [],
})
