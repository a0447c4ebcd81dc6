import { ClockFace } from '../clock/routes.tsx'
import type { CardReader } from '../identity/card-reader.ts'
import type { Phones } from '../line/phones.ts'
import { PhoneScreen } from '../line/talk.tsx'
import type { Inbox } from '../mail/inbox.ts'
import { MailList } from '../mail/routes.tsx'
import { TerminalFace } from '../payment/routes.tsx'
import type { Terminal } from '../payment/terminal.ts'
import type { LetterBox } from '../post/letters.ts'
import { LetterList } from '../post/routes.tsx'
import type { CardHolder } from '../world/people.ts'
import type { World } from '../world/world.ts'
import { formatSecond } from './dates.ts'
import { CardIcon, ClockIcon, LetterBoxIcon, MailIcon, PhoneIcon, TerminalIcon } from './icons.tsx'
import { sendPage } from './send.ts'
import type { Site } from './site.ts'

export type Parts = { terminal: Terminal; phones: Phones; inbox: Inbox; box: LetterBox; reader: CardReader }

/** 「外の世界」: every device on one page, seen by one person. */
export const mountOverview = (app: Site, world: World, parts: Parts): void => {
  app.get('/', async (c) => {
    await world.clock.refresh()
    const { residents } = world.people
    const person = residents.find(({ name }) => name === c.req.query('person')) ?? residents[0]
    return sendPage(c, world, { title: '外の世界', children: <Overview world={world} parts={parts} person={person} /> })
  })

  app.post('/cards/:subject/reset', (c) => {
    const person = world.people.residents.find(({ card }) => card?.subject === c.req.param('subject'))
    if (!person?.card) return c.notFound()
    parts.reader.unlock(person.card)
    return c.redirect(`/?person=${encodeURIComponent(person.name)}#card`, 303)
  })
}

const Overview = ({ world, parts, person }: { world: World; parts: Parts; person: CardHolder | undefined }) => (
  <>
    <h1>外の世界</h1>
    <p class="lede">まどぐちの外にあるサービスの代わりです。ここで押したことは、本物と同じ形でまどぐちに届きます。</p>
    <ChoosePerson world={world} person={person} />
    <div class="outside">
      {person && <PhoneDevice world={world} parts={parts} person={person} />}
      {person && <MailDevice inbox={parts.inbox} person={person} />}
      <section class="device" id="clock" aria-labelledby="clock-name">
        <h2 id="clock-name">
          <ClockIcon />
          時計
        </h2>
        <ClockFace world={world} />
      </section>
      {person && <CardDevice world={world} reader={parts.reader} person={person} />}
      <section class="device" id="terminal" aria-labelledby="terminal-name">
        <h2 id="terminal-name">
          <TerminalIcon />
          支払い端末
        </h2>
        <TerminalFace terminal={parts.terminal} />
      </section>
      <section class="device" id="letters" aria-labelledby="letters-name">
        <h2 id="letters-name">
          <LetterBoxIcon />
          郵便受け
        </h2>
        <LetterList letters={parts.box.newest().slice(0, 3)} />
        <a class="plain" href="/letters">
          すべての手紙を見る
        </a>
      </section>
    </div>
    <CallRecord world={world} />
  </>
)

const ChoosePerson = ({ world, person }: { world: World; person: CardHolder | undefined }) => (
  <form method="get" action="/" class="actions">
    <label for="person">だれの持ち物を見ますか</label>
    <select id="person" name="person">
      {world.people.residents.map(({ name }) => (
        <option value={name} selected={name === person?.name}>
          {name}
        </option>
      ))}
    </select>
    <button class="button second" type="submit">
      見る
    </button>
  </form>
)

const PhoneDevice = ({ world, parts, person }: { world: World; parts: Parts; person: CardHolder }) => (
  <section class="device tall" aria-labelledby="phone-name">
    <h2 id="phone-name">
      <PhoneIcon />
      {person.name}さんの電話
    </h2>
    {person.lineUserId === undefined ? (
      <p>LINEを使っていません。</p>
    ) : (
      <>
        <PhoneScreen
          wardName={world.settings.wardName}
          now={world.clock.now()}
          talk={parts.phones.blocked.has(person.lineUserId) ? [] : parts.phones.talkOf(person.lineUserId).slice(-4)}
        />
        <a class="plain" href={`/phones/${person.lineUserId}`}>
          電話を大きく見る
        </a>
      </>
    )}
  </section>
)

const MailDevice = ({ inbox, person }: { inbox: Inbox; person: CardHolder }) => (
  <section class="device" aria-labelledby="mail-name">
    <h2 id="mail-name">
      <MailIcon />
      メール　{person.email}
    </h2>
    {person.email === undefined ? (
      <p>メールを使っていません。</p>
    ) : (
      <>
        <MailList mails={inbox.of(person.email).slice(0, 4)} />
        <a class="plain" href={`/mail/${encodeURIComponent(person.email)}`}>
          受信箱を見る
        </a>
      </>
    )}
  </section>
)

const CardDevice = ({ world, reader, person }: { world: World; reader: CardReader; person: CardHolder }) => (
  <section class="device" id="card" aria-labelledby="card-name">
    <h2 id="card-name">
      <CardIcon />
      カード
    </h2>
    {person.card === undefined ? (
      <p>個人番号カードを持っていません。</p>
    ) : (
      <>
        <dl class="facts">
          <div>
            <dt>暗証番号</dt>
            <dd class="num">{person.card.pin}</dd>
          </div>
          <div>
            <dt>署名用パスワード</dt>
            <dd class="num">{person.card.signingPassword}</dd>
          </div>
          <div>
            <dt>署名の期限</dt>
            <dd class="num">{person.card.certificateValidUntil}</dd>
          </div>
        </dl>
        {reader.isLocked(person.card) ? (
          <form method="post" action={`/cards/${person.card.subject}/reset`} class="set">
            <p>ロックされています。</p>
            <button class="button second" type="submit">
              窓口で初期化する
            </button>
          </form>
        ) : (
          <p>
            <a class="plain" href={`${world.settings.appUrl}/sign-in`}>
              まどぐちでカードをかざす
            </a>
          </p>
        )}
      </>
    )}
  </section>
)

const CallRecord = ({ world }: { world: World }) => (
  <section class="part" aria-labelledby="calls">
    <h2 id="calls">届いた順の記録</h2>
    <ul class="log num">
      {world.calls.newest(40).map(({ at, part, text }) => (
        <li>
          <span>{formatSecond(at)}</span>
          <span>
            {part} {text}
          </span>
        </li>
      ))}
    </ul>
  </section>
)
