import type { Adapter, AdapterFactory, AdapterPayload } from 'oidc-provider'
import { boundedMap } from '../world/bounded-map.ts'

/** What an OpenID provider remembers: in memory, bounded, gone with the process. */
export const createStore = (): AdapterFactory => {
  const rows = boundedMap<string, { payload: AdapterPayload; expiresAt: number }>(20_000)
  return (model) => adapterOf(model, rows)
}

type Rows = Map<string, { payload: AdapterPayload; expiresAt: number }>

const adapterOf = (model: string, rows: Rows): Adapter => {
  const key = (id: string) => `${model}:${id}`
  const live = (id: string) => {
    const row = rows.get(key(id))
    return row && row.expiresAt > Date.now() ? row.payload : undefined
  }
  const remove = (id: string) => {
    rows.delete(key(id))
    return Promise.resolve()
  }
  return {
    upsert: (id, payload, expiresIn = 3_600) => {
      rows.set(key(id), { payload, expiresAt: Date.now() + expiresIn * 1_000 })
      return Promise.resolve()
    },
    find: (id) => Promise.resolve(live(id)),
    findByUid: (uid) =>
      Promise.resolve(
        [...rows].find(([name, row]) => name.startsWith(`${model}:`) && row.payload.uid === uid)?.[1].payload,
      ),
    findByUserCode: () => Promise.resolve(undefined),
    consume: (id) => {
      const payload = live(id)
      if (payload) payload.consumed = Math.floor(Date.now() / 1_000)
      return Promise.resolve()
    },
    destroy: remove,
    // A replayed code revokes everything that came from it (RFC 6749 §4.1.2).
    revokeByGrantId: (grantId) => {
      for (const [name, row] of rows)
        if (name.startsWith(`${model}:`) && row.payload.grantId === grantId) rows.delete(name)
      return Promise.resolve()
    },
  }
}
