import type { Lang } from '#platform/i18n/index.ts'
import {
  Actions,
  Aside,
  Block,
  Button,
  Form,
  LinkButton,
  Meta,
  Notice,
  QrCode,
  Tag,
  Ticks,
  Title,
} from '#platform/ui/index.ts'
import type { LineStanding } from '../store/standing.ts'
import { lineTexts } from '../text/index.ts'

export type Friendship = { basicId: string; url: string }

type LinePageProps = {
  lang: Lang
  standing: LineStanding
  /** How the office's account is added as a friend; missing while LINE does not say. */
  friendship: Friendship | undefined
  done: 'ended' | 'nothing' | undefined
}

/** How one stands with LINE: how to link, or how to end it. */
export const LinePage = ({ lang, standing, friendship, done }: LinePageProps) => {
  const t = lineTexts(lang).page
  return (
    <>
      <Title lede={t.lede}>{t.title}</Title>
      {done && (
        <Notice kind={done === 'ended' ? 'success' : 'info'} live>
          <p>{done === 'ended' ? t.end.done : t.end.nothing}</p>
        </Notice>
      )}
      <State lang={lang} standing={standing} />
      {standing === 'none' ? <HowTo lang={lang} friendship={friendship} /> : <End lang={lang} />}
    </>
  )
}

const State = ({ lang, standing }: Pick<LinePageProps, 'lang' | 'standing'>) => {
  const t = lineTexts(lang).page
  const words = {
    linked: { title: t.state.linked, note: t.state.linkedNote, tag: 'ok' },
    blocked: { title: t.state.blocked, note: t.state.blockedNote, tag: 'off' },
    none: { title: t.state.none, note: t.state.noneNote, tag: 'wait' },
  } as const
  const { title, note, tag } = words[standing]
  return (
    <>
      <p>
        <Tag kind={tag}>{title}</Tag>
      </p>
      <p>{note}</p>
      {standing === 'linked' && (
        <Actions>
          <LinkButton href="/messages/choices">{t.choose}</LinkButton>
        </Actions>
      )}
    </>
  )
}

const HowTo = ({ lang, friendship }: Pick<LinePageProps, 'lang' | 'friendship'>) => {
  const t = lineTexts(lang).page.steps
  return (
    <Block title={t.title}>
      <ol>
        {t.list.map((step) => (
          <li>{step}</li>
        ))}
      </ol>
      {friendship ? (
        <>
          <Actions>
            <LinkButton href={friendship.url}>{t.add}</LinkButton>
          </Actions>
          <QrCode text={friendship.url} label={t.qr(friendship.basicId)} />
          <Meta>{t.id(friendship.basicId)}</Meta>
        </>
      ) : (
        <p>{t.unknown}</p>
      )}
    </Block>
  )
}

const End = ({ lang }: Pick<LinePageProps, 'lang'>) => {
  const t = lineTexts(lang).page.end
  return (
    <Block title={t.title}>
      <p>{t.note}</p>
      <Form action="/messages/line/end" name="end">
        <Actions>
          <Button variant="secondary">{t.button}</Button>
        </Actions>
      </Form>
    </Block>
  )
}

export const WhatIsSent = ({ lang }: { lang: Lang }) => {
  const t = lineTexts(lang).page.what
  return (
    <Aside title={t.title}>
      <Ticks items={t.list} />
    </Aside>
  )
}
