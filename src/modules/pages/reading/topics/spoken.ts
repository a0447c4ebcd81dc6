import { authored } from '#platform/i18n/index.ts'
import type { House } from '#platform/module/index.ts'
import { type Topic, topicsOf } from '../../domain/topics.ts'

export type { Topic } from '../../domain/topics.ts'
export type TopicKind = Topic['kind']

/** The municipality's topics and occasions in life, with words that a page can show. */
export function spokenTopics(house: House): readonly Topic[] {
  const topics = spoken.get(house.config) ?? topicsOf(house).map(spokenOf)
  spoken.set(house.config, topics)
  return topics
}

const spoken = new WeakMap<House['config'], readonly Topic[]>()

const spokenOf = (topic: Topic): Topic => ({ ...topic, name: inAll(topic.name), lede: inAll(topic.lede) })

const inAll = ({ ja, easy, en }: Topic['name']): Topic['name'] => ({
  ja: authored(ja),
  easy: authored(easy),
  en: authored(en),
})

export const topicPath = ({ kind, key }: Pick<Topic, 'kind' | 'key'>): string =>
  kind === 'topic' ? `/topics/${key}` : `/life/${key}`
