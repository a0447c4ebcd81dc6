import type { House, Module } from '#platform/module/index.ts'
import { replaceWith } from './replace.ts'
import { sourcesOf } from './sources.ts'

type Consumers = NonNullable<Module['consumers']>

/** Handlers for exactly the events by which the sources of this house change. */
export function followSources(house: House): Consumers {
  const types = new Set(sourcesOf(house).flatMap(({ source }) => Object.keys(source.changedBy ?? {})))
  return Object.fromEntries([...types].map((type) => [type, follow]))
}

const follow: Consumers[string] = async (tx, event, house) => {
  for (const { name, source } of sourcesOf(house)) {
    const subjects = source.changedBy?.[event.type]?.(event) ?? []
    await replaceWith(tx, name, subjects, () => source.of(tx, house, subjects))
  }
}
