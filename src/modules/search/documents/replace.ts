import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Tx } from '#platform/db/index.ts'
import type { House, SearchDocument } from '#platform/module/index.ts'
import { termsMadeBy, termsOf } from '../engine/index.ts'
import { plainDocument } from './plain-document.ts'
import { sourcesOf } from './sources.ts'
import {
  type KeptDocument,
  lockHead,
  type PlainDocument,
  putDocuments,
  raiseHead,
  removeDocuments,
} from './store/write.ts'

/**
 * What these subjects of a source say from now on, in every language; a subject or language that is not among `documents`
 * is found no more. Call it last in the transaction: it holds the one row that orders all changes of the search.
 */
export async function replaceDocuments(
  tx: Tx,
  house: House,
  source: string,
  subjects: readonly string[],
  documents: readonly SearchDocument[],
): Promise<void> {
  if (!sourcesOf(house).some(({ name }) => name === source)) throw new Error(`no module declares the source ${source}`)
  await replaceWith(tx, source, subjects, async () => documents)
}

/** The same with documents that are read once nobody else can write: what is read then is the last word. */
export async function replaceWith(
  tx: Tx,
  source: string,
  subjects: readonly string[],
  read: () => Promise<readonly SearchDocument[]>,
): Promise<void> {
  if (subjects.length === 0) return
  const version = await lockHead(tx)
  const asked = new Set(subjects)
  const documents = (await read()).map(plainDocument)
  const stranger = documents.find(({ subject }) => !asked.has(subject))
  if (stranger) throw new Error(`a document of ${stranger.subject} was not asked for`)
  const removed = await removeDocuments(tx, source, subjects, documents, version)
  const kept = await withTerms(documents)
  const put = await putDocuments(tx, source, kept, version)
  if (removed + put > 0) await raiseHead(tx, version)
}

// Pages are long: others of this process have their turn between some of them.
const atOnce = 5

async function withTerms(documents: readonly PlainDocument[]): Promise<KeptDocument[]> {
  const kept: KeptDocument[] = []
  for (const [at, document] of documents.entries()) {
    if (at > 0 && at % atOnce === 0) await nextTurn()
    kept.push({ document, terms: termsOf(document), termsMadeBy })
  }
  return kept
}
