import type { House, Module, NavigationItem } from '#platform/module/index.ts'
import { personalFiles } from './personal-files.ts'
import { acting } from './acting/module.ts'
import { acts } from './acts.ts'
import { agreements } from './agreements/module.ts'
import { consultation } from './advice/module.ts'
import { appointments } from './appointments/module.ts'
import { charges } from './charges/module.ts'
import { desk } from './desk.ts'
import { exportsDesk } from './exports/module.ts'
import { guests } from './guests/module.ts'
import { inquiries } from './inquiries/module.ts'
import { intake } from './intake.ts'
import { letterTexts } from './letter-texts/module.ts'
import { lookups } from './lookups/module.ts'
import { organised } from './organised/module.ts'
import { payouts } from './payouts/module.ts'
import { queueDesk } from './queue/module.ts'
import { resident } from './resident.ts'
import { retention } from './retention/module.ts'
import { procedureSource } from './search-source.ts'
import { tags } from './tags/module.ts'
import { webhooks } from './webhooks/module.ts'

const parts: readonly Partial<Module>[] = [
  resident,
  desk,
  queueDesk,
  exportsDesk,
  webhooks,
  organised,
  retention,
  acts,
  appointments,
  lookups,
  payouts,
  tags,
  charges,
  guests,
  acting,
  inquiries,
  agreements,
  consultation,
  letterTexts,
  intake,
]

const merged = <Value>(of: (part: Partial<Module>) => Record<string, Value> | undefined): Record<string, Value> =>
  Object.assign({}, ...parts.map((part) => of(part) ?? {}))

/** Requests to the office as data: one definition drives pages, checks, fees and the paper that comes out. */
export const procedures: Module = {
  name: 'procedures',
  navigation: (house): readonly NavigationItem[] => parts.flatMap((part) => part.navigation?.(house) ?? []),
  routes: (app, house) => {
    for (const part of parts) part.routes?.(app, house)
  },
  api: (app, house) => {
    for (const part of parts) part.api?.(app, house)
  },
  openApi: (house: House) => {
    const described = parts.flatMap((part) => part.openApi?.(house) ?? [])
    return {
      paths: Object.assign({}, ...described.map((one) => one.paths)),
      schemas: Object.assign({}, ...described.map((one) => one.schemas ?? {})),
    }
  },
  sensitiveActs: [
    'POST /applications/:id/account',
    'POST /staff/exports',
    'POST /staff/webhooks',
    'POST /staff/webhooks/:id/secret',
    'POST /organisations/:id/webhooks',
    'POST /organisations/:id/webhooks/:webhook/secret',
    'POST /staff/disposals/:id/confirmation',
  ],
  paidFor: merged((part) => part.paidFor),
  openWork: async (tx, staff) => (await desk.openWork?.(tx, staff)) ?? new Map(),
  tasks: merged((part) => part.tasks),
  sweeps: merged((part) => part.sweeps),
  nextDue: async (tx, now, house) => {
    const dues = []
    for (const part of parts) dues.push(await part.nextDue?.(tx, now, house))
    return dues.filter((due) => due !== undefined).sort((a, b) => Temporal.Instant.compare(a.at, b.at))[0]
  },
  consumers: allConsume(),
  searchSources: { procedures: procedureSource },
  problems: merged((part) => part.problems),
  noticeKinds: merged((part) => part.noticeKinds),
  permissions: merged((part) => part.permissions),
  dataMap: parts.flatMap((part) => part.dataMap ?? []),
  personalFiles,
  agenda: async (tx, actor, lang, house) => [
    ...((await agreements.agenda?.(tx, actor, lang, house)) ?? []),
    ...((await resident.agenda?.(tx, actor, lang, house)) ?? []),
  ],
  seed: async (tx, house) => {
    for (const part of parts) await part.seed?.(tx, house)
  },
}

// Several parts may wait for the same news, such as an authorised payment.
function allConsume(): NonNullable<Module['consumers']> {
  const types = new Set(parts.flatMap((part) => Object.keys(part.consumers ?? {})))
  return Object.fromEntries(
    [...types].map((type) => [
      type,
      async (...news: Parameters<NonNullable<Module['consumers']>[string]>) => {
        for (const part of parts) await part.consumers?.[type]?.(...news)
      },
    ]),
  )
}
