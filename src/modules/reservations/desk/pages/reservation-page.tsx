import { formatDateTime } from '#platform/time/index.ts'
import {
  Actions,
  Block,
  Button,
  DataTable,
  Form,
  Link,
  LinkButton,
  Meta,
  Notice,
  Pairs,
  PhoneLink,
} from '#platform/ui/index.ts'
import type { PlaceWords, Space } from '../../places/index.ts'
import type { CheckInAnswer } from '../domain/course.ts'
import type { Override } from '../store/entries.ts'
import type { DeskUse } from '../store/uses.ts'
import { deskTexts } from '../text.ts'
import { reservationPath, sayActivity, sayFee, sayLent, sayTime, sayUser, sheetPath, StateTag } from './say.tsx'
import { sayDay } from './sheet-page.tsx'
import { Things, type ThingsProps } from './things.tsx'

const t = deskTexts.reservation

type PageProps = {
  things: ThingsProps
  use: DeskUse
  space: Space
  words: PlaceWords
  answer: CheckInAnswer
  mayHandle: boolean
  /** Rules that the desk passed over, by whom and why. */
  overrides: readonly (Omit<Override, 'by'> & { by: string })[]
}

/** One reservation at the desk: what is to do with it now. */
export const DeskReservation = ({ use, space, words, answer, mayHandle, overrides, things }: PageProps) => {
  const place = reservationPath(use.id)
  const owes = use.amount > 0 && !use.isPaid && !use.isOfficial
  return (
    <>
      <p>
        <StateTag state={use.state} />
      </p>
      <Pairs
        pairs={[
          { term: t.when, value: `${sayDay(use.day)} ${sayTime(use)}` },
          { term: t.place, value: `${space.facility.name} ${space.name}` },
          { term: t.who, value: sayUser(use) },
          ...(use.registrant ? [{ term: t.number, value: use.registrant.number }] : []),
          ...(use.visitor ? [{ term: t.phone, value: <PhoneLink phone={use.visitor.phone} /> }] : []),
          { term: t.attendees, value: use.attendees === null ? '' : deskTexts.sheet.people(use.attendees) },
          { term: t.activity, value: sayActivity(words, use.activity) },
          ...(use.purpose ? [{ term: t.purpose, value: use.purpose }] : []),
          ...(use.equipment.length > 0 ? [{ term: t.equipment, value: sayLent(use) }] : []),
          { term: t.channel, value: deskTexts.channels[use.channel] },
          { term: t.fee, value: sayFee(use) },
        ]}
      />
      {mayHandle && answer === 'now' && (
        <Form action={`${place}/check-in`} label={t.checkIn}>
          <Actions>
            <Button keys="Ctrl+Enter">{t.checkIn}</Button>
          </Actions>
        </Form>
      )}
      {use.state === 'confirmed' && answer !== 'now' && (
        <Notice kind="warning">
          <p>{t.checkIns[answer]}</p>
        </Notice>
      )}
      {mayHandle && use.state === 'no_show' && (
        <Form action={`${place}/correction`} label={t.correct}>
          <Actions>
            <Button variant="secondary">{t.correct}</Button>
          </Actions>
          <Meta>{t.correctHint}</Meta>
        </Form>
      )}
      <Things {...things} />
      {overrides.length > 0 && (
        <Block title={t.overrides}>
          <DataTable
            caption={t.overrides}
            columns={[
              { label: t.overrideColumns.rule, heading: true },
              { label: t.overrideColumns.reason },
              { label: t.overrideColumns.by },
              { label: t.overrideColumns.at },
            ]}
            rows={overrides.map(({ rule, reason, by, at }) => ({
              cells: [t.overriddenRules[rule], reason, by, formatDateTime(at, 'ja')],
            }))}
          />
        </Block>
      )}
      <Actions>
        {owes && (
          <LinkButton href={`${place}/payment`} variant="secondary">
            {t.pay}
          </LinkButton>
        )}
        <Link href={sheetPath(space.facility.slug, use.day)} standalone icon="back">
          {t.sheet}
        </Link>
      </Actions>
    </>
  )
}
