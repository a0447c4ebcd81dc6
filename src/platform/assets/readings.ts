import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Furigana, type FuriganaData, furiganaWriter } from '#platform/i18n/index.ts'

const writers = new Map<string, Furigana | undefined>()

/** The municipality's dictionary of readings, as `scripts/build-readings.mjs` made it; none before the first build. */
export function dictionaryOf(root: string, profile: string): Furigana | undefined {
  const file = join(root, '.build', `readings-${profile}.json`)
  if (!writers.has(file)) writers.set(file, readDictionary(file))
  return writers.get(file)
}

function readDictionary(file: string): Furigana | undefined {
  try {
    // Written by our own build.
    return furiganaWriter(JSON.parse(readFileSync(file, 'utf8')) as FuriganaData)
  } catch {
    return undefined
  }
}
