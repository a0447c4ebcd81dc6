import { formatMoment } from '../site/dates.ts'
import { sendPage } from '../site/send.ts'
import type { Site } from '../site/site.ts'
import type { World } from '../world/world.ts'
import type { Inbox, Mail } from './inbox.ts'

/** The inbox of each address, and a page for each mail. Only its text is shown, as a careful reader would. */
export const mountInbox = (app: Site, world: World, inbox: Inbox): void => {
  app.get('/mail/:address', (c) => {
    const address = c.req.param('address')
    return sendPage(c, world, {
      title: `メール ${address}`,
      narrow: true,
      children: (
        <>
          <h1>メール　{address}</h1>
          <MailList mails={inbox.of(address)} />
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
      narrow: true,
      children: <OpenMail mail={mail} address={c.req.param('address')} />,
    })
  })
}

export const MailList = ({ mails }: { mails: readonly Mail[] }) =>
  mails.length === 0 ? (
    <p>まだ何も届いていません。</p>
  ) : (
    <ul class="dated">
      {mails.map((mail) => (
        <li>
          <time datetime={mail.at.toString()}>{formatMoment(mail.at)}</time>
          <div>
            <a href={`/mail/${encodeURIComponent(mail.to[0] ?? '')}/${mail.id}`}>
              {mail.isRead ? subjectOf(mail) : <strong>{subjectOf(mail)}</strong>}
              {!mail.isRead && <span class="vh">（まだ読んでいません）</span>}
            </a>
            <span class="meta">{firstLine(mail.text)}</span>
          </div>
        </li>
      ))}
    </ul>
  )

const OpenMail = ({ mail, address }: { mail: Mail; address: string }) => (
  <>
    <h1>{subjectOf(mail)}</h1>
    <dl class="facts">
      <div>
        <dt>差出人</dt>
        <dd>{mail.from}</dd>
      </div>
      <div>
        <dt>宛先</dt>
        <dd>{address}</dd>
      </div>
      <div>
        <dt>届いた時刻</dt>
        <dd>{formatMoment(mail.at)}</dd>
      </div>
    </dl>
    <div class="mailtext">
      {mail.text
        .split(/(https?:\/\/[^\s<>「」（）]+)/)
        .map((piece, index) => (index % 2 === 1 ? <a href={piece}>{piece}</a> : piece))}
    </div>
    {mail.attachments.map(({ name, size }) => (
      <p class="meta">
        添付：{name}（{Math.ceil(size / 1024)} KB）
      </p>
    ))}
    <p>
      <a class="plain" href={`/mail/${encodeURIComponent(address)}`}>
        受信箱に戻る
      </a>
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
