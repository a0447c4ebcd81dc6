import { z } from 'zod'
import { mailTo } from '#modules/messaging/index.ts'
import { enqueue } from '#platform/jobs/index.ts'
import type { House, Module } from '#platform/module/index.ts'
import { operationsTexts as t } from '../text/staff.ts'

const task = 'operations.tell-officer'
const payloadOf = z.object({ id: z.uuid(), news: z.enum(['opened', 'waits']) })

type Consumer = NonNullable<Module['consumers']>[string]

const consumerOf =
  (news: 'opened' | 'waits'): Consumer =>
  async (tx, { subjectId }, house) => {
    if (house.config.privacyMailTo)
      await enqueue(tx, task, { id: subjectId, news }, { key: `${task}:${subjectId}:${news}` })
  }

/** Sends the mail, which says nothing of anybody. Twice is the same mail: its Message-ID is made of the opening. */
async function tellOfficer(house: House, payload: unknown): Promise<void> {
  const { id, news } = payloadOf.parse(payload)
  const to = house.config.privacyMailTo
  if (!to) return
  const { subject, text } = t.privacy[news]
  const link = `${house.config.publicUrl}/staff/emergency-access`
  const outcome = await mailTo(house, {
    to,
    subject,
    text: `${text}\n\n${link}\n`,
    reference: `emergency-${id}-${news}`,
  })
  if (outcome.kind !== 'accepted') throw new OfficerNotTold()
}

class OfficerNotTold extends Error {
  override readonly name = 'OfficerNotTold'
}

/** The personal-data officer hears of every 緊急閲覧, and once more when nobody looks at it. */
export const privacyWatch = {
  tasks: { [task]: tellOfficer },
  consumers: {
    'people.emergency_opened': consumerOf('opened'),
    'people.emergency_waits': consumerOf('waits'),
  },
} satisfies Partial<Module>
