import type { Hono } from 'hono'
import type { Ctx, HttpEnv } from '#platform/http/index.ts'
import type { House } from '#platform/module/index.ts'
import { groundOf } from '../../ground/index.ts'
import { requireCatalogue } from '../../record/index.ts'
import { answer, formats } from '../answers/answer.ts'
import { bad, notThere, Refusal } from '../answers/refusal.ts'
import { langOf } from '../answers/words.ts'
import { requireOwnJurisdiction } from '../jurisdiction.ts'
import { isOffered } from '../reading/services.ts'
import { readPosted } from './form.ts'
import { noticeFor } from './notice.ts'
import { requireProgram } from './key.ts'
import { postReport } from './post-report.ts'
import { readAttributes } from './read-attributes.ts'
import { readSpot } from './read-place.ts'
import { readWords } from './read-request.ts'
import { findAsset } from './store.ts'

export function mountReceiving(app: Hono<HttpEnv>, house: House): void {
  for (const format of formats) app.post(`/requests.${format}`, (c) => receive(c, house))
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
