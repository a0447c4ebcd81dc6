import { stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { type Evaluation, evaluateCollection, UnfitCollection } from '#modules/search/evaluation/index.ts'
import { CannotStart } from './failure.ts'

/** `madoguchi search-eval FILE`: how well the search finds the right passages of a collection. Needs no database. */
export async function searchEval(_root: string, args: readonly string[]): Promise<void> {
  const [given, ...more] = args
  if (!given || given.startsWith('--') || more.length > 0)
    throw new CannotStart(`search-eval: which file? For example: npm run search-eval -- collection.jsonl\n${shape}`)
  const file = resolve(given)
  const found = await stat(file).catch(() => undefined)
  if (!found?.isFile()) throw new CannotStart(`search-eval: there is no file ${given}`)
  const began = performance.now()
  const evaluation = await evaluateCollection(file).catch((error: unknown) => {
    throw error instanceof UnfitCollection ? new CannotStart(`search-eval: ${given}: ${error.message}`) : error
  })
  process.stdout.write(wordsOf(evaluation, (performance.now() - began) / 1000))
}

const shape = `Each line is a passage {"id":…,"title":"…","text":"…"} or a question {"query":"…","relevant":[ids]}.`

function wordsOf({ passages, questions, mrr, hit1, recall, zero, incomplete }: Evaluation, seconds: number): string {
  const percent = (share: number) => `${(share * 100).toFixed(2)} %`
  return [
    `passages   ${passages}`,
    `questions  ${questions}`,
    `MRR@10     ${mrr.toFixed(4)}`,
    `hit@1      ${hit1.toFixed(4)}`,
    `recall@10  ${recall.toFixed(4)}`,
    `zero-hit   ${percent(zero)}`,
    `seconds    ${seconds.toFixed(1)}`,
    ...(incomplete.length > 0
      ? [`! ${incomplete.length} questions name a passage that is not in the file, the first in line ${incomplete[0]}`]
      : []),
    '',
  ].join('\n')
}
