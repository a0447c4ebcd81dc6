import { cpSync, globSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { loadProfile } from '#platform/profile/index.ts'
import { topicsOf } from '../../domain/topics.ts'
import { rendered } from '../../writing/index.ts'
import { detailsFrom } from './details-from.ts'
import { BadPages, readPages } from './read-pages.ts'
import { dayFrom, momentFrom, sayDays } from './relative-days.ts'

const project = join(import.meta.dirname, '../../../../..')
const today = Temporal.PlainDate.from('2026-11-30')

describe('どのプロファイルのページも読める', () => {
  const profiles = readdirSync(join(project, 'profiles'), { withFileTypes: true }).filter((one) => one.isDirectory())
  test.each(profiles.map(({ name }) => name))('%s', (profile) => {
    const config = { root: project, profile }
    const pages = readPages({ config, profile: loadProfile(config) })
    for (const { front } of pages) expect(detailsFrom(front, today).topics).toEqual(front.topics)
  })

  test.each(profiles.map(({ name }) => name))('%sのページのリンクは、このサイトのどこかへ行く', (profile) => {
    const config = { root: project, profile }
    const pages = readPages({ config, profile: loadProfile(config) })
    const files = (folder: string) =>
      globSync(`${folder}/**/*.json`, { cwd: join(project, 'profiles', profile) }).map((path) =>
        basename(path, '.json'),
      )
    const places: Record<string, ReadonlySet<string>> = {
      pages: new Set(pages.map(({ slug }) => slug)),
      topics: new Set(topicsOf({ config }).flatMap(({ kind, key }) => (kind === 'topic' ? key : []))),
      life: new Set(topicsOf({ config }).flatMap(({ kind, key }) => (kind === 'lifeEvent' ? key : []))),
      procedures: new Set(files('procedures')),
    }
    const wrong = pages.flatMap(({ slug, front, body, translations }) => {
      const links = [body, ...translations.map((one) => one.body)].flatMap((text) => rendered(text).links)
      const action = front.action && 'href' in front.action ? [front.action.href] : []
      return [...links.map(({ href }) => href), ...action].flatMap((href) => {
        const [, place = '', name = ''] = /^\/([a-z]+)\/([^/?#]+)/.exec(href) ?? []
        return places[place] && !places[place].has(name) ? [`${slug}: ${href}`] : []
      })
    })
    expect(wrong).toEqual([])
  })
})

describe('まちがいのあるファイルは、名前と行で言う', () => {
  let root: string
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'pages-'))
    mkdirSync(join(root, 'profiles/town/pages/waste'), { recursive: true })
    cpSync(join(project, 'profiles/nerima/topics.json'), join(root, 'profiles/town/topics.json'))
  })
  afterEach(() => rmSync(root, { recursive: true }))

  const { offices } = loadProfile({ root: project, profile: 'nerima' })
  const front = { kind: 'guide', title: '粗大ごみ', summary: '申し込んでから出します。', office: 'waste-recycling' }
  const write = (name: string, head: object, body = '本文です。') =>
    writeFileSync(
      join(root, 'profiles/town/pages/waste', name),
      `---\n${JSON.stringify(head, null, 2)}\n---\n${body}\n`,
    )
  const problems = () => {
    try {
      readPages({ config: { root, profile: 'town' }, profile: { offices } })
    } catch (error) {
      if (error instanceof BadPages) return error.problems
      throw error
    }
    return []
  }

  test('正しいファイルには何も言わない', () => {
    write('sodai.md', { ...front, topics: ['waste'], lifeEvents: ['moving'], reviewOn: '+1y', facts: { who: '' } })
    write('sodai.en.md', { title: 'Bulky waste', summary: 'Book first.' })
    expect(problems()).toEqual([])
  })

  test('書式', () => {
    write('sodai.md', { ...front, reviewOn: '2027-01-01', colour: 'red' }, '次は{{day 9日後}}です。')
    writeFileSync(join(root, 'profiles/town/pages/waste/broken.md'), '---\n{\n  "kind": guide\n}\n---\n本文')
    expect(problems()).toEqual([
      expect.stringMatching(/^profiles\/town\/pages\/waste\/broken\.md:3: the front matter is not JSON/),
      expect.stringContaining('profiles/town/pages/waste/sodai.md:11: {{day 9日後}} is no day'),
      expect.stringMatching(/sodai\.md:7: reviewOn: a day is written as/),
      expect.stringMatching(/sodai\.md.*colour/),
    ])
  })

  test('ないもの、足りないもの、二重のもの', () => {
    write('sodai.md', { ...front, office: 'nobody', topics: ['moving'] })
    write('kouza.md', { ...front, kind: 'event' })
    write('tenkyo.easy.md', { title: '引《ひ》っ越《こ》し', summary: '届《とど》けます。' })
    mkdirSync(join(root, 'profiles/town/pages/other'))
    cpSync(join(root, 'profiles/town/pages/waste/kouza.md'), join(root, 'profiles/town/pages/other/kouza.md'))
    const act = { form: 'service-by-publication', number: '公示第1号', date: '-1d' }
    write('koji.md', { ...front, kind: 'act', act })
    const said = problems().join('\n')
    expect(said).toContain('sodai.md: the office "nobody" is unknown')
    expect(said).toContain('sodai.md: the topic "moving" is unknown')
    expect(said).toContain('other/kouza.md: a page of the kind "event" needs "event"')
    expect(said).toContain('waste/kouza.md: the address kouza is there twice')
    expect(said).toContain('koji.md: act: a service by publication names people')
    expect(said).toContain('tenkyo.easy.md: there is no Japanese page tenkyo.md')
  })
})

test('日付は今日から数える', () => {
  expect(dayFrom('+9d', today)?.toString()).toBe('2026-12-09')
  expect(dayFrom('-2w', today)?.toString()).toBe('2026-11-16')
  expect(dayFrom('+1y', today)?.toString()).toBe('2027-11-30')
  expect(dayFrom('9日', today)).toBeUndefined()
  expect(momentFrom('+9d 10:00', today)?.toString()).toBe('2026-12-09T01:00:00Z')
  expect(momentFrom('+9d 25:00', today)).toBeUndefined()
  expect(sayDays('次は{{day +9d}}です', today, 'ja')).toBe('次は12月9日（水曜日）です')
  expect(sayDays('on {{day +9d}}', today, 'en')).toBe('on Wed 9 Dec')
})
