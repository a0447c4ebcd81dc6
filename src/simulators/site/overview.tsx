import { Actions, Button, type Content, Facts, Icon, Link, Part, Select, Title } from '#platform/ui/index.ts'
import type { Bank } from '../bank/bank.ts'
import { ClockFace } from '../clock/routes.tsx'
import type { OtherBodies } from '../georeport/body.ts'
import { OtherBodiesFace } from '../georeport/routes.tsx'
import type { CardReader } from '../identity/card-reader.ts'
import type { Phones } from '../line/account/phones.ts'
import type { Network } from '../linkage/network.ts'
import { NetworkFace } from '../linkage/routes.tsx'
import { PhoneScreen } from '../line/phone/screen.tsx'
import type { Inbox } from '../mail/inbox.ts'
import { MailList } from '../mail/routes.tsx'
import { TerminalFace } from '../payment/routes.tsx'
import type { Terminal } from '../payment/terminal.ts'
import type { LetterBox } from '../post/letters.ts'
import { LetterList } from '../post/routes.tsx'
import type { CardHolder } from '../world/people.ts'
import type { World } from '../world/world.ts'
import { formatSecond } from './dates.ts'
import { sendPage } from './send.tsx'
import type { Site } from './site.ts'

export type Parts = {
  terminal: Terminal
  phones: Phones
  inbox: Inbox
  box: LetterBox
  reader: CardReader
  network: Network
  bank: Bank
  bodies: OtherBodies
}

/** 「外の世界」: every device on one page, seen by one person. */
export const mountOverview = (app: Site, world: World, parts: Parts): void => {
  app.get('/', async (c) => {
    await world.clock.refresh()
    const { residents } = world.people
    const person = residents.find(({ name }) => name === c.req.query('person')) ?? residents[0]
    if (!person) return c.notFound()
    return sendPage(c, world, {
      title: '外の世界',
      wide: true,
      children: <Overview world={world} parts={parts} person={person} />,
    })
  })

  app.post('/cards/:subject/reset', (c) => {
    const person = world.people.residents.find(({ card }) => card?.subject === c.req.param('subject'))
    if (!person?.card) return c.notFound()
    parts.reader.unlock(person.card)
    return c.redirect(`/?person=${encodeURIComponent(person.name)}#card`, 303)
  })
}

type Props = { world: World; parts: Parts; person: CardHolder }

const Overview = ({ world, parts, person }: Props) => (
  <>
    <Title lede="まどぐちの外にあるサービスの代わりです。ここで押したことは、本物と同じ形でまどぐちに届きます。">
      外の世界
    </Title>
    <form method="get" action="/" class="whose">
      <Select
        name="person"
        label="だれの持ち物を見ますか"
        value={person.name}
        options={world.people.residents.map(({ name }) => ({ value: name, label: name }))}
      />
      <Button variant="secondary">見る</Button>
    </form>
    <div class="devices">
      <Device id="phone" icon="device" name={`${person.name}さんの電話`} tall>
        <Phone world={world} parts={parts} person={person} />
      </Device>
      <Device id="mail" icon="mail" name={`メール　${person.email ?? ''}`}>
        <Mails parts={parts} person={person} />
      </Device>
      <Device id="clock" icon="clock" name="時計">
        <ClockFace world={world} />
      </Device>
      <Device id="card" icon="card" name="カード">
        <Card world={world} parts={parts} person={person} />
      </Device>
      <Device id="terminal" icon="payment" name="支払い端末">
        <TerminalFace terminal={parts.terminal} />
      </Device>
      <Device id="bank" icon="payment" name="銀行">
        <p>
          受け付けた振込ファイル {parts.bank.files().length}、通帳 {parts.bank.passbooks().length}
        </p>
        <Link href="/bank" standalone>
          銀行を開く
        </Link>
      </Device>
      <Device id="letters" icon="letter" name="郵便受け">
        <LetterList letters={parts.box.newest().slice(0, 3)} />
        <Link href="/letters" standalone>
          すべての手紙を見る
        </Link>
      </Device>
      <Device id="linkage" icon="search" name="情報提供ネットワーク">
        <NetworkFace network={parts.network} />
      </Device>
      <Device id="other-bodies" icon="search" name="ほかの機関の机">
        <OtherBodiesFace bodies={parts.bodies} />
      </Device>
    </div>
    <Part title="役所の外の窓口">
      <ul>
        <li>
          <Link href="/mynaportal">マイナポータル（ぴったりサービス）</Link>
        </li>
        <li>
          <Link href="/core">基幹システムの机</Link>
        </li>
      </ul>
    </Part>
    <Part title="届いた順の記録">
      <ul class="log num">
        {world.calls.newest(25).map(({ at, part, text }) => (
          <li>
            <span>{formatSecond(at)}</span>
            <span>
              {part} {text}
            </span>
          </li>
        ))}
      </ul>
    </Part>
  </>
)

type IconName = Parameters<typeof Icon>[0]['name']
type DeviceProps = { id: string; icon: IconName; name: string; tall?: boolean; children?: Content }

const Device = ({ id, icon, name, tall, children }: DeviceProps) => (
  <section class={tall ? 'device tall' : 'device'} id={id} aria-labelledby={`${id}-name`}>
    <h2 id={`${id}-name`}>
      <Icon name={icon} />
      {name}
    </h2>
    {children}
  </section>
)

const Phone = ({ world, parts, person }: Props) => {
  const phone = parts.phones.of(person)
  if (!phone) return <p>LINEを使っていません。</p>
  return (
    <>
      <PhoneScreen
        wardName={world.settings.wardName}
        now={world.clock.now()}
        phone={phone}
        talk={phone.talk.slice(-4)}
      />
      <Link href={`/phones/${phone.userId}`} standalone>
        電話を大きく見る
      </Link>
      <Link href="/phones" standalone>
        みんなの電話
      </Link>
    </>
  )
}

const Mails = ({ parts, person }: Omit<Props, 'world'>) =>
  person.email === undefined ? (
    <p>メールを使っていません。</p>
  ) : (
    <>
      <MailList mails={parts.inbox.of(person.email).slice(0, 4)} />
      <Link href={`/mail/${encodeURIComponent(person.email)}`} standalone>
        受信箱を見る
      </Link>
    </>
  )

const Card = ({ world, parts, person: { card } }: Props) => {
  if (card === undefined) return <p>個人番号カードを持っていません。</p>
  return (
    <>
      <Facts
        facts={[
          { term: '暗証番号', value: card.pin },
          { term: '署名用パスワード', value: card.signingPassword },
          { term: '署名の期限', value: card.certificateValidUntil },
        ]}
      />
      {parts.reader.isLocked(card) ? (
        <form method="post" action={`/cards/${card.subject}/reset`} class="set">
          <p>ロックされています。</p>
          <Button variant="secondary">窓口で初期化する</Button>
        </form>
      ) : (
        <Actions>
          <Link href={`${world.settings.appUrl}/sign-in`} standalone>
            まどぐちでカードをかざす
          </Link>
        </Actions>
      )}
    </>
  )
}
