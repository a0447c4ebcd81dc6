import type { Lang } from '#platform/i18n/index.ts'
import { Block, Link, Notice } from '#platform/ui/index.ts'
import type { Definition } from '../../domain/definition/definition.ts'
import { texts } from '../../text/index.ts'
import { AppealWords } from './rules.tsx'

type RefusalProps = {
  lang: Lang
  reason: string
  definition: Definition
  nameOf: (authority: string) => string
  ward: string
  mayor: string
}

/** 理由の提示 (行政手続法 第8条) and 教示 (行政不服審査法 第82条, 行政事件訴訟法 第46条). */
export const Refusal = ({ lang, reason, definition, nameOf, ward, mayor }: RefusalProps) => {
  const t = texts(lang).refusal
  return (
    <>
      <Block title={t.reason}>
        {reason.split('\n').map((line) => (
          <p>{line}</p>
        ))}
        <Notice>{t.money}</Notice>
      </Block>
      <Block title={t.canDo}>
        <ul>
          {t.canDoList.map((item) => (
            <li>{item}</li>
          ))}
        </ul>
        <Link href={`/procedures/${definition.procedure}`} standalone icon="more">
          {texts(lang).timeline.otherWays}
        </Link>
      </Block>
      <Block title={t.appeal}>
        {/* What was published before the key came is decided by the mayor. */}
        {definition.appeal ? (
          <AppealWords lang={lang} definition={definition} nameOf={nameOf} />
        ) : (
          <p>{t.appealText(ward, mayor)}</p>
        )}
      </Block>
    </>
  )
}
