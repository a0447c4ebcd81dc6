import { expect, test } from 'vitest'
import { satoHanako } from '#demo/people.ts'
import { createDatabase } from '#platform/db/index.ts'
import { silentLog } from '#platform/testing/silent-log.ts'
import { contendForPlace } from '../testing/contended-slot.ts'
import { openOffice } from '../testing/office.ts'
import { offeredTimes } from './index.ts'

test('最後の一席を16人が50回ずつ取り合っても、取れるのは一人だけで、誰も待ちあって止まらない', async () => {
  const office = await openOffice()
  const { house } = office
  const db = createDatabase(house.db.url, silentLog, { poolSize: 16 })
  try {
    const [day] = await house.db.read((tx) => offeredTimes(tx, house, 'moving-in'))
    const slotId = day?.times[0]?.slotId
    if (!slotId) throw new Error('no time is offered')
    const applicant = satoHanako.personId
    const contended = await contendForPlace(house, {
      db,
      clients: 16,
      tries: 50,
      applicant,
      slotId,
      calendar: 'moving-in',
    })
    expect(contended).toMatchObject({ won: 1, full: 799, other: [], booked: 1 })
  } finally {
    await db.close()
    await office.close()
  }
}, 60_000)
