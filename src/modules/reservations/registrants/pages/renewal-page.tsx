import type { Lang } from '#platform/i18n/index.ts'
import { formatCalendarDate } from '#platform/time/index.ts'
import { Actions, Button, Checkbox, DataTable, Form, LinkButton, Notice, Title } from '#platform/ui/index.ts'
import type { Registrant } from '../domain/registrant.ts'
import type { Member } from '../store/members.ts'
import { registrantTexts } from '../text/index.ts'

type RenewalProps = {
  lang: Lang
  registrant: Registrant
  members: readonly (Member & { name: string })[]
  renewal: 'early' | 'open' | 'late'
  opensOn: Temporal.PlainDate | null
  /** The first day without it, once it is renewed. */
  until: Temporal.PlainDate
}

/** Renewal: the list of members once more, and a yes. */
export const RenewalPage = ({ lang, registrant, members, renewal, opensOn, until }: RenewalProps) => {
  const t = registrantTexts(lang)
  const path = `/registrations/${registrant.id}`
  if (renewal !== 'open')
    return (
      <>
        <Title above={<span lang="ja">{registrant.name}</span>}>{t.renewal.title}</Title>
        <Notice>
          <p>{renewal === 'late' || !opensOn ? t.renewal.late : t.renewal.early(formatCalendarDate(opensOn, lang))}</p>
        </Notice>
        <Actions>
          <LinkButton href="/registrations" variant="secondary">
            {t.back}
          </LinkButton>
        </Actions>
      </>
    )
  return (
    <>
      <Title above={<span lang="ja">{registrant.name}</span>} lede={t.renewal.lede}>
        {t.renewal.title}
      </Title>
      <DataTable
        caption={t.members.title}
        columns={[{ label: t.members.member, heading: true }, { label: t.role }]}
        rows={members.map((one) => ({ cells: [<span lang="ja">{one.name}</span>, t.roles[one.role]] }))}
      />
      <Form action={`${path}/renewal`} label={t.renewal.title}>
        <input type="hidden" name="seen" value={members.map(({ id }) => id).join(' ')} />
        <p>{t.renewal.after(formatCalendarDate(until.subtract({ days: 1 }), lang))}</p>
        <Checkbox name="sure" label={t.renewal.confirm} />
        <Actions>
          <Button>{t.renewal.submit}</Button>
          {registrant.kind === 'group' && (
            <LinkButton href={`${path}/members`} variant="secondary">
              {t.members.keep}
            </LinkButton>
          )}
        </Actions>
      </Form>
    </>
  )
}
