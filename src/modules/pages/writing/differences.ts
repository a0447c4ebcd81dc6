import { diffTexts, type Run } from './domain/diff.ts'
import type { Words } from './domain/words.ts'
import { typedWords } from './forms.ts'
import { writingTexts } from './text/index.ts'

export type Difference = { name: string; runs: readonly Run[] }

const names: Readonly<Record<string, string>> = writingTexts.edit.fields

/** What became of the words of a page, field by field as they are typed; `offices`: names by key. */
export function differences(before: Words, after: Words, offices: ReadonlyMap<string, string>): Difference[] {
  const [old, fresh] = [typedWords(before), typedWords(after)]
  return [...new Set([...Object.keys(old), ...Object.keys(fresh)])].flatMap((field) => {
    const say = (typed: typeof old) => {
      const text = [typed[field] ?? ''].flat().join('\n')
      return field === 'contact-office' ? (offices.get(text) ?? text) : text
    }
    const [was, is] = [say(old), say(fresh)]
    return was === is ? [] : [{ name: names[field] ?? field, runs: diffTexts(was, is) }]
  })
}

/** Names of the offices of the profile by their keys. */
export const officeNames = (offices: readonly { key: string; name: string }[]): ReadonlyMap<string, string> =>
  new Map(offices.map(({ key, name }) => [key, name]))
