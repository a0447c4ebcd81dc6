import { type Invitation, type KnownMandate, type MandateKind, mandateOn } from '#modules/people/index.ts'
import type { Lang } from '#platform/i18n/index.ts'
import { formatDate, wardDate } from '#platform/time/index.ts'
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
  PhoneLink,
  Title,
} from '#platform/ui/index.ts'
import type { Application } from '../../store/applications.ts'
import { actingTexts } from '../text/index.ts'

const home = '/account/representatives'

type Deed = { application: Application; name: string; filerName: string }

type Props = {
  lang: Lang
  actedFor: readonly KnownMandate[]
  actsFor: readonly KnownMandate[]
  deeds: readonly Deed[]
  /** Procedures by slug. */
  names: ReadonlyMap<string, string>
  invitations: readonly Invitation[]
  today: Temporal.PlainDate
  notice: 'ended' | 'accepted' | 'refused' | 'revoked' | undefined
}

/** Both sides of 代理権: who may act for me and what they did, and for whom I may act. */
export const Representatives = (props: Props) => {
  const { lang, deeds, invitations, notice } = props
  const t = actingTexts(lang).account
  const invite = actingTexts(lang).invite
  return (
    <>
      <Title lede={t.lede}>{t.title}</Title>
      {notice && (
        <Notice kind="success" live>
          <p>{t[notice]}</p>
        </Notice>
      )}
      <Block title={t.forMe}>
        <Mandates {...props} list={props.actedFor} side="principal" caption={t.forMe} empty={t.forMeNone} />
        {invitations.length > 0 && (
          <>
            <h3>{invite.waiting}</h3>
            <ul>
              {invitations.map(({ id, drawnUpAt }) => (
                <li>
                  <Link href={`${home}/invitations/${id}`}>{invite.open(formatDate(wardDate(drawnUpAt), lang))}</Link>
                </li>
              ))}
            </ul>
          </>
        )}
        <Actions>
          <LinkButton href={`${home}/invitations/new`} iconAfter="next">
            {t.invite}
          </LinkButton>
        </Actions>
      </Block>
      <Block title={t.deeds}>
        {deeds.length === 0 ? (
          <p>{t.deedsNone}</p>
        ) : (
          <ul>
            {deeds.map(({ application: { id, submittedAt }, name, filerName }) => (
              <li>
                <Link href={`/applications/${id}`}>
                  {t.deed(name, filerName, submittedAt ? formatDate(wardDate(submittedAt), lang) : '')}
                </Link>
              </li>
            ))}
          </ul>
        )}
      </Block>
      <Block title={t.forOthers}>
        <Mandates {...props} list={props.actsFor} side="agent" caption={t.forOthers} empty={t.forOthersNone} />
        <p>
          <Link href={`${home}/code`} standalone icon="more">
            {t.haveCode}
          </Link>
        </p>
      </Block>
    </>
  )
}

type MandatesProps = Props & {
  list: readonly KnownMandate[]
  side: 'principal' | 'agent'
  caption: string
  empty: string
}

const Mandates = ({ lang, list, side, caption, empty, names, today }: MandatesProps) => {
  const { account: t, roles } = actingTexts(lang)
  return (
    <DataTable
      caption={caption}
      columns={t.columns.map((label, index) => ({ label, heading: index === 0 }))}
      rows={list.map((mandate) => ({
        cells: [
          <>
            <span>{side === 'principal' ? mandate.agentName : mandate.principalName}</span>{' '}
            <small>{roles[mandate.kind]}</small>
          </>,
          mandate.scope ? mandate.scope.map((slug) => names.get(slug) ?? slug).join('、') : t.everything,
          <Period lang={lang} mandate={mandate} today={today} />,
          t.papers[mandate.evidence],
          <Ending lang={lang} mandate={mandate} side={side} today={today} />,
        ],
      }))}
      empty={<p>{empty}</p>}
    />
  )
}

type OneProps = { lang: Lang; mandate: KnownMandate; today: Temporal.PlainDate }

const Period = ({ lang, mandate, today }: OneProps) => {
  const t = actingTexts(lang).account
  const state = mandateOn(mandate, { day: today, principalBirth: mandate.principalBirth })
  if (state.state === 'ended')
    return <>{t.endedOn(formatDate(state.why === 'period' ? state.on.subtract({ days: 1 }) : state.on, lang))}</>
  return (
    <>
      <span>{t.since(formatDate(mandate.validFrom, lang))}</span>
      {mandate.validTo && (
        <>
          {' '}
          <span>{t.until(formatDate(mandate.validTo.subtract({ days: 1 }), lang))}</span>
        </>
      )}
    </>
  )
}

const Ending = ({ lang, mandate, side, today }: OneProps & { side: 'principal' | 'agent' }) => {
  const t = actingTexts(lang).account
  if (mandateOn(mandate, { day: today, principalBirth: mandate.principalBirth }).state === 'ended') return null
  if (mandate.kind === 'attorney')
    return (
      <Link href={`${home}/${mandate.id}/ending`} standalone>
        {side === 'principal' ? t.withdraw : t.resign}
      </Link>
    )
  return (
    <Link href={`${home}/${mandate.id}/ending`} standalone>
      {t.howItEnds}
    </Link>
  )
}

/** Asked once more before it ends. */
export const EndMandatePage = ({
  lang,
  mandate,
  side,
}: {
  lang: Lang
  mandate: KnownMandate
  side: 'principal' | 'agent'
}) => {
  const t = actingTexts(lang).end
  const isPrincipal = side === 'principal'
  return (
    <>
      <Title lede={isPrincipal ? t.withdraw(mandate.agentName) : t.resign(mandate.principalName)}>
        {isPrincipal ? t.withdrawTitle : t.resignTitle}
      </Title>
      <Form action={`${home}/${mandate.id}/ending`} name="end-mandate">
        <Meta>{t.law}</Meta>
        <Actions>
          <Button variant="danger">{t.submit}</Button>
          <Link href={home} standalone>
            {t.keep}
          </Link>
        </Actions>
      </Form>
    </>
  )
}

const endingOf = (kind: MandateKind): 'parental' | 'minor_guardian' | 'voluntary_guardian' | 'court' =>
  kind === 'parental' || kind === 'minor_guardian' || kind === 'voluntary_guardian' ? kind : 'court'

/** What a court or the law made ends elsewhere: where to go, and what to bring here afterwards. */
export const LegalEndPage = ({ lang, mandate, phone }: { lang: Lang; mandate: KnownMandate; phone: string }) => {
  const { legalEnd: t, roles } = actingTexts(lang)
  const ending = endingOf(mandate.kind)
  return (
    <>
      <Title lede={t.lede(mandate.principalName, mandate.agentName, roles[mandate.kind])}>{t.title}</Title>
      <Block title={t.where}>
        <p>{t.wheres[ending]}</p>
        <Meta>{t.laws[ending]}</Meta>
      </Block>
      <Block title={t.after}>
        <p>{t.afterBody}</p>
      </Block>
      <p>{t.help}</p>
      <PhoneLink phone={phone} standalone />
      <p>
        <Link href={home} standalone>
          {t.back}
        </Link>
      </p>
    </>
  )
}
