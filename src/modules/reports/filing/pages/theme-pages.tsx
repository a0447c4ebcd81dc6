import type { Lang } from '#platform/i18n/index.ts'
import { formatCalendarDate, formatDate } from '#platform/time/index.ts'
import { Actions, Block, EmptyState, Link, LinkButton, Meta, Notice, Tag, Title } from '#platform/ui/index.ts'
import { DrawnMap, type Ground } from '../../ground/index.ts'
import type { ShownAnswer, Theme } from '../store/themes.ts'
import { filingTexts } from '../text/index.ts'

export type Standing = 'coming' | 'open' | 'over'

export const standingOf = ({ opensOn, closesOn }: Theme, today: Temporal.PlainDate): Standing => {
  if (Temporal.PlainDate.compare(today, opensOn) < 0) return 'coming'
  return Temporal.PlainDate.compare(today, closesOn) > 0 ? 'over' : 'open'
}

const tags = { coming: 'wait', open: 'ok', over: 'off' } as const

export const ThemeList = ({
  lang,
  themes,
  today,
}: {
  lang: Lang
  themes: readonly Theme[]
  today: Temporal.PlainDate
}) => {
  const t = filingTexts(lang).themes
  return (
    <>
      <Title lede={t.lede}>{t.title}</Title>
      {themes.length === 0 ? (
        <EmptyState title={t.none} drawing="lamp">
          <p>
            <Link href="/reports/new">{t.ordinary}</Link>
          </p>
        </EmptyState>
      ) : (
        <ul class="themes">
          {themes.map((theme) => (
            <li>
              <h2>
                <Link href={`/reports/themes/${theme.slug}`}>
                  <span lang="ja">{theme.title}</span>
                </Link>
              </h2>
              <p>
                <Tag kind={tags[standingOf(theme, today)]}>{t.standings[standingOf(theme, today)]}</Tag>{' '}
                <span>{t.span(formatDate(theme.opensOn, lang), formatDate(theme.closesOn, lang))}</span>
              </p>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

/** Shown answers are counted up to here. */
export const mostAnswers = 200

type PageProps = {
  lang: Lang
  theme: Theme
  standing: Standing
  answers: readonly ShownAnswer[]
  ground: Ground | undefined
}

export const ThemePage = ({ lang, theme, standing, answers, ground }: PageProps) => {
  const t = filingTexts(lang).themes
  const count = answers.length >= mostAnswers ? t.countMore(mostAnswers) : t.count(answers.length)
  return (
    <>
      <Title above={t.title}>
        <span lang="ja">{theme.title}</span>
      </Title>
      <p class="lede" lang="ja">
        {theme.body}
      </p>
      <p>
        <Tag kind={tags[standing]}>{t.standings[standing]}</Tag>{' '}
        <span>{t.span(formatCalendarDate(theme.opensOn, lang), formatCalendarDate(theme.closesOn, lang))}</span>
      </p>
      {standing === 'open' ? (
        <Actions>
          <LinkButton href={`/reports/new?theme=${theme.slug}`} wide>
            {t.answer}
          </LinkButton>
        </Actions>
      ) : (
        <Notice>
          <p>{standing === 'over' ? t.over : t.coming(formatDate(theme.opensOn, lang))}</p>
        </Notice>
      )}
      <Block title={t.answers}>
        <p>
          {count}
          {theme.wanted !== null && <Meta>{t.wanted(theme.wanted)}</Meta>}
        </p>
        {ground && answers.length > 0 && (
          <DrawnMap
            ground={ground}
            title={t.map}
            pins={answers.map(({ number, title, town, lat, lon, shape }, at) => ({
              place: { lat, lon },
              number: at + 1,
              state: shape,
              label: `${at + 1} ${title} ${town}`,
              report: number,
            }))}
            hrefOf={(mark) => ('report' in mark ? `/reports/${mark.report}` : '/reports')}
          />
        )}
        <ol class="numbered">
          {answers.slice(0, 20).map(({ number, title, town }) => (
            <li>
              <Link href={`/reports/${number}`}>
                {title}（{town}）
              </Link>
            </li>
          ))}
        </ol>
      </Block>
    </>
  )
}
