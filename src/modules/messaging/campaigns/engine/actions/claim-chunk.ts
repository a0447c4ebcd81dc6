import type { Tx } from '#platform/db/index.ts'
import type { PersonId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { wardTimeZone } from '#platform/time/index.ts'
import { giveUp, retryHours } from '../../../delivery/domain/next-step.ts'
import { composeBody } from '../compose.ts'
import { judge, judgeUsual, type SendingRules } from '../domain/judge.ts'
import { officeRules } from '../office-rules.ts'
import { type Campaign, countedSince, shareCampaignOf } from '../store/campaigns.ts'
import {
  beginAttempt,
  cancelEmpty,
  type Chunk,
  lockChunk,
  moveToLaterChunk,
  type SealedChunk,
  sealChunk,
  settleChunk,
  waitUntil,
} from '../store/chunks.ts'
import { addToDigest } from '../store/digest.ts'
import { lateFacts } from '../store/late-checks.ts'
import { envelopesOf } from './envelopes.ts'
import { standingOf } from './standing.ts'

/** Checks late who is still to be told, settles it for good and begins an attempt; `undefined`: nothing to send now. */
export async function claimChunk(tx: Tx, house: House, id: string): Promise<SealedChunk | undefined> {
  // The campaign before the chunk, as everywhere.
  const campaign = await shareCampaignOf(tx, id)
  const chunk = campaign && (await lockChunk(tx, id))
  if (!chunk || isSettled(chunk)) return undefined
  const at = house.clock.now()
  const end = endOf(campaign, chunk, at)
  if (end) {
    await settleChunk(tx, id, end, at)
    return undefined
  }
  if (campaign.state === 'braked') return undefined
  if (isSealed(chunk)) {
    await beginAttempt(tx, id)
    return { ...chunk, attempts: chunk.attempts + 1, isAmbiguous: chunk.isAmbiguous || chunk.state === 'sending' }
  }
  if (Temporal.Instant.compare(chunk.notBefore, at) > 0) {
    await waitUntil(tx, id, chunk.notBefore)
    return undefined
  }
  return seal(tx, house, campaign, chunk)
}

/** Why this chunk is not sent any more. */
function endOf(campaign: Campaign, chunk: Chunk, at: Temporal.Instant) {
  const mayHaveArrived = chunk.state === 'sending' || chunk.isAmbiguous || chunk.progress > 0
  if (standingOf(chunk).elapsed.total('hours') >= retryHours) {
    const step = giveUp(mayHaveArrived)
    return step.state === 'temporary-failure' ? undefined : step
  }
  const isLate = Temporal.Instant.compare(campaign.expiresAt, at) <= 0
  const reason = isLate ? 'expired' : ['sending', 'braked'].includes(campaign.state) ? undefined : campaign.state
  return reason && { state: mayHaveArrived ? ('unknown' as const) : ('cancelled' as const), reason }
}

const isSettled = ({ state }: Chunk): boolean =>
  !(state === 'created' || state === 'sending' || state === 'temporary-failure')

const isSealed = (chunk: Chunk): chunk is SealedChunk => chunk.body !== null

async function seal(tx: Tx, house: House, campaign: Campaign, chunk: Chunk): Promise<SealedChunk | undefined> {
  const body = composeBody(house, campaign, chunk.channel, chunk.lang)
  const { send, leftOut, later } = await sort(tx, house, campaign, chunk, body)
  const [earliest, ...others] = [...later].sort(([a], [b]) => (a < b ? -1 : 1))
  // When nobody is to be told now, this chunk itself is the one for later.
  const moved = send.length === 0 ? others : [...later]
  for (const [at, people] of moved) await moveToLaterChunk(tx, chunk, people, Temporal.Instant.from(at))
  if (send.length === 0) {
    if (earliest) await waitUntil(tx, chunk.id, Temporal.Instant.from(earliest[0]))
    else await cancelEmpty(tx, chunk.id, leftOut, house.clock.now())
    return undefined
  }
  const recipients = send.map(([personId]) => personId)
  const addresses = send.map(([, address]) => address)
  const { retryKey } = await sealChunk(tx, chunk.id, { recipients, addresses, leftOut, body })
  return { ...chunk, state: 'sending', attempts: 1, recipients, addresses, body, retryKey }
}

type Sorted = {
  /** Person and address. */
  send: [PersonId, string][]
  leftOut: Record<string, string>
  /** By the moment until which they wait. */
  later: Map<string, string[]>
}

async function sort(tx: Tx, house: House, campaign: Campaign, chunk: Chunk, body: string): Promise<Sorted> {
  const rules = rulesOf(house, campaign, chunk)
  const dayBegan = house.clock.today().toZonedDateTime(wardTimeZone)
  const monday = dayBegan.subtract({ days: dayBegan.dayOfWeek - 1 })
  const isFree = rules.isEmergency || rules.isStatutory || rules.isCorrection || chunk.channel === 'letter'
  const { usual, others } = await lateFacts(tx, {
    ...chunk,
    topic: campaign.topic,
    corrects: campaign.corrects,
    sparesProtected: campaign.looksAtRegister,
    asksHabits: !rules.isEmergency && chunk.channel !== 'letter',
    counted: isFree ? [] : await countedSince(tx, monday.toInstant(), campaign.id),
    dayBegan: dayBegan.toInstant(),
    hours: rules.hours,
  })
  const sorted: Sorted = { send: [], leftOut: {}, later: new Map() }
  const digest: { personId: PersonId; dueAt: Temporal.Instant }[] = []
  const asEverybody = judgeUsual(rules)
  const verdicts = [
    ...usual.people.map((personId, at) => ({ personId, address: usual.addresses[at] ?? '', verdict: asEverybody })),
    ...others.map((facts) => ({
      personId: facts.personId,
      address: facts.address ?? '',
      verdict: judge(facts, rules),
    })),
  ]
  for (const { personId, address, verdict } of verdicts) {
    if (verdict.kind === 'send') sorted.send.push([personId, address])
    else if (verdict.kind === 'later') {
      const at = verdict.at.toString()
      sorted.later.set(at, [...(sorted.later.get(at) ?? []), personId])
    } else {
      sorted.leftOut[personId] = verdict.reason
      if (verdict.digestAt) digest.push({ personId, dueAt: verdict.digestAt })
    }
  }
  await addToDigest(tx, campaign.id, digest)
  return chunk.channel === 'letter' ? withEnvelopes(tx, house, sorted, { campaignId: campaign.id, body }) : sorted
}

/** Letters are sealed with the whole envelope; who has no address is left out. */
async function withEnvelopes(
  tx: Tx,
  house: House,
  sorted: Sorted,
  letter: { campaignId: string; body: string },
): Promise<Sorted> {
  const people = sorted.send.map(([personId]) => personId)
  const { envelopes, leftOut } = await envelopesOf(tx, house, { ...letter, people })
  return { ...sorted, send: [...envelopes], leftOut: { ...sorted.leftOut, ...leftOut } }
}

function rulesOf(house: House, campaign: Campaign, { channel }: Chunk): SendingRules {
  const { isEmergency, isStatutory, expiresAt } = campaign
  return {
    channel,
    isEmergency,
    isStatutory,
    isCorrection: campaign.corrects !== null,
    now: house.clock.now(),
    expiresAt,
    ...officeRules(house),
  }
}
