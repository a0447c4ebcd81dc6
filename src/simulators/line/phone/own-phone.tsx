import { Button, Title } from '#platform/ui/index.ts'
import type { World } from '../../world/world.ts'
import type { Account } from '../account/account.ts'
import type { Phone } from '../account/phones.ts'
import { Switches } from './switches.tsx'
import { PhoneScreen } from './talk.tsx'

export const OwnPhone = ({ world, account, phone }: { world: World; account: Account; phone: Phone }) => {
  const now = world.clock.now()
  return (
    <>
      <Title>{phone.owner.name}さんの電話</Title>
      <div class="devices">
        <PhoneScreen wardName={world.settings.wardName} now={now} talk={phone.talk} />
        <section class="device">
          <h2>役所のアカウント</h2>
          <p>{friendshipNames[phone.friendship]}</p>
          <form method="post" action={`/phones/${phone.userId}/block`} class="set">
            <Button variant="secondary">{pressNames[phone.friendship]}</Button>
          </form>
          <Switches faults={account.faults} now={now} back={phone.userId} />
        </section>
      </div>
    </>
  )
}

const friendshipNames = {
  friend: '友だちです。',
  blocked: 'ブロックしています。送った側には分かりません。',
  stranger: 'まだ友だちではありません。',
}
const pressNames = { friend: 'ブロックする', blocked: 'ブロックをやめる', stranger: '友だちに追加する' }
