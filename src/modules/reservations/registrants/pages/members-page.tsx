import type { Lang } from '#platform/i18n/index.ts'
import { formatCalendarDate, wardDate } from '#platform/time/index.ts'
import {
  Actions,
  Block,
  Button,
  Checkbox,
  DataTable,
  DateField,
  Form,
  Hidden,
  Link,
  Radios,
  TextField,
  Title,
} from '#platform/ui/index.ts'
import type { HeldRegistration } from '../domain/registrant.ts'
import type { MailState } from '../store/invitation-mails.ts'
import type { MemberInvitation, MemberInvitationId } from '../store/invitations.ts'
import type { Member } from '../store/members.ts'
import { registrantTexts } from '../text/index.ts'
import { mailedTexts } from '../text/mailed.ts'

export type MembersPageProps = Pick<HeldRegistration, 'registrant' | 'rights'> & {
  lang: Lang
  /** Those whom this member may see, with names. */
  shown: readonly (Member & { name: string })[]
  hidden: number
  own: Member | undefined
  invitations: readonly MemberInvitation[]
  /** Where those went that went by mail. */
  addresses: ReadonlyMap<MemberInvitationId, { address: string; state: MailState }>
  /** What was typed into a form that is shown again. */
  typed: (name: string) => string | undefined
}

/** The members of a group as one of them may see them, and what this one may change. */
export const MembersPage = (props: MembersPageProps) => {
  const { lang, registrant, rights, hidden } = props
  const t = registrantTexts(lang)
  const mayKeep = rights.has('members')
  return (
    <>
      <Title above={<span lang="ja">{registrant.name}</span>} lede={t.members.lede}>
        {t.members.title}
      </Title>
      <List {...props} mayKeep={mayKeep} />
      {hidden > 0 && <p>{t.members.hidden(hidden)}</p>}
      {mayKeep && <Invitations {...props} />}
      {mayKeep && <Named {...props} />}
      <Own {...props} />
      <p>
        <Link href={`/registrations/${registrant.id}`}>
          <span lang="ja">{registrant.name}</span>
        </Link>
      </p>
    </>
  )
}

const List = ({ lang, registrant, shown, mayKeep }: MembersPageProps & { mayKeep: boolean }) => {
  const t = registrantTexts(lang)
  const howChecked = ({ personId, facts }: Member) => {
    if (personId !== null) return t.members.card
    return facts.some(({ kind, source }) => kind === 'identity' && source) ? t.members.seen : t.members.unseen
  }
  return (
    <DataTable
      caption={t.members.title}
      columns={[
        { label: t.members.member, heading: true },
        { label: t.role },
        { label: t.members.how },
        ...(mayKeep ? [{ label: t.members.remove, hideLabel: true }] : []),
      ]}
      rows={shown.map((one) => ({
        cells: [
          <span lang="ja">{one.name}</span>,
          t.roles[one.role],
          howChecked(one),
          ...(mayKeep
            ? [
                one.role === 'representative' ? (
                  ''
                ) : (
                  <Form action={`/registrations/${registrant.id}/members/${one.id}/removal`}>
                    <Button small variant="secondary">
                      {t.members.remove}
                      <Hidden>：{one.name}</Hidden>
                    </Button>
                  </Form>
                ),
              ]
            : []),
        ],
      }))}
    />
  )
}

const Invitations = ({ lang, registrant, invitations, addresses, typed }: MembersPageProps) => {
  const t = registrantTexts(lang)
  const m = mailedTexts(lang)
  const path = `/registrations/${registrant.id}/invitations`
  return (
    <Block title={t.invite.title}>
      <p>{t.invite.lede}</p>
      <Form action={path} label={t.invite.title}>
        <Radios
          name="role"
          legend={t.role}
          value={typed('role') ?? 'member'}
          options={(['member', 'deputy'] as const).map((role) => ({ value: role, label: t.roles[role] }))}
        />
        <Actions>
          <Button>{t.invite.submit}</Button>
        </Actions>
      </Form>
      <h3>{m.byMail}</h3>
      <p>{m.byMailLede}</p>
      <Form action={`/registrations/${registrant.id}/mailed-invitations`} label={m.byMail}>
        <TextField
          name="address"
          label={m.address}
          type="email"
          inputMode="email"
          maxLength={254}
          value={typed('address')}
        />
        <Radios
          name="mailRole"
          legend={t.role}
          value={typed('mailRole') ?? 'member'}
          options={(['member', 'deputy'] as const).map((role) => ({ value: role, label: t.roles[role] }))}
        />
        <Actions>
          <Button variant="secondary">{m.send}</Button>
        </Actions>
      </Form>
      {invitations.length > 0 && (
        <DataTable
          caption={t.invite.open}
          captionHidden={false}
          columns={[
            { label: t.role, heading: true },
            { label: m.to },
            { label: t.invite.expires },
            { label: t.invite.withdraw, hideLabel: true },
          ]}
          rows={invitations.map(({ id, role, expiresAt }) => ({
            cells: [
              t.roles[role],
              sayMail(lang, addresses.get(id)),
              formatCalendarDate(wardDate(expiresAt), lang),
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

function sayMail(lang: Lang, mail: { address: string; state: MailState } | undefined) {
  const t = mailedTexts(lang)
  if (!mail) return t.byCode
  return (
    <>
      <span lang="en">{mail.address}</span> {t.mailStates[mail.state]}
    </>
  )
}

const Named = ({ lang, registrant, typed }: MembersPageProps) => {
  const t = registrantTexts(lang).named
  return (
    <Block title={t.title}>
      <p>{t.lede}</p>
      <Form action={`/registrations/${registrant.id}/named-members`} label={t.title}>
        <TextField name="name" label={t.name} value={typed('name')} />
        <TextField name="kana" label={t.kana} value={typed('kana')} />
        <DateField name="birth" label={t.birth} value={typed('birth')} />
        <TextField name="town" label={t.town} value={typed('town')} />
        <Radios
          name="link"
          legend={t.link}
          value={typed('link')}
          options={(['lives', 'works', 'studies', 'none'] as const).map((link) => ({
            value: link,
            label: t.links[link],
          }))}
        />
        <Checkbox name="disabled" label={t.disabled} checked={Boolean(typed('disabled'))} />
        <Checkbox name="agreed" label={t.consent} checked={Boolean(typed('agreed'))} />
        <Actions>
          <Button variant="secondary">{t.submit}</Button>
        </Actions>
      </Form>
    </Block>
  )
}

const Own = ({ lang, registrant, own }: MembersPageProps) => {
  const words = registrantTexts(lang)
  const t = words.own
  if (!own) return null
  const said = new Map(own.facts.map((fact) => [fact.kind, fact]))
  const box = (kind: 'works' | 'studies' | 'disabled') => (
    <Checkbox
      name={kind === 'disabled' ? 'disabledSelf' : kind}
      label={t[kind]}
      hint={said.get(kind)?.source ? t.seen : undefined}
      checked={said.has(kind)}
    />
  )
  return (
    <Block title={t.title}>
      <p>{t.lede}</p>
      <Form action={`/registrations/${registrant.id}/self`} label={t.title}>
        {box('works')}
        {box('studies')}
        {box('disabled')}
        {own.role !== 'representative' && (
          <Checkbox name="show" label={words.invitation.show} checked={own.shownToMembers} />
        )}
        <Actions>
          <Button variant="secondary">{t.submit}</Button>
        </Actions>
      </Form>
    </Block>
  )
}
