import type { Hono } from 'hono'
import type { Ctx, HttpEnv } from '#platform/http/index.ts'
import type { House } from '#platform/module/index.ts'
import { groundOf } from '../../ground/index.ts'
import { parseReportNumber, requireCatalogue } from '../../record/index.ts'
import { answer, formats } from '../answers/answer.ts'
import { bad, notThere, Refusal } from '../answers/refusal.ts'
import { langOf } from '../answers/words.ts'
import { requireOwnJurisdiction } from '../jurisdiction.ts'
import type { Asked } from '../reading/query.ts'
import { isOffered } from '../reading/services.ts'
import { readPosted } from './form.ts'
import { noticeFor } from './notice.ts'
import { requireProgram } from './key.ts'
import { postReport } from './post-report.ts'
import { readAttributes } from './read-attributes.ts'
import { readSpot } from './read-place.ts'
import { readWords } from './read-request.ts'
import { takeUpdate } from './take-update.ts'
import { findAsset } from './store.ts'

export function mountReceiving(app: Hono<HttpEnv>, house: House): void {
  for (const format of formats) {
    app.post(`/requests.${format}`, (c) => receive(c, house))
    app.post(`/servicerequestupdates.${format}`, (c) => receiveUpdate(c, house))
  }
}

async function receive(c: Ctx, house: House): Promise<Response> {
  const posted = await readPosted(c)
  const { asked, files } = posted
  requireOwnJurisdiction(house, asked('jurisdiction_id'))
  const program = await requireProgram(c, house, asked)
  const { categories, settings } = requireCatalogue(house)
  const code = asked('service_code')
  if (code === undefined) throw bad('service_code_missing')
  const category = categories.get(code)
  if (!category || !isOffered(category)) throw notThere('service_unknown', code)
  const { answers, problems } = readAttributes(category, posted)
  const read = readWords(posted, settings.photos)
  const found = await readSpot(groundOf(house), house.profile, asked, (plate) =>
    house.db.read((tx) => findAsset(tx, plate, house.clock.today())),
  ).catch((error: unknown) => {
    if (error instanceof Refusal) return error
    throw error
  })
  const all = [...problems, ...read.problems, ...(found instanceof Refusal ? found.problems : [])]
  if (found instanceof Refusal || all.length > 0) throw new Refusal(400, all)
  const receipt = await postReport(house, program, category, {
    ...found,
    ...read.words,
    category: code,
    attributes: answers,
    files: await Promise.all(
      files.map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })),
    ),
  })
  return answer(c, 'service_requests', [
    {
      service_request_id: receipt.number,
      service_notice: noticeFor(house, category, receipt, langOf(c)),
      account_id: null,
    },
  ])
}

async function receiveUpdate(c: Ctx, house: House): Promise<Response> {
  const posted = await readPosted(c)
  const { asked } = posted
  requireOwnJurisdiction(house, asked('jurisdiction_id'))
  const program = await requireProgram(c, house, asked)
  const updateId = asked('update_id') ?? asked('update_id_ext')
  if (updateId === undefined) throw bad('update_id_missing')
  if (Array.from(updateId).length > 200) throw bad('value_too_long', 'update_id')
  const { words, problems } = readWords(posted, requireCatalogue(house).settings.photos)
  const { description, mediaUrls } = words
  if (description === '') problems.push({ code: 'description_missing' })
  if (Array.from(description).length > longestUpdate) problems.push({ code: 'value_too_long', about: 'description' })
  if (problems.length > 0) throw new Refusal(400, problems)
  const typed = asked('service_request_id') ?? ''
  const number = parseReportNumber(typed)
  if (!number) throw notThere('request_unknown', typed)
  await house.db.transact((tx) =>
    takeUpdate(tx, house, program, { number, updateId, status: statusOf(asked), description, mediaUrls }),
  )
  return answer(c, 'service_request_updates', [{ update_id: updateId }])
}

// With what is written around it, it has to fit into a step.
const longestUpdate = 3800

// FixMyStreet sends finer words than the standard's two.
const ends = /^(closed|fixed|no_further_action|not_councils_responsibility|internal_referral|duplicate)\b/i

function statusOf(asked: Asked): 'open' | 'closed' | undefined {
  const status = asked('status')
  return status === undefined ? undefined : ends.test(status) ? 'closed' : 'open'
}
