import type { House } from '#platform/module/index.ts'
import { withoutReadings } from '#platform/i18n/index.ts'
import { topicsOf } from '../domain/topics.ts'
import { diffTexts, type Run } from './domain/diff.ts'
import type { Words } from './domain/words.ts'
import { typedWords } from './forms.ts'
import { writingTexts } from './text/index.ts'

export type Difference = { name: string; runs: readonly Run[] }

const fields: Readonly<Record<string, string>> = writingTexts.edit.fields
const keyed = ['contact-office', 'topics', 'lifeEvents']

/** What became of the words of a page, field by field as they are typed; `names`: of offices and topics, by key. */
export function differences(before: Words, after: Words, names: ReadonlyMap<string, string>): Difference[] {
  const [old, fresh] = [typedWords(before), typedWords(after)]
  return [...new Set([...Object.keys(old), ...Object.keys(fresh)])].flatMap((field) => {
    const say = (typed: typeof old) =>
      [typed[field] ?? '']
        .flat()
        .map((text) => (keyed.includes(field) ? (names.get(text) ?? text) : text))
        .join('\n')
    const [was, is] = [say(old), say(fresh)]
    return was === is ? [] : [{ name: fields[field] ?? field, runs: diffTexts(was, is) }]
  })
}

/** What the profile calls its offices, topics and life events, by their keys. */
export const namesOf = (house: House): ReadonlyMap<string, string> =>
  new Map([
    ...topicsOf(house).map(({ key, name }): [string, string] => [key, withoutReadings(name.ja)]),
    ...house.profile.offices.map(({ key, name }): [string, string] => [key, name]),
  ])
