import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import type { z } from 'zod'
import type { Lang } from '#platform/i18n/index.ts'
import type { House } from '#platform/module/index.ts'
import { missingFor } from '../../domain/details.ts'
import { longest, longestSlug, slugPattern } from '../../domain/page.ts'
import { topicsOf } from '../../domain/topics.ts'
import { readPageFile } from './page-file.ts'
import { type PageFront, pageSchema, type TranslationFront, translationSchema } from './page-schema.ts'
import { unreadableDays } from './relative-days.ts'

type Town = { config: Pick<House['config'], 'root' | 'profile'>; profile: Pick<House['profile'], 'offices'> }

export type ProfilePage = {
  slug: string
  front: PageFront
  body: string
  translations: readonly { lang: Exclude<Lang, 'ja'>; front: TranslationFront; body: string }[]
}

/** Every problem of a profile's pages, a line each with the file and the place. */
export class BadPages extends Error {
  readonly problems: readonly string[]
  constructor(problems: readonly string[]) {
    super(`pages of the profile:\n${problems.join('\n')}`)
    this.problems = problems
  }
}

/**
 * The municipality's `pages/**.md` with their `.easy.md` and `.en.md`, by slug; none where there is no such folder. Throws
 * `BadPages` with all that is wrong in any of them.
 */
export function readPages(town: Town): readonly ProfilePage[] {
  const folder = join(town.config.root, 'profiles', town.config.profile, 'pages')
  if (!existsSync(folder)) return []
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.md'))
  const problems: string[] = []
  const files = names.toSorted().flatMap((name) => {
    const where = relative(town.config.root, join(folder, name))
    const note = (problem: string, line?: number) =>
      problems.push(`${where}${line === undefined ? '' : `:${line}`}: ${problem}`)
    return readOne(readFileSync(join(folder, name), 'utf8'), basename(name), note) ?? []
  })
  const japanese = new Map<string, ReadFile & { lang: 'ja' }>()
  for (const file of files) {
    if (file.lang !== 'ja') continue
    if (japanese.has(file.slug)) file.note(`the address ${file.slug} is there twice; rename one of the files`)
    for (const problem of wrongNames(file.front, town)) file.note(problem)
    japanese.set(file.slug, file)
  }
  const translated = files.filter((file) => file.lang !== 'ja')
  for (const { slug, note } of translated) if (!japanese.has(slug)) note(`there is no Japanese page ${slug}.md`)
  if (problems.length > 0) throw new BadPages(problems)
  const inOthers = Map.groupBy(translated, ({ slug }) => slug)
  return [...japanese.values()].map(({ slug, front, body }) => ({
    ...{ slug, front, body },
    translations: (inOthers.get(slug) ?? []).map(({ lang, front: own, body: text }) => ({
      lang,
      front: own,
      body: text,
    })),
  }))
}

type Note = (problem: string, line?: number) => void
type ReadFile = { slug: string; body: string; note: Note } & (
  | { lang: 'ja'; front: PageFront }
  | { lang: 'easy' | 'en'; front: TranslationFront }
)

function readOne(text: string, name: string, note: Note): ReadFile | undefined {
  const [, slug = '', lang = 'ja'] = /^(.*?)(?:\.(easy|en))?\.md$/.exec(name) ?? []
  if (!slugPattern.test(slug) || slug.length > longestSlug)
    note('the name of the file is the address: a to z, 0 to 9 and - between them')
  const read = readPageFile(text)
  if (!read.ok) {
    note(read.problem, read.line)
    return undefined
  }
  const { front, body, bodyLine } = read.file
  if (body === '') note('there is no text below the front matter', bodyLine)
  if (body.length > longest.body) note(`the text has more than ${longest.body} characters`, bodyLine)
  for (const [at, one] of text.split(/\r?\n/).entries())
    for (const day of unreadableDays(one)) note(`${day} is no day: write {{day +9d}}`, at + 1)
  const parse = <Schema extends z.ZodType>(schema: Schema): z.output<Schema> | undefined => {
    const parsed = schema.safeParse(front)
    for (const { path, message } of parsed.error?.issues ?? []) {
      const at = lineOfKey(text, path)
      note(`${path.join('.') || 'front matter'}: ${message}`, at)
    }
    return parsed.data
  }
  if (lang === 'ja') {
    const own = parse(pageSchema)
    return own && { slug, body, note, lang, front: own }
  }
  const own = parse(translationSchema)
  // Parse edge: the pattern of the name.
  return own && { slug, body, note, lang: lang as 'easy' | 'en', front: own }
}

/** Where the field stands, by its name; a name that is there twice is near enough. */
function lineOfKey(text: string, path: readonly PropertyKey[]): number | undefined {
  const name = path.findLast((part) => typeof part === 'string')
  const at = name === undefined ? -1 : text.split(/\r?\n/).findIndex((line) => line.includes(`"${name}"`))
  return at === -1 ? undefined : at + 1
}

/** Names that nothing of the municipality has. */
function wrongNames(front: PageFront, { config, profile }: Town): string[] {
  const topics = topicsOf({ config })
  const of = (kind: 'topic' | 'lifeEvent') => new Set(topics.flatMap((topic) => (topic.kind === kind ? topic.key : [])))
  const offices = new Set(profile.offices.map(({ key }) => key))
  const unknown = (what: string, keys: readonly string[], known: ReadonlySet<string>) =>
    keys.filter((key) => !known.has(key)).map((key) => `${what} "${key}" is unknown`)
  const { act } = front
  const asked = front.facts.contact?.office
  const missing = missingFor(front.kind, front as Parameters<typeof missingFor>[1])
  return [
    ...unknown('the office', [front.office, ...(asked ? [asked] : [])], offices),
    ...unknown('the topic', front.topics, of('topic')),
    ...unknown('the life event', front.lifeEvents, of('lifeEvent')),
    ...(act?.form === 'service-by-publication' && !act.takenDownOn
      ? ['act: a service by publication names people and ends on a day: "takenDownOn": "+7d"']
      : []),
    ...(missing ? [`a page of the kind "${front.kind}" needs "${missing}"`] : []),
  ]
}
