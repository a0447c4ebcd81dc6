import type { Lang } from '#platform/i18n/index.ts'
import { formatCalendarDate } from '#platform/time/index.ts'
import {
  Actions,
  Block,
  Button,
  Checkbox,
  DataTable,
  Facts,
  Form,
  Link,
  LinkButton,
  Notice,
  Select,
  Tag,
  Title,
} from '#platform/ui/index.ts'
import type { UnmetCondition } from '../domain/classes.ts'
import type { HeldRegistration } from '../domain/registrant.ts'
import type { RegistrantDecision } from '../store/decisions.ts'
import { feedTexts } from '../../feeds/text/index.ts'
import { registrantTexts } from '../text/index.ts'
import { standingTag } from './my-registrations.tsx'

export type RegistrationPageProps = HeldRegistration & {
  lang: Lang
  className: string
  /** What the members lack for any class, and the class that they would get; of a group only, and for who keeps it. */
  conditions:
    | { missing: readonly UnmetCondition[]; least: number; fits: string | undefined; hasUnseen: boolean }
    | undefined
  decisions: readonly RegistrantDecision[]
  letters: ReadonlySet<string>
  hasRepresentative: boolean
  representativeAge: number
  mayEnd: boolean
  renewal: 'early' | 'open' | 'late'
  /** The first day on which it cannot be renewed. */
  renewableUntil: Temporal.PlainDate | null
  /** Members with an account who could represent. */
  successors: readonly { id: string; name: string }[]
  /** What was typed into a form that is shown again. */
  typed: (name: string) => string | undefined
}

/** One registration as its members see it: what it is, what comes next, and what this member may do. */
export const RegistrationPage = (props: RegistrationPageProps) => {
  const { lang, registrant, standing, rights, role } = props
  const t = registrantTexts(lang)
  const path = `/registrations/${registrant.id}`
  const isGroup = registrant.kind === 'group'
  return (
    <>
      <Title above={isGroup ? `${t.kinds.group}　${t.roles[role]}` : t.kinds.person}>
        <span lang="ja">{registrant.name}</span>
      </Title>
      <p>
        <Tag kind={standingTag[standing]}>{t.standings[standing]}</Tag>
      </p>
      <p>{nextWords(props)}</p>
      {!props.hasRepresentative && (
        <Notice kind="warning">
          <p>{t.vacant}</p>
        </Notice>
      )}
      {registrant.from && registrant.until && (
        <Facts
          facts={[
            { term: t.number, value: registrant.number },
            { term: t.class, value: props.className },
            { term: t.validity, value: t.until(formatCalendarDate(registrant.until.subtract({ days: 1 }), lang)) },
          ]}
        />
      )}
      {isGroup && (
        <Actions>
          <LinkButton href={`${path}/members`} variant={standing === 'gathering' ? 'primary' : 'secondary'}>
            {rights.has('members') ? t.members.keep : t.members.see}
          </LinkButton>
        </Actions>
      )}
      {props.renewal === 'open' && rights.has('represent') && standing !== 'suspended' && (
        <Actions>
          <LinkButton href={`${path}/renewal`}>{t.renewal.link}</LinkButton>
        </Actions>
      )}
      {standing === 'active' && (
        <p>
          <Link href={isGroup ? `/calendar#${registrant.id}` : '/calendar'}>{feedTexts(lang).link}</Link>
        </p>
      )}
      {standing === 'gathering' && <Asking {...props} />}
      {standing === 'asked' && rights.has('represent') && (
        <Form action={`${path}/withdrawal`} label={t.ask.takeBack}>
          <Button variant="secondary">{t.ask.takeBack}</Button>
        </Form>
      )}
      {props.decisions.length > 0 && <Decisions {...props} />}
      {isGroup && rights.has('represent') && props.successors.length > 0 && <HandOver {...props} />}
      {role !== 'representative' && (
        <Block title={t.leave.submit}>
          <p>{t.leave.note}</p>
          <Form action={`${path}/leave`} label={t.leave.submit}>
            <Button variant="secondary">{t.leave.submit}</Button>
          </Form>
        </Block>
      )}
      {props.mayEnd && <End {...props} />}
      <p>
        <Link href="/registrations">{t.back}</Link>
      </p>
    </>
  )
}

function nextWords({ lang, standing, registrant, renewal, renewableUntil }: RegistrationPageProps) {
  const { next } = registrantTexts(lang)
  const day = (of: Temporal.PlainDate) => formatCalendarDate(of, lang)
  if (standing === 'expired')
    return renewal === 'open' && renewableUntil
      ? next.expired(day(renewableUntil.subtract({ days: 1 })))
      : next.expiredLate
  if (standing === 'suspended') return next.suspended(registrant.suspendedUntil ? day(registrant.suspendedUntil) : '')
  return next[standing]
}

const Asking = ({ lang, registrant, conditions, rights }: RegistrationPageProps) => {
  const t = registrantTexts(lang)
  if (!conditions) return null
  const words = { ward: t.conditions.ward, ages: t.conditions.ages, disabled: t.conditions.disabled }
  return (
    <Block title={t.ask.title}>
      {conditions.fits && <p>{t.conditions.fits(conditions.fits)}</p>}
      {conditions.missing.length > 0 && (
        <ul>
          {conditions.missing.map((one) => (
            <li>{one === 'members' ? t.conditions.members(conditions.least) : words[one]}</li>
          ))}
        </ul>
      )}
      {conditions.hasUnseen && <p>{t.conditions.unseen}</p>}
      {conditions.fits && rights.has('represent') && (
        <Form action={`/registrations/${registrant.id}/submission`} label={t.ask.submit}>
          <p>{t.ask.text}</p>
          <Actions>
            <Button>{t.ask.submit}</Button>
          </Actions>
        </Form>
      )}
    </Block>
  )
}

const Decisions = ({ lang, registrant, decisions, letters }: RegistrationPageProps) => {
  const t = registrantTexts(lang).decisions
  return (
    <Block title={t.title}>
      <DataTable
        caption={t.title}
        columns={[{ label: t.day, heading: true }, { label: t.what }, { label: t.reason }, { label: t.paper }]}
        rows={decisions.map(({ id, kind, reason, fromDay, lastDay }) => ({
          cells: [
            lastDay
              ? t.period(formatCalendarDate(fromDay, lang), formatCalendarDate(lastDay, lang))
              : formatCalendarDate(fromDay, lang),
            t.kinds[kind],
            <span lang="ja">{reason ?? ''}</span>,
            kind === 'approval' ? (
              ''
            ) : letters.has(id) ? (
              <Link href={`/registrations/${registrant.id}/letters/${id}`}>{t.letter}</Link>
            ) : (
              t.letterLater
            ),
          ],
        }))}
      />
    </Block>
  )
}

const HandOver = ({ lang, registrant, successors, representativeAge, typed }: RegistrationPageProps) => {
  const t = registrantTexts(lang).handOver
  return (
    <Block title={t.title}>
      <p>{t.lede(representativeAge)}</p>
      <Form action={`/registrations/${registrant.id}/hand-over`} label={t.title}>
        <Select
          name="successor"
          label={t.successor}
          emptyLabel={t.choose}
          value={typed('successor')}
          options={successors.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <Actions>
          <Button variant="secondary">{t.submit}</Button>
        </Actions>
      </Form>
    </Block>
  )
}

const End = ({ lang, registrant }: RegistrationPageProps) => {
  const t = registrantTexts(lang).end
  return (
    <Block title={t.title}>
      <p>{t.note}</p>
      <Form action={`/registrations/${registrant.id}/end`} label={t.title}>
        <Checkbox name="sure" label={t.confirm} />
        <Actions>
          <Button variant="danger">{t.submit}</Button>
        </Actions>
      </Form>
    </Block>
  )
}
