import { Title } from '#platform/ui/index.ts'
import { formatMoment } from '../../site/dates.ts'
import type { World } from '../../world/world.ts'
import type { Account } from '../account/account.ts'
import type { Phone } from '../account/phones.ts'
import { summaryOf } from './messages/talk.tsx'
import { Avatar } from './screen.tsx'
import { Switches } from './switches.tsx'

const most = 200

/** Everybody's phone at a glance: the newest line of each, friends first. */
export const AllPhones = ({ world, account }: { world: World; account: Account }) => {
  const phones = account.phones.all().slice(0, most)
  const inOrder = [
    ...phones.filter(({ friendship }) => friendship !== 'stranger'),
    ...phones.filter(({ friendship }) => friendship === 'stranger'),
  ]
  return (
    <>
      <Title lede={`${world.settings.wardName}のLINEを、だれの電話で見ますか。`}>みんなの電話</Title>
      <ul class="chats">
        {inOrder.map((phone) => (
          <li>
            <Chat phone={phone} />
          </li>
        ))}
      </ul>
      <Switches faults={account.faults} now={world.clock.now()} back="phones" />
    </>
  )
}

const Chat = ({ phone }: { phone: Phone }) => {
  const newest = phone.talk.at(-1)
  return (
    <>
      <Avatar name={phone.owner.name} />
      <a href={`/phones/${phone.userId}`}>{phone.owner.name}さん</a>
      {newest && <time datetime={newest.at.toString()}>{formatMoment(newest.at)}</time>}
      <p>
        {newest
          ? `${newest.from === 'person' ? '（本人）' : ''}${summaryOf(newest.message)}`
          : stateNames[phone.friendship]}
      </p>
    </>
  )
}

const stateNames = {
  friend: 'まだ何も届いていません',
  blocked: 'ブロックしています',
  stranger: 'まだ友だちではありません',
}
