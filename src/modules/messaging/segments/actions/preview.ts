import { setImmediate } from 'node:timers/promises'
import type { Staff } from '#platform/auth/index.ts'
import { lockFor, type Tx } from '#platform/db/index.ts'
import { Forbidden } from '#platform/errors/index.ts'
import type { OfficeId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { wardTimeZone } from '#platform/time/index.ts'
import { readStored, type Segment } from '../domain/definition.ts'
import { nearbyTold, toldSize } from '../domain/told-size.ts'
import { segmentPermissions } from '../permissions.ts'
import { segmentRules } from '../profile.ts'
import { distance, type Bits } from '../snapshot/bits.ts'
import { answerOf, currentSnapshot, type Kept } from '../snapshot/current.ts'
import { evaluateCoarsely, sizeOf } from '../snapshot/evaluate.ts'
import { countQuestions, freshAnswers, insertPreview, type Told, toldBefore } from '../store/previews.ts'

/** `shown`: about how many people; `null`: fewer than the least that is told. `not-ready`: asked again in a minute, it is told. */
export type Preview = ({ ok: true } & Told) | { ok: false; reason: 'asked-too-often' | 'too-many-alike' | 'not-ready' }

/** Hours for which an answer is repeated and others are compared with it. */
export const answersHold = 31 * 24
// Somebody who asks for more alike is looking for something else than a size.
const mostAlike = 300

/**
 * About how many people a definition addresses, told so that nobody is singled out: rounded; the same question has the same
 * answer for a month; a question whose audience differs by fewer than ten people from one that was answered in that time
 * gets that earlier answer, whichever office asked. Sixty questions a day for each member of staff.
 */
export async function previewSegment(
  tx: Tx,
  house: House,
  actor: Staff,
  segment: Segment,
  officeId: OfficeId | undefined = actor.posts[0]?.officeId,
): Promise<Preview> {
  if (!officeId || !actor.permissions.has(segmentPermissions.write))
    throw new Forbidden('permission_missing', segmentPermissions.write)
  const kept = await currentSnapshot(house)
  // Two questions at the same moment are asked one after the other: the second is compared with the first.
  await lockFor(tx, 'messaging.previews', '')
  const at = house.clock.now()
  const { least, perDay } = segmentRules(house)
  const midnight = house.clock.today().toZonedDateTime(wardTimeZone).toInstant()
  if ((await countQuestions(tx, actor.staffId, midnight)) >= perDay) return { ok: false, reason: 'asked-too-often' }
  const told = await findAnswer(tx, { kept, segment, today: house.clock.today(), least, at })
  if (!told) return { ok: false, reason: 'too-many-alike' }
  await insertPreview(tx, { ...told, at, segment, officeId, staffId: actor.staffId })
  return { ok: true, shown: told.shown, at }
}

type Question = { kept: Kept; segment: Segment; today: Temporal.PlainDate; least: number; at: Temporal.Instant }

async function findAnswer(tx: Tx, question: Question): Promise<{ shown: number | null; isFresh: boolean } | undefined> {
  const { segment, least, at } = question
  const since = at.subtract({ hours: answersHold })
  const same = await toldBefore(tx, segment, since)
  if (same) return { shown: same.shown, isFresh: false }
  const asked = audienceOf(question, segment)
  const size = sizeOf(asked)
  const alike = await freshAnswers(tx, { ...nearbyTold(size, least), since, most: mostAlike })
  if (alike.length === mostAlike) return undefined
  for (const { definition, shown } of alike) {
    const other = audienceOf(question, readStored(definition))
    if (distance(asked, other) < least) return { shown, isFresh: false }
    // Others are served in between.
    await setImmediate()
  }
  return { shown: toldSize(size, least), isFresh: true }
}

const audienceOf = ({ kept, today, least }: Question, segment: Segment): Bits =>
  answerOf(kept, `${today.toString()} ${JSON.stringify(segment)}`, (snapshot) =>
    evaluateCoarsely(snapshot, segment, today, least),
  )
