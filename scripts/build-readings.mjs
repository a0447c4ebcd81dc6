import { existsSync, globSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { certainForms, certainWords } from '../src/platform/i18n/furigana/certain.ts'
import { collectReadings } from '../src/platform/i18n/furigana/collect.ts'

/**
 * The dictionary of readings of each municipality, .build/readings-NAME.json: out of every text that has 漢字《かんじ》, the
 * names of its offices, and the names of places in its readings.json.
 */
export function buildReadings(root) {
  const read = (file) => readFileSync(join(root, file), 'utf8')
  const find = (pattern) =>
    globSync(pattern, { cwd: root }).filter((file) => !/\.test\.|\/(?:testing|fixtures|practice|search)\b/.test(file))
  const common = find('src/**/*.{ts,tsx}').map(read)
  const profiles = readdirSync(join(root, 'profiles'), { withFileTypes: true }).filter((entry) => entry.isDirectory())
  for (const { name } of profiles) {
    const own = find(`profiles/${name}/**/*.{json,md}`).map(read)
    const data = collectReadings([...common, ...own], [...certainWords, ...certainForms, ...namesOf(root, name)])
    const target = join(root, '.build', `readings-${name}.json`)
    writeFileSync(`${target}.new`, JSON.stringify(data))
    renameSync(`${target}.new`, target)
  }
}

function namesOf(root, profile) {
  const listed = (file) => {
    const path = join(root, 'profiles', profile, file)
    return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : []
  }
  const offices = listed('offices.json').map(({ name, nameKana }) => `${name}《${nameKana}》`)
  return [...offices.filter((name) => /^[^《・、ぁ-ヺー]+《[ぁ-ゖー]+》$/.test(name)), ...listed('readings.json')]
}
