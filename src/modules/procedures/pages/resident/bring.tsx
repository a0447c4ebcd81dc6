import type { Lang } from '#platform/i18n/index.ts'
import { Block, Ticks } from '#platform/ui/index.ts'
import type { Case } from '../../actions/load-case.ts'
import { holds } from '../../domain/definition/condition.ts'
import { say, texts } from '../../text/index.ts'

/** What to bring and to get ready, by the answers. */
export const Bring = ({ lang, found }: { lang: Lang; found: Pick<Case, 'definition' | 'way'> }) => {
  const context = { answers: found.way.answers, facts: new Set<never>() }
  const items = (found.definition.bring ?? []).filter(({ when }) => holds(when, context))
  return items.length === 0 ? null : (
    <Block title={texts(lang).timeline.bring}>
      <Ticks items={items.map(({ text }) => say(text, lang))} />
    </Block>
  )
}
