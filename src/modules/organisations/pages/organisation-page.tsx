import type { PersonId } from '#platform/ids/index.ts'
import type { Lang } from '#platform/i18n/index.ts'
import { formatCalendarDate } from '#platform/time/index.ts'
import {
  Actions,
  Block,
  Button,
  DataTable,
  DateField,
  Form,
  Hidden,
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
  /** What was typed into a form that is shown again. */
  typed: (name: string) => string | undefined
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
      {rights.has('members') && <RoleChange {...props} />}
      {mayHandOver && <HandOver {...props} />}
      {rights.has('clients') && (
        <Block title={t.clients.title}>
          <p>{t.clients.lede}</p>
          <Actions>
            <LinkButton href={`${path}/clients`} variant="secondary">
              {t.clients.title}
            </LinkButton>
            <LinkButton href={`${path}/webhooks`} variant="secondary">
              {t.clients.webhooks}
            </LinkButton>
          </Actions>
        </Block>
      )}
      {mayHandOver && (
        <Block title={t.cases.title}>
          <p>{t.cases.lede}</p>
          <Actions>
            <LinkButton href={`${path}/applications`} variant="secondary">
              {t.cases.title}
            </LinkButton>
          </Actions>
        </Block>
      )}
      {seat.role !== 'representative' && (
        <Block title={t.leave.submit}>
          <p>{t.leave.note}</p>
          <Form action={`${path}/leave`}>
            <Actions>
              <Button variant="danger">{t.leave.submit}</Button>
            </Actions>
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
              <Form action={`/organisations/${organisation.id}/seats/${one.id}/removal`}>
                <Button small variant="secondary">
                  {t.remove}
                  <Hidden>：{names.get(one.personId) ?? ''}</Hidden>
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
  const [from, until] = [formatCalendarDate(validFrom, lang), last && formatCalendarDate(last, lang)]
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

const Invitations = ({ lang, organisation, invitations, today, typed }: OrganisationPageProps) => {
  const t = organisationTexts(lang)
  const path = `/organisations/${organisation.id}/invitations`
  return (
    <Block title={t.invite.title}>
      <p>{t.invite.lede}</p>
      <Form action={path} label={t.invite.title}>
        <Select
          name="role"
          label={t.role}
          value={typed('role') ?? 'member'}
          options={lesserRoles.map((role) => ({ value: role, label: t.roles[role] }))}
        />
        <DateField name="from" label={t.from} value={typed('from') ?? today.toString()} />
        <DateField name="term" label={t.termLast} value={typed('term')} optional />
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
              formatCalendarDate(seatFrom, lang),
              <Form action={`${path}/${id}/withdrawal`}>
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

const lesserRoles = seatRoles.filter((role) => role !== 'representative')

const RoleChange = ({ lang, organisation, seats, names, typed }: OrganisationPageProps) => {
  const t = organisationTexts(lang)
  const words = t.changeRole
  const others = seats.filter(({ role, endedOn }) => role !== 'representative' && !endedOn)
  if (others.length === 0) return null
  return (
    <Block title={words.title}>
      <p>{words.lede}</p>
      <Form action={`/organisations/${organisation.id}/roles`} label={words.title}>
        <Select
          name="member"
          label={words.member}
          emptyLabel={t.choose}
          value={typed('member')}
          options={others.map(({ id, personId }) => ({ value: id, label: names.get(personId) ?? '' }))}
        />
        <Select
          name="newRole"
          label={words.role}
          emptyLabel={t.choose}
          value={typed('newRole')}
          options={lesserRoles.map((role) => ({ value: role, label: t.roles[role] }))}
        />
        <DateField name="roleFrom" label={words.from} value={typed('roleFrom')} />
        <DateField name="roleTerm" label={words.term} value={typed('roleTerm')} optional />
        <Actions>
          <Button variant="secondary">{words.submit}</Button>
        </Actions>
      </Form>
    </Block>
  )
}

const HandOver = ({ lang, organisation, seats, names, today, typed }: OrganisationPageProps) => {
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
          emptyLabel={t.choose}
          value={typed('successor')}
          options={others.map(({ id, personId }) => ({ value: id, label: names.get(personId) ?? '' }))}
        />
        <DateField
          name="handOverFrom"
          label={t.handOver.from}
          value={typed('handOverFrom') ?? planned?.validFrom.toString()}
        />
        <DateField name="handOverTerm" label={t.handOver.term} value={typed('handOverTerm')} optional />
        <input type="hidden" name="replaces" value={planned?.id ?? ''} />
        <Actions>
          <Button variant="secondary">{t.handOver.submit}</Button>
        </Actions>
      </Form>
    </Block>
  )
}
