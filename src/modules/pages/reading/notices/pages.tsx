import { authored, type Lang, htmlLang } from '#platform/i18n/index.ts'
import { formatDate } from '#platform/time/index.ts'
import {
  Block,
  Button,
  EmptyState,
  Form,
  LinkButton,
  Meta,
  Notice,
  PhoneLink,
  Promised,
  TextField,
  Title,
} from '#platform/ui/index.ts'
import { readingTexts } from '../text/index.ts'
import { noticeNumber, type OfficeNotice } from './domain.ts'
import { lookUpPath } from './paths.ts'

type LookUpProps = { lang: Lang; typed: string; isUnknown: boolean; phone: string }

/** The box for the number on the paper. */
export const LookUpNotice = ({ lang, typed, isUnknown, phone }: LookUpProps) => {
  const t = readingTexts(lang).notices
  return (
    <>
      <Title lede={t.lede}>{t.title}</Title>
      {isUnknown && (
        <EmptyState title={t.unknown} drawing="gate">
          <p>{t.unknownNote}</p>
          <p>
            <PhoneLink phone={phone} standalone />
          </p>
        </EmptyState>
      )}
      <Form action={lookUpPath} method="get">
        <TextField name="number" label={t.label} hint={t.hint} value={typed} inputMode="numeric" width="short" />
        <Button icon="search">{t.button}</Button>
      </Form>
    </>
  )
}

type NoticeProps = { lang: Lang; notice: OfficeNotice; today: Temporal.PlainDate }

/** What the paper is about, by when one has to act, and where to go on. */
export const NoticePage = ({ lang, notice, today }: NoticeProps) => {
  const t = readingTexts(lang).notices
  const own = notice.texts[lang]
  const { title, text } = own ?? notice.texts.ja
  const words = own ? undefined : markOf(lang)
  const isLate = notice.actBy !== null && Temporal.PlainDate.compare(notice.actBy, today) < 0
  return (
    <>
      <Title above={t.number(noticeNumber(notice.serial))}>
        <span lang={words}>{authored(title)}</span>
      </Title>
      {notice.actBy && !isLate && <Promised label={t.deadline} by={t.actBy(formatDate(notice.actBy, lang))} />}
      {notice.actBy && isLate && (
        <Notice kind="warning">
          <p>{t.actByPassed(formatDate(notice.actBy, lang))}</p>
        </Notice>
      )}
      {text
        .split(/\n+/)
        .filter((line) => line.trim() !== '')
        .map((line) => (
          <p lang={words}>{authored(line)}</p>
        ))}
      {notice.target ? (
        <div class="act-now">
          <LinkButton href={notice.target} iconAfter="next">
            {t.leads}
          </LinkButton>
        </div>
      ) : (
        <p>{t.nothingToDo}</p>
      )}
      <Block title={t.about}>
        <p>{t.genuine}</p>
        <Meta>{t.sent(formatDate(notice.sentOn, lang))}</Meta>
      </Block>
    </>
  )
}

const markOf = (lang: Lang): 'ja' | undefined => (htmlLang(lang) === 'ja' ? undefined : 'ja')
