import { NotFound } from '#platform/errors/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { type Ctx, readCookie, seeOther, writeCookie } from '#platform/http/index.ts'
import { newId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import type { Case } from '../../actions/load-case.ts'
import { practiceCase } from '../../practice/practice-case.ts'
import { practiceHousehold } from '../../practice/household.ts'
import { findRun, lockRun, type PracticeRun } from '../../practice/runs.ts'
import { currentRevision, type Revision, revisionById } from '../../store/revisions.ts'
import type { Keeper } from '../questions/read-form.ts'

const cookie = 'madoguchi_practice'
const aDay = 24 * 60 * 60

/** The random name under which this browser practises; given out with the first practice. */
export function tokenOf(c: Ctx, house: House): string | undefined {
  const token = readCookie(c, house.config, cookie)
  return token && /^[\w-]{20,64}$/.test(token) ? token : undefined
}

export function giveToken(c: Ctx, house: House): string {
  const token = tokenOf(c, house) ?? Buffer.from(crypto.getRandomValues(new Uint8Array(24))).toString('base64url')
  writeCookie(c, house.config, cookie, token, aDay)
  return token
}

/** The published procedure and who practises it. Throws `NotFound` for anything else. */
export async function toPractise(tx: Tx, house: House, slug: string): Promise<Revision> {
  const revision = practiceHousehold(house) && (await currentRevision(tx, slug))
  if (!revision) throw new NotFound('procedure to practise')
  return revision
}

export type Practising = { run: PracticeRun; found: Case }

/** This browser's practice of the procedure in the address; `undefined` where it has not begun or was forgotten. */
export const practising = (tx: Tx, c: Ctx, house: House): Promise<Practising | undefined> => open(tx, c, house, findRun)

/** The same, to be changed. */
export const lockPractising = (tx: Tx, c: Ctx, house: House): Promise<Practising | undefined> =>
  open(tx, c, house, lockRun)

async function open(tx: Tx, c: Ctx, house: House, find: typeof findRun): Promise<Practising | undefined> {
  const practice = practiceHousehold(house)
  const token = tokenOf(c, house)
  const run = token && (await find(tx, token, slugOf(c)))
  if (!practice || !run) return undefined
  const revision = await revisionById(tx, run.revisionId)
  return { run, found: await practiceCase(tx, house, { run, revision, practice, lang: c.get('lang') }) }
}

export const slugOf = (c: Ctx): string => c.req.param('slug') ?? ''

export const toStart = (c: Ctx): Response => seeOther(c, `/practice/${slugOf(c)}`)

/** Keeps nothing: what it gives out refers to nowhere. */
export const keepNothing: Keeper = {
  file: async () => ({ ok: true, fileId: newId<'file'>() }),
  account: async () => newId<'bank-account'>(),
}
