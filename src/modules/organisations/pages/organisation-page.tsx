import type { PersonId } from '#platform/ids/index.ts'
import type { Lang } from '#platform/i18n/index.ts'
import { formatDate } from '#platform/time/index.ts'
import {
  Actions,
  Block,
  Button,
  DataTable,
  DateField,
  Form,
  LinkButton,
  Select,
  Tag,
  Title,
} from '#platform/ui/index.ts'
import type { Membership } from '../actions/membership.ts'
import { seatRoles } from '../domain/kinds.ts'
import type { Invitation, Seat } from '../domain/organisation.ts'
import { organisationTexts } from '../text/index.ts'
import { ActingBand } from './acting-band.tsx'

export type OrganisationPageProps = Membership & {
  lang: Lang
  today: Temporal.PlainDate
  seats: readonly Seat[]
  names: ReadonlyMap<PersonId, string>
  invitations: readonly Invitation[]
}

/** One organisation as its members see it: who is in, until when, and what this member may do. */
export const OrganisationPage = (props: OrganisationPageProps) => {
  const { lang, organisation, seat, rights } = props
  const t = organisationTexts(lang)
  const path = `/organisations/${organisation.id}`
  const mayHandOver = rights.has('represent')
  return (
    <>
      <ActingBand lang={lang} name={organisation.name} />
      <Title above={`${t.kinds[organisation.kind]}　${t.roles[seat.role]}`}>
        <span lang="ja">{organisation.name}</span>
      </Title>
      {organisation.state === 'proposed' && (
        <>
          <p>
            <Tag kind="wait">{t.states.proposed}</Tag>
          </p>
          <p>{t.foundLede}</p>
          <Form action={`${path}/withdrawal`}>
            <Button variant="secondary">{t.withdraw}</Button>
          </Form>
        </>
      )}
      <Members {...props} />
      {rights.has('members') && <Invitations {...props} />}
      {mayHandOver && <HandOver {...props} />}
      {rights.has('clients') && (
        <Block title={t.clients.title}>
          <p>{t.clients.lede}</p>
          <LinkButton href={`${path}/clients`} variant="secondary">
            {t.clients.title}
          </LinkButton>
        </Block>
      )}
      {seat.role !== 'representative' && (
        <Block title={t.leave.submit}>
          <p>{t.leave.note}</p>
          <Form action={`${path}/leave`}>
            <Button variant="danger">{t.leave.submit}</Button>
          </Form>
        </Block>
      )}
    </>
  )
}

const Members = ({ lang, organisation, seats, names, rights }: OrganisationPageProps) => {
  const t = organisationTexts(lang)
  return (
    <Block title={t.members}>
      <DataTable
        caption={t.members}
        columns={[
          { label: t.member, heading: true },
          { label: t.role },
          { label: t.term },
          { label: t.remove, hideLabel: true },
        ]}
        rows={seats.map((one) => ({
          cells: [
            <span lang="ja">{names.get(one.personId) ?? ''}</span>,
            t.roles[one.role],
            <Term lang={lang} seat={one} />,
            rights.has('members') && one.role !== 'representative' && !one.endedOn ? (
              <Form action={`/organisations/${organisation.id}/seats/${one.id}/removal`} label={t.remove}>
                <Button small variant="secondary">
                  {t.remove}
                </Button>
              </Form>
            ) : (
              ''
            ),
          ],
        }))}
      />
    </Block>
  )
}

// People read the last day, not the day after it.
const Term = ({ lang, seat: { validFrom, termTo, endedOn } }: { lang: Lang; seat: Seat }) => {
  const t = organisationTexts(lang)
  const last = (endedOn ?? termTo)?.subtract({ days: 1 })
  const [from, until] = [formatDate(validFrom, lang), last && formatDate(last, lang)]
  if (lang === 'en') return <>{`${t.since} ${from}${until ? ` ${t.until} ${until}` : ''}`}</>
  return (
    <>
      {from}
      {t.since}
      {until}
      {until && t.until}
    </>
  )
}

const Invitations = ({ lang, organisation, invitations, today }: OrganisationPageProps) => {
  const t = organisationTexts(lang)
  const path = `/organisations/${organisation.id}/invitations`
  return (
    <Block title={t.invite.title}>
      <p>{t.invite.lede}</p>
      <Form action={path} label={t.invite.title}>
        <Select
          name="role"
          label={t.role}
          value="member"
          options={seatRoles
            .filter((role) => role !== 'representative')
            .map((role) => ({ value: role, label: t.roles[role] }))}
        />
        <DateField name="from" label={t.from} value={today.toString()} />
        <DateField name="term" label={t.termLast} optional />
        <Actions>
          <Button>{t.invite.submit}</Button>
        </Actions>
      </Form>
      {invitations.length > 0 && (
        <DataTable
          caption={t.invite.open}
          captionHidden={false}
          columns={[{ label: t.role, heading: true }, { label: t.from }, { label: t.invite.withdraw, hideLabel: true }]}
          rows={invitations.map(({ id, role, seatFrom }) => ({
            cells: [
              t.roles[role],
              formatDate(seatFrom, lang),
              <Form action={`${path}/${id}/withdrawal`} label={t.invite.withdraw}>
                <Button small variant="secondary">
                  {t.invite.withdraw}
                </Button>
              </Form>,
            ],
          }))}
        />
      )}
    </Block>
  )
}

const HandOver = ({ lang, organisation, seats, names, today }: OrganisationPageProps) => {
  const t = organisationTexts(lang)
  const planned = seats.find(
    ({ role, validFrom }) => role === 'representative' && Temporal.PlainDate.compare(validFrom, today) > 0,
  )
  const others = seats.filter(({ role, endedOn }) => role !== 'representative' && !endedOn)
  return (
    <Block title={t.handOver.title}>
      <p>{t.handOver.lede}</p>
      <Form action={`/organisations/${organisation.id}/hand-over`} label={t.handOver.title}>
        <Select
          name="successor"
          label={t.handOver.successor}
          emptyLabel="—"
          options={others.map(({ id, personId }) => ({ value: id, label: names.get(personId) ?? '' }))}
        />
        <DateField name="from" label={t.from} value={planned?.validFrom.toString()} />
        <DateField name="term" label={t.termLast} optional />
        <input type="hidden" name="replaces" value={planned?.id ?? ''} />
        <Actions>
          <Button variant="secondary">{t.handOver.submit}</Button>
        </Actions>
      </Form>
    </Block>
  )
}
