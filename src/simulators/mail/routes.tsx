import { Block, DatedList, Facts, Link, Meta, Title } from '#platform/ui/index.ts'
import { formatMoment } from '../site/dates.ts'
import { sendPage } from '../site/send.tsx'
import type { Site } from '../site/site.ts'
import type { World } from '../world/world.ts'
import type { Inbox, Mail } from './inbox.ts'

/** The inbox of each address, and a page for each mail. Only its text is shown, as a careful reader would. */
export const mountInbox = (app: Site, world: World, inbox: Inbox): void => {
  app.get('/mail/:address', (c) => {
    const address = c.req.param('address')
    return sendPage(c, world, {
      title: `メール ${address}`,
      children: (
        <>
          <Title>メール　{address}</Title>
          <Block title="届いたもの">
            <MailList mails={inbox.of(address)} />
          </Block>
        </>
      ),
    })
  })

  app.get('/mail/:address/:id', (c) => {
    const mail = inbox.find(c.req.param('id'))
    if (!mail?.to.includes(c.req.param('address').toLowerCase())) return c.notFound()
    mail.isRead = true
    return sendPage(c, world, {
      title: mail.subject || '（件名なし）',
      children: <OpenMail mail={mail} address={c.req.param('address')} />,
    })
  })
}

export const MailList = ({ mails }: { mails: readonly Mail[] }) =>
  mails.length === 0 ? (
    <p>まだ何も届いていません。</p>
  ) : (
    <DatedList
      entries={mails.map((mail) => ({
        when: formatMoment(mail.at),
        datetime: mail.at.toString(),
        href: `/mail/${encodeURIComponent(mail.to[0] ?? '')}/${mail.id}`,
        title: mail.isRead ? subjectOf(mail) : <strong>{subjectOf(mail)}</strong>,
        children: <Meta>{firstLine(mail.text)}</Meta>,
      }))}
    />
  )

const OpenMail = ({ mail, address }: { mail: Mail; address: string }) => (
  <>
    <Title>{subjectOf(mail)}</Title>
    <Facts
      facts={[
        { term: '差出人', value: mail.from },
        { term: '宛先', value: address },
        { term: '届いた時刻', value: formatMoment(mail.at) },
      ]}
    />
    <div class="mail-text">
      {mail.text
        .split(/(https?:\/\/[^\s<>「」（）]+)/)
        .map((piece, index) => (index % 2 === 1 ? <Link href={piece}>{piece}</Link> : piece))}
    </div>
    {mail.attachments.map(({ name, size }) => (
      <Meta>
        添付：{name}（{Math.ceil(size / 1024)} KB）
      </Meta>
    ))}
    <p>
      <Link href={`/mail/${encodeURIComponent(address)}`} standalone>
        受信箱に戻る
      </Link>
    </p>
  </>
)

const subjectOf = (mail: Mail): string => mail.subject || '（件名なし）'

// The salutation says nothing; the line after it does.
const firstLine = (text: string): string => {
  const line =
    text
      .split('\n')
      .map((each) => each.trim())
      .find((each) => each !== '' && !/様$|さん$/.test(each)) ?? ''
  return [...line].slice(0, 40).join('')
}
