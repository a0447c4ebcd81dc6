import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline/promises'
import { z } from 'zod'
import { createIndex, noSynonyms, queryOf, type SearchIndex, termsOf } from '../engine/index.ts'
import { looked, type Measures, measuresOf, type Outcome } from './measures.ts'

/** A collection's file is not as it has to be; the message says where and what. */
export class UnfitCollection extends Error {
  override readonly name = 'UnfitCollection'
}

export type Evaluation = Measures & {
  passages: number
  /** Lines of questions with a right passage that is not in the file. */
  incomplete: readonly number[]
}

const id = z.union([z.string(), z.number()]).transform(String)
const passageSchema = z.object({ id, title: z.string().nullish(), text: z.string() })
const questionSchema = z.object({ query: z.string(), relevant: z.array(id).min(1) })

type Question = z.infer<typeof questionSchema> & { line: number }

/**
 * Asks the questions of a file of JSON lines, `{"id","title","text"}` and `{"query","relevant":[ids]}` in any order,
 * of its passages. Throws `UnfitCollection` with the number of the line.
 */
export async function evaluateCollection(file: string): Promise<Evaluation> {
  const index = createIndex()
  const names: string[] = []
  const known = new Set<string>()
  const questions: Question[] = []
  let line = 0
  for await (const text of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
    line += 1
    const given = parse(line === 1 ? text.replace(/^\ufeff/, '') : text, line)
    if (given === undefined) continue
    if ('query' in given) {
      questions.push({ ...given, line })
      continue
    }
    if (known.has(given.id)) throw new UnfitCollection(`line ${line}: there is a passage ${given.id} already`)
    known.add(given.id)
    put(index, names.push(given.id) - 1, given)
    await index.tidy()
  }
  if (names.length === 0)
    throw new UnfitCollection('there is no passage in it: lines like {"id":1,"title":"…","text":"…"}')
  if (questions.length === 0)
    throw new UnfitCollection('there is no question in it: lines like {"query":"…","relevant":[1]}')
  const outcomes = questions.map((question): Outcome => {
    const { ids } = index.find(queryOf(question.query, noSynonyms), plainly)
    return { found: ids.map((id) => names[id] ?? ''), right: new Set(question.relevant) }
  })
  const incomplete = questions.filter(({ relevant }) => relevant.some((id) => !known.has(id))).map(({ line }) => line)
  return { ...measuresOf(outcomes), passages: names.length, incomplete }
}

const plainly = { lang: 'ja', now: 0, today: 0, limit: looked, offset: 0 } as const

function put(index: SearchIndex, id: number, passage: z.infer<typeof passageSchema>): void {
  const terms = termsOf({ title: passage.title ?? '', headings: [], body: passage.text, words: [] })
  index.put({ id, subject: `passage:${passage.id}`, terms, kind: 'page', lang: 'ja', topics: [], changedOn: 0 })
}

function parse(text: string, line: number) {
  if (text.trim() === '') return undefined
  const value = valueOf(text, line)
  const isQuestion = typeof value === 'object' && value !== null && 'query' in value
  const result = (isQuestion ? questionSchema : passageSchema).safeParse(value)
  if (result.success) return result.data
  const field = result.error.issues[0]?.path.join('.')
  const expected = isQuestion ? '{"query":"…","relevant":[ids, at least one]}' : '{"id":…,"title":"…","text":"…"}'
  const what = isQuestion ? 'a question' : 'a passage'
  throw new UnfitCollection(`line ${line}: ${what} has to be ${expected}${field ? `; look at "${field}"` : ''}`)
}

function valueOf(text: string, line: number): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new UnfitCollection(`line ${line}: this is not JSON`)
  }
}
