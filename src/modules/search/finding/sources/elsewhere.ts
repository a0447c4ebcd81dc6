import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { keptText, langs } from '#platform/i18n/index.ts'
import type { House, SearchAction, SearchDocument, SearchSource } from '#platform/module/index.ts'
import { findingTexts } from '../text/index.ts'

/** Matters of the prefecture or the state that people look for here, with the right office: `search/elsewhere.json` of the profile. */
export const elsewhereSource: SearchSource = {
  async *all(_tx, house) {
    yield* documentsOf(house)
  },
  of: async (_tx, house, subjects) => documentsOf(house).filter(({ subject }) => subjects.includes(subject)),
}

const said = z.strictObject({ ja: z.string().min(1), easy: z.string().min(1), en: z.string().min(1) })

const matterSchema = z.strictObject({
  key: z.string().regex(/^[a-z][a-z0-9-]*$/),
  title: said,
  summary: said,
  /** Which office of which authority it is. */
  who: z.string().min(1),
  phone: z
    .string()
    .regex(/^#?[0-9-]{3,14}$/)
    .optional(),
  url: z.url({ protocol: /^https$/ }).optional(),
  words: z.array(z.string().min(1)),
})

type Matter = z.infer<typeof matterSchema>

function documentsOf(house: House): SearchDocument[] {
  return mattersOf(house).flatMap((matter) =>
    langs.map((lang) => {
      const action = actionOf(matter, keptText(findingTexts(lang).call), keptText(findingTexts(lang).theirPage))
      return {
        subject: `elsewhere:${matter.key}`,
        kind: 'elsewhere' as const,
        lang,
        href: matter.url ?? '/help',
        title: matter.title[lang],
        summary: `${matter.summary[lang]}${lang === 'en' ? ' ' : ''}${keptText(findingTexts(lang).office(matter.who))}`,
        headings: [],
        body: matter.who,
        words: matter.words,
        ...(action && { action }),
        topics: [],
        changedOn: unchanging,
      }
    }),
  )
}

function actionOf({ phone, url }: Matter, call: string, theirPage: string): SearchAction | undefined {
  if (phone) return { label: call, phone }
  return url ? { label: theirPage, href: url } : undefined
}

const unchanging = Temporal.PlainDate.from('2000-01-01')

const known = new WeakMap<House['config'], readonly Matter[]>()

export function mattersOf({ config }: House): readonly Matter[] {
  const matters = known.get(config) ?? readMatters(config)
  known.set(config, matters)
  return matters
}

/** None without the file. Throws with the file and the field that is wrong. */
function readMatters({ root, profile }: Pick<House['config'], 'root' | 'profile'>): readonly Matter[] {
  const file = join(root, 'profiles', profile, 'search', 'elsewhere.json')
  if (!existsSync(file)) return []
  const read = z.array(matterSchema).safeParse(JSON.parse(readFileSync(file, 'utf8')))
  if (read.success) return read.data
  const problems = read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
  throw new Error(`profile ${file}: ${problems.join('; ')}`)
}
