import { pick, type Random, weighted } from '../random.ts'
import { type ForeignNames, foreignNames } from './foreign-names.ts'

/** One undivided name as on the residence card; `kanji` where the country writes it so. */
export type ForeignName = { roman: string; kanji: string | null; kana: string }

export type Family = { nationality: string; nameOf: (sex: 'male' | 'female', next: Random) => ForeignName }

type Part = { roman: string; kanji: string; kana: string }

/** People of one nationality and, where there are families' names, of one family. */
export function foreignFamily(next: Random): Family {
  const country = drawCountry(next)
  const surname = country.family.length > 0 ? pick(country.family, next) : undefined
  return {
    nationality: country.nationality,
    nameOf: (sex, random) => {
      const given = pick(country[sex], random)
      const parts = surname === undefined ? [given] : country.isGivenFirst ? [given, surname] : [surname, given]
      const kanji = parts.map((part) => part.kanji).join('')
      return {
        roman: parts.map(({ roman }) => roman).join(' '),
        kanji: parts.every((part) => part.kanji) ? kanji : null,
        kana: parts.map(({ kana }) => kana).join(' '),
      }
    },
  }
}

function readCountry({ nationality, order, family, men, women }: ForeignNames) {
  return {
    nationality,
    isGivenFirst: order === 'given first',
    family: readParts(family),
    male: readParts(men),
    female: readParts(women),
  }
}

const readParts = (text: string): Part[] =>
  text
    .split(' ')
    .filter((word) => word !== '')
    .map((word) => {
      const [written = '', kana = ''] = word.split(':')
      const [roman = '', kanji = ''] = written.split('/')
      return { roman: roman.replaceAll('_', ' '), kanji, kana: kana.replaceAll('・', ' ') }
    })

const drawCountry = weighted(foreignNames.map((names) => [readCountry(names), names.weight] as const))
