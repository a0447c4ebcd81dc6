import { z } from 'zod'
import type { Open311Server } from '#platform/config/index.ts'
import type { Actor } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import { coverPersonal, lockReport, type Report, findReport } from '../../record/index.ts'
import { picturesOf } from '../reading/store.ts'
import { staffTexts as t } from '../text/staff.ts'
import { askToken, findOurs, type Outgoing, sendRequest } from './client.ts'
import { codeAt, serverOf } from './servers.ts'
import { type Forwarded, type ForwardedId, type ForwardState, findForwarded, moveForwarded } from './store.ts'
import { bodyName, writeNote } from './take-news.ts'

export const sendTask = 'reports.send-open311'
const payload = z.object({ id: z.custom<ForwardedId>((id) => typeof id === 'string') })
const system: Actor = { kind: 'system', task: sendTask }

/** Minutes until the next try, by what is waited for. */
const pauses = { waiting: 10, asking: 10, token: 10, taken: 15 }
/** After so many days it is said to the office that nobody knows. */
const patienceDays = 3

/**
 * Takes a report that was handed over to a body's server, once as well as GeoReport v2 allows: it has no key against doubles,
 * so before a request leaves it is written that it may; who does not know whether it arrived looks for our number among
 * theirs, and where that cannot be found out a person telephones. Safe to run twice.
 */
export async function sendForwarded(house: House, job: unknown): Promise<void> {
  const { id } = payload.parse(job)
  const found = await house.db.read(async (tx) => {
    const forwarded = await findForwarded(tx, id)
    return forwarded && { forwarded, report: await findReport(tx, forwarded.reportId) }
  })
  if (!found?.report) return
  const { forwarded, report } = found
  const server = serverOf(house, forwarded.server)
  const { body } = forwarded
  if (!server) return settle(house, forwarded, ['waiting'], { to: 'refused', note: t.noServer(bodyName(house, body)) })
  switch (forwarded.state) {
    case 'waiting':
      return send(house, server, forwarded, report)
    case 'asking':
      return lookFor(house, server, forwarded, report)
    case 'token':
      return redeem(house, server, forwarded)
    default:
      return
  }
}

async function send(house: House, server: Open311Server, forwarded: Forwarded, report: Report): Promise<void> {
  const outgoing = await house.db.read((tx) => outgoingOf(tx, house, server, report))
  const mayHaveLeft = await house.db.transact((tx) =>
    moveForwarded(tx, forwarded.id, ['waiting'], { to: 'asking', ...soon(house, 'asking'), tries: 1 }),
  )
  if (!mayHaveLeft) return
  const sent = await sendRequest(server, outgoing)
  switch (sent.kind) {
    case 'taken':
      return taken(house, forwarded, sent.id)
    case 'token':
      return settle(house, forwarded, ['asking'], { to: 'token', token: sent.token })
    case 'refused':
      return settle(house, forwarded, ['asking'], {
        to: 'refused',
        note: t.refused(bodyName(house, forwarded.body), sent.why),
      })
    case 'not_sent':
      return isOutOfPatience(house, forwarded)
        ? settle(house, forwarded, ['asking'], { to: 'refused', note: t.refused(bodyName(house, forwarded.body), '') })
        : settle(house, forwarded, ['asking'], { to: 'waiting', tries: -1 })
    case 'unclear':
      // It stays as one of which nobody knows; the next run looks for it.
      return
  }
}

/** A second time only where they answer and do not have it, and never a third. */
async function lookFor(house: House, server: Open311Server, forwarded: Forwarded, report: Report): Promise<void> {
  const now = house.clock.now()
  const from = forwarded.handedAt.subtract({ hours: 24 })
  const theirs = await findOurs(server, { number: report.number, from, to: now.add({ hours: 24 }) })
  if (theirs) return taken(house, forwarded, theirs)
  if (theirs === null && forwarded.tries < 2) return settle(house, forwarded, ['asking'], { to: 'waiting' })
  if (theirs === null || isOutOfPatience(house, forwarded)) return unclear(house, forwarded)
}

async function redeem(house: House, server: Open311Server, forwarded: Forwarded): Promise<void> {
  const theirs = forwarded.token === null ? undefined : await askToken(server, forwarded.token)
  if (theirs) return taken(house, forwarded, theirs)
  if (isOutOfPatience(house, forwarded)) return unclear(house, forwarded)
}

const taken = (house: House, forwarded: Forwarded, externalId: string): Promise<void> =>
  settle(house, forwarded, ['asking', 'token'], {
    to: 'taken',
    externalId,
    note: t.taken(bodyName(house, forwarded.body), externalId),
  })

const unclear = (house: House, forwarded: Forwarded): Promise<void> =>
  settle(house, forwarded, ['asking', 'token'], { to: 'unclear', note: t.unclear(bodyName(house, forwarded.body)) })

type Settled = { to: ForwardState; tries?: -1; token?: string; externalId?: string; note?: string }

async function settle(
  house: House,
  { id, reportId }: Forwarded,
  from: readonly ForwardState[],
  { note, ...change }: Settled,
): Promise<void> {
  const { to } = change
  await house.db.transact(async (tx) => {
    const report = await lockReport(tx, reportId)
    const isAsked = to === 'waiting' || to === 'token' || to === 'taken'
    const at = isAsked ? soon(house, to) : { at: house.clock.now() }
    const hasMoved = report && (await moveForwarded(tx, id, from, { ...change, ...at }))
    if (hasMoved && note) await writeNote(tx, house, system, report, note, 'system')
  })
}

function soon(house: House, state: keyof typeof pauses): { at: Temporal.Instant; askAt: Temporal.Instant } {
  const at = house.clock.now()
  return { at, askAt: at.add({ minutes: pauses[state] }) }
}

const isOutOfPatience = (house: House, { handedAt }: Forwarded): boolean =>
  Temporal.Instant.compare(house.clock.now(), handedAt.add({ hours: patienceDays * 24 })) > 0

/** What another body learns: what is to be done and where, never who told us; pictures only those that everybody sees. */
async function outgoingOf(tx: Tx, house: House, server: Open311Server, report: Report): Promise<Outgoing> {
  const { profile, config } = house
  const [picture] = (await picturesOf(tx, [report.id])).get(report.id) ?? []
  const words = coverPersonal(report.description ?? report.shownText)
  return {
    code: codeAt(server, report.category),
    lat: report.lat,
    lon: report.lon,
    address: coverPersonal(`${profile.name}${report.town}　${report.placeText ?? ''}`.trim()),
    description: `${t.outgoing(profile.name, report.number, report.shownTitle)}\n${words}`.trim().slice(0, 4000),
    mediaUrl: picture && `${config.publicUrl}/reports/photos/${picture}/large`,
  }
}
