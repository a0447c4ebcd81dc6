import type { Lang } from '#platform/i18n/index.ts'
import { DataTable, EmptyState, Link, LinkButton, Notice, Tag, type TagKind, Title } from '#platform/ui/index.ts'
import { feedTexts } from '../../feeds/text/index.ts'
import type { PayableGroup } from '../../money/actions/together.ts'
import type { PayNotice } from '../../money/pages/pay-page.tsx'
import { TogetherBlock } from '../../money/pages/together-block.tsx'
import { moneyTexts } from '../../money/text/index.ts'
import type { Space } from '../../places/index.ts'
import { holdsPlace, type Reservation } from '../domain/reservation.ts'
import { bookingTexts } from '../text/index.ts'
import { sayPlace, sayWhen } from './say.ts'

export type Listed = { reservation: Reservation; space: Space; who: string }

export const MinePage = ({
  lang,
  coming,
  past,
  groups,
  notice,
}: {
  lang: Lang
  coming: readonly Listed[]
  past: readonly Listed[]
  groups: readonly PayableGroup<Listed>[]
  notice: PayNotice | undefined
}) => {
  const t = bookingTexts(lang).mine
  const said = notice && moneyTexts(lang).problems[notice]
  return (
    <>
      <Title>{t.title}</Title>
      {said && (
        <Notice kind={notice === 'waiting' ? 'info' : 'warning'} title={said.title} live>
          <p>{said.text}</p>
        </Notice>
      )}
      <h2>{t.coming}</h2>
      <List
        lang={lang}
        caption={t.coming}
        listed={coming}
        empty={
          <EmptyState title={t.none}>
            <p>{t.noneText}</p>
          </EmptyState>
        }
      />
      <TogetherBlock lang={lang} groups={groups} />
      <p>
        <LinkButton href="/vacancies" variant={groups.length > 0 ? 'secondary' : 'primary'}>
          {t.find}
        </LinkButton>
      </p>
      <p>
        <Link href="/calendar">{feedTexts(lang).link}</Link>
      </p>
      {past.length > 0 && (
        <>
          <h2>{t.past}</h2>
          <List lang={lang} caption={t.past} listed={past} />
        </>
      )}
    </>
  )
}

type ListProps = {
  lang: Lang
  caption: string
  listed: readonly Listed[]
  empty?: Parameters<typeof DataTable>[0]['empty']
}

const List = ({ lang, caption, listed, empty }: ListProps) => {
  const t = bookingTexts(lang)
  return (
    <DataTable
      caption={caption}
      class="whole-words"
      columns={[
        { label: t.mine.when, heading: true },
        { label: t.mine.place },
        { label: t.mine.who },
        { label: t.mine.state },
      ]}
      rows={listed.map(({ reservation, space, who }) => ({
        href: `/reservations/${reservation.id}`,
        cells: [
          sayWhen(lang, reservation),
          sayPlace(lang, space),
          <span lang="ja">{who}</span>,
          <Tag kind={kindOf(reservation)}>{t.states[reservation.state]}</Tag>,
        ],
      }))}
      {...(empty !== undefined && { empty })}
    />
  )
}

/** A hold waits for who made it; what holds no place any more is over. */
const kindOf = ({ state }: Reservation): TagKind => (state === 'held' ? 'ask' : holdsPlace(state) ? 'ok' : 'off')
