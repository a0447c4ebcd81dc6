import type { House, Module, NavigationItem } from '#platform/module/index.ts'
import { desk } from './desk.ts'
import { resident } from './resident.ts'

/** Requests to the office as data: one definition drives pages, checks, fees and the paper that comes out. */
export const procedures: Module = {
  name: 'procedures',
  navigation: (house): readonly NavigationItem[] => [resident, desk].flatMap((half) => half.navigation?.(house) ?? []),
  routes: (app, house) => {
    for (const half of [resident, desk]) half.routes?.(app, house)
  },
  api: (app, house) => {
    for (const half of [resident, desk]) half.api?.(app, house)
  },
  openApi: (house: House) => {
    const parts = [resident, desk].flatMap((half) => half.openApi?.(house) ?? [])
    return {
      paths: Object.assign({}, ...parts.map((part) => part.paths)),
      schemas: Object.assign({}, ...parts.map((part) => part.schemas ?? {})),
    }
  },
  openWork: async (tx, staff) => (await desk.openWork?.(tx, staff)) ?? new Map(),
  tasks: { ...resident.tasks, ...desk.tasks },
  sweeps: { ...resident.sweeps, ...desk.sweeps },
  nextDue: async (tx, now, house) => {
    const dues = [await resident.nextDue?.(tx, now, house), await desk.nextDue?.(tx, now, house)]
    return dues.filter((due) => due !== undefined).sort((a, b) => Temporal.Instant.compare(a.at, b.at))[0]
  },
  consumers: bothConsume(),
  problems: { ...resident.problems, ...desk.problems },
  noticeKinds: { ...resident.noticeKinds, ...desk.noticeKinds },
  permissions: { ...resident.permissions, ...desk.permissions },
  dataMap: [...(resident.dataMap ?? []), ...(desk.dataMap ?? [])],
  agenda: async (tx, actor, lang, house) => (await resident.agenda?.(tx, actor, lang, house)) ?? [],
  seed: async (tx, house) => {
    await resident.seed?.(tx, house)
    await desk.seed?.(tx, house)
  },
}

// Both halves may wait for the same news, such as an authorised payment.
function bothConsume(): NonNullable<Module['consumers']> {
  const types = new Set([...Object.keys(resident.consumers ?? {}), ...Object.keys(desk.consumers ?? {})])
  return Object.fromEntries(
    [...types].map((type) => [
      type,
      async (...news: Parameters<NonNullable<Module['consumers']>[string]>) => {
        await resident.consumers?.[type]?.(...news)
        await desk.consumers?.[type]?.(...news)
      },
    ]),
  )
}
