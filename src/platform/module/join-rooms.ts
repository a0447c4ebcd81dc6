import type { StaffId } from '#platform/ids/index.ts'
import type { Due, Module } from './module.ts'

/** One module of several rooms, each of which declares its part as a module does. */
export function joinRooms(name: string, rooms: readonly Partial<Module>[]): Module {
  const merged = <Value>(partOf: (room: Partial<Module>) => Record<string, Value> | undefined): Record<string, Value> =>
    Object.fromEntries(rooms.flatMap((room) => Object.entries(partOf(room) ?? {})))
  return {
    name,
    navigation: (house) => rooms.flatMap((room) => room.navigation?.(house) ?? []),
    routes: (app, house) => {
      for (const room of rooms) room.routes?.(app, house)
    },
    api: (app, house) => {
      for (const room of rooms) room.api?.(app, house)
    },
    openApi: (house) => ({
      paths: merged((room) => room.openApi?.(house).paths),
      schemas: merged((room) => room.openApi?.(house).schemas),
    }),
    problems: merged(({ problems }) => problems),
    tasks: merged(({ tasks }) => tasks),
    urgentTasks: rooms.flatMap(({ urgentTasks = [] }) => urgentTasks),
    sweeps: merged(({ sweeps }) => sweeps),
    consumers: joinConsumers(rooms.map(({ consumers }) => consumers)),
    consumersIn: (house) => joinConsumers(rooms.map((room) => room.consumersIn?.(house))),
    ...(rooms.some(({ hasSearch }) => hasSearch) && { hasSearch: true as const }),
    photoPage: (house, personId) => {
      for (const room of rooms) {
        const page = room.photoPage?.(house, personId)
        if (page !== undefined) return page
      }
      return undefined
    },
    searchSources: merged(({ searchSources }) => searchSources),
    noticeKinds: merged(({ noticeKinds }) => noticeKinds),
    permissions: merged(({ permissions }) => permissions),
    paidFor: merged(({ paidFor }) => paidFor),
    sensitiveActs: rooms.flatMap(({ sensitiveActs = [] }) => sensitiveActs),
    dataMap: rooms.flatMap(({ dataMap = [] }) => dataMap),
    personalFiles: rooms.flatMap(({ personalFiles = [] }) => personalFiles),
    nextDue: async (tx, now, house) => {
      const due: Due[] = []
      for (const room of rooms) {
        const next = await room.nextDue?.(tx, now, house)
        if (next) due.push(next)
      }
      return due.toSorted((a, b) => Temporal.Instant.compare(a.at, b.at))[0]
    },
    agenda: async (tx, actor, lang, house) => {
      const items = []
      for (const room of rooms) items.push(...((await room.agenda?.(tx, actor, lang, house)) ?? []))
      return items
    },
    awaits: async (tx, staff, house) => {
      const matters = []
      for (const room of rooms) matters.push(...((await room.awaits?.(tx, staff, house)) ?? []))
      return matters
    },
    openWork: async (tx, staff) => {
      const open = new Map<StaffId, number>()
      for (const room of rooms)
        for (const [id, count] of (await room.openWork?.(tx, staff)) ?? []) open.set(id, (open.get(id) ?? 0) + count)
      return open
    },
    seed: async (tx, house) => {
      for (const room of rooms) await room.seed?.(tx, house)
    },
  }
}

type Consumers = NonNullable<Module['consumers']>

/** Rooms that hear of the same event handle it one after the other, in its one transaction. */
function joinConsumers(rooms: readonly (Consumers | undefined)[]): Consumers {
  const joined: Consumers = {}
  for (const consumers of rooms)
    for (const [type, handle] of Object.entries(consumers ?? {})) {
      const before = joined[type]
      joined[type] = before
        ? async (tx, event, house) => {
            await before(tx, event, house)
            await handle(tx, event, house)
          }
        : handle
    }
  return joined
}
