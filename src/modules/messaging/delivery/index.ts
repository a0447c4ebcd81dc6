import { enqueue } from '#platform/jobs/index.ts'
import type { Module } from '#platform/module/index.ts'
import { forgetCase } from './actions/forget-case.ts'
import { forgetPerson } from './actions/forget-person.ts'
import { nextMorning, wakeDeliveries } from './actions/quiet.ts'
import { takeWaitingNotices } from './actions/take-notices.ts'
import { dataMap } from './data-map.ts'
import { personalFiles } from './personal-files.ts'
import { seed } from './seed.ts'
import { tasks } from './tasks.ts'

/** Messages to one person: planned, checked late, frozen, sent once, followed by a letter. */
export const delivery: Partial<Module> = {
  tasks,
  consumers: {
    'auth.mail_asked': (tx, { subjectId }) => enqueue(tx, 'messaging.sign-in-mail', { linkId: subjectId }),
    'procedures.destroyed': forgetCase,
    'people.forgotten': forgetPerson,
    'auth.mail_left': (tx, { subjectId }) => enqueue(tx, 'messaging.sign-in-mail', { linkId: subjectId }),
  },
  sweeps: { 'messaging.take-notices': takeWaitingNotices, 'messaging.wake-deliveries': wakeDeliveries },
  nextDue: nextMorning,
  dataMap,
  personalFiles,
  seed,
}
