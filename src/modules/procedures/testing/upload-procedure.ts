import { type Definition, parseDefinition } from '../domain/definition/definition.ts'
import { groupProcedure } from './group-procedure.ts'

const words = (text: string) => ({ ja: text, easy: text, en: text })

/** A small 届出 with photos on a page and in a row. */
export const uploadProcedure: Definition = parseDefinition({
  ...groupProcedure,
  procedure: 'upload-test',
  pages: [
    {
      key: 'photos',
      title: words('しゃしん'),
      fields: [
        { id: 'photos', type: 'file', max: 3, optional: true, label: words('しゃしん') },
        { id: 'place', type: 'text', maxLength: 50, label: words('ばしょ') },
      ],
    },
    {
      key: 'papers',
      title: words('しょるい'),
      fields: [
        {
          id: 'papers',
          type: 'group',
          label: words('しょるい'),
          rowLabel: words('しょるい'),
          min: 0,
          max: 3,
          fields: [
            { id: 'paper', type: 'file', label: words('かみ') },
            { id: 'about', type: 'text', maxLength: 50, label: words('なにか') },
          ],
        },
      ],
    },
  ],
})
