import { Actions, Button, Link, Title } from '#platform/ui/index.ts'
import { formatHour, formatMoment } from '../../site/dates.ts'
import type { World } from '../../world/world.ts'
import type { Account } from '../account/account.ts'
import type { Phone } from '../account/phones.ts'
import { QuickReplies, summaryOf } from './messages/talk.tsx'
import { menuOf, RichMenuFace } from './rich-menu.tsx'
import { PhoneScreen } from './screen.tsx'
import { Switches } from './switches.tsx'

type Props = { world: World; account: Account; phone: Phone }

/** One phone: the talk, the lock screen, what the person is to the account, and LINE's switches. */
export const OwnPhone = ({ world, account, phone }: Props) => {
  const now = world.clock.now()
  const menu = phone.friendship === 'friend' ? menuOf(account.menus, phone) : undefined
  return (
    <>
      <Title>{phone.owner.name}さんの電話</Title>
      <Actions>
        <Link href="/phones" standalone>
          みんなの電話
        </Link>
        <Link href={`/phones/${phone.userId}`} standalone>
          新しい文があるか見る
        </Link>
      </Actions>
      <div class="devices two">
        <PhoneScreen wardName={world.settings.wardName} now={now} phone={phone} talk={phone.talk}>
          {phone.friendship === 'friend' ? (
            <>
              <QuickReplies phone={phone} />
              <Writing phone={phone} />
              {menu && <RichMenuFace phone={phone} menu={menu} />}
            </>
          ) : (
            <Befriend phone={phone} />
          )}
        </PhoneScreen>
        <div>
          <LockScreen world={world} phone={phone} />
          <AccountState phone={phone} wardName={world.settings.wardName} />
          <Switches faults={account.faults} now={now} back={phone.userId} />
        </div>
      </div>
    </>
  )
}

const Writing = ({ phone }: { phone: Phone }) => (
  <form class="type" method="post" action={`/phones/${phone.userId}/messages`}>
    <input type="text" name="text" autocomplete="off" aria-label="メッセージを入力" placeholder="メッセージを入力" />
    <button type="submit">送る</button>
    <button type="submit" name="kind" value="sticker">
      スタンプ
    </button>
    <button type="submit" name="kind" value="image">
      写真
    </button>
  </form>
)

const Befriend = ({ phone }: { phone: Phone }) => (
  <form class="type" method="post" action={`/phones/${phone.userId}/block`}>
    <button type="submit" class="wide">
      {phone.friendship === 'blocked' ? 'ブロックをやめる' : '友だちに追加する'}
    </button>
  </form>
)

/** What others can read on the table: of a Flex message its altText only. */
const LockScreen = ({ world, phone }: { world: World; phone: Phone }) => {
  const newest = phone.talk.filter(({ from }) => from === 'account').slice(-3)
  return (
    <section class="device">
      <h2>ロック画面</h2>
      <div class="lock">
        <p class="hour num">{formatHour(world.clock.now())}</p>
        {newest.length === 0 && <p>お知らせはありません。</p>}
        {newest.toReversed().map(({ at, message }) => (
          <p class="note">
            <b>{world.settings.wardName}</b>
            <time datetime={at.toString()}>{formatMoment(at)}</time>
            <span>{cut(summaryOf(message))}</span>
          </p>
        ))}
      </div>
    </section>
  )
}

const cut = (text: string): string => (text.length > 60 ? `${[...text].slice(0, 60).join('')}…` : text)

const AccountState = ({ phone, wardName }: { phone: Phone; wardName: string }) => (
  <section class="device">
    <h2>{wardName}のアカウント</h2>
    <p>{friendshipNames[phone.friendship]}</p>
    <p>{phone.isLinked ? '本人の登録と連携しています。' : '本人の登録とは連携していません。'}</p>
    {phone.friendship === 'friend' && (
      <form method="post" action={`/phones/${phone.userId}/block`} class="set">
        <Button variant="secondary">ブロックする</Button>
      </form>
    )}
  </section>
)

const friendshipNames = {
  friend: '友だちです。',
  blocked: 'ブロックしています。送った側には分かりません。',
  stranger: 'まだ友だちではありません。',
}
