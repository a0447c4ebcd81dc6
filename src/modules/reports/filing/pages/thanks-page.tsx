import type { Lang } from '#platform/i18n/index.ts'
import { formatDateLong } from '#platform/time/index.ts'
import { Actions, Block, Link, LinkButton, ReceiptNumberBox, Ticks, Title } from '#platform/ui/index.ts'
import type { Report } from '../../record/index.ts'
import { filingTexts } from '../text/index.ts'

/** How the person hears of it from now on. */
export type ToldBy = 'channels' | 'mail' | 'nothing'

type Props = { lang: Lang; report: Report; isFollowed: boolean; told: ToldBy }

export const ThanksPage = ({ lang, report, isFollowed, told }: Props) => {
  const t = filingTexts(lang).thanks
  const isDeed = report.kind === 'good_deed'
  const tells = { channels: t.told, mail: t.toldByMail, nothing: t.toldHere }[told]
  const steps = isFollowed
    ? [t.followNext]
    : isDeed
      ? [t.deedNext]
      : [t.look, ...(report.dueOn ? [t.due(formatDateLong(report.dueOn, lang))] : [])]
  return (
    <>
      <Title>{isFollowed ? t.followTitle : isDeed ? t.deedTitle : t.title}</Title>
      <ReceiptNumberBox number={report.number} label={t.number} hint={t.numberHint} />
      <Block title={t.next}>
        <Ticks items={[...steps, tells]} />
        {told === 'nothing' && (
          <p>
            <Link href="/messages/contacts" standalone icon="more">
              {t.channels}
            </Link>
          </p>
        )}
      </Block>
      <Actions>
        <LinkButton href={`/reports/${report.number}`}>{t.see}</LinkButton>
        <LinkButton href="/reports/mine" variant="secondary">
          {t.mine}
        </LinkButton>
        <LinkButton href={isDeed ? '/reports/new?kind=good_deed' : '/reports/new'} variant="quiet">
          {t.again}
        </LinkButton>
      </Actions>
    </>
  )
}
