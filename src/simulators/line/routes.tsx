import { Button, Radios, Title } from '#platform/ui/index.ts'
import { sendPage } from '../site/send.tsx'
import type { Site } from '../site/site.ts'
import type { CardHolder } from '../world/people.ts'
import type { World } from '../world/world.ts'
import type { Phones } from './phones.ts'
import { PhoneScreen } from './talk.tsx'

/** A page for each person's phone, and the switches that make LINE misbehave. */
export const mountPhones = (app: Site, world: World, phones: Phones): void => {
  const ownerOf = (userId: string) => world.people.residents.find((person) => person.lineUserId === userId)

  app.get('/phones/:userId', async (c) => {
    const userId = c.req.param('userId')
    const owner = ownerOf(userId)
    if (!owner) return c.notFound()
    await world.clock.refresh()
    const children = <Phone world={world} phones={phones} owner={owner} userId={userId} />
    return sendPage(c, world, { title: `${owner.name}さんの電話`, wide: true, children })
  })

  app.post('/phones/:userId/block', (c) => {
    const userId = c.req.param('userId')
    if (!ownerOf(userId)) return c.notFound()
    if (phones.blocked.has(userId)) phones.blocked.delete(userId)
    else phones.blocked.add(userId)
    return c.redirect(`/phones/${userId}`, 303)
  })

  app.post('/line/fault', async (c) => {
    const fault = (await c.req.parseBody()).fault
    phones.fault = fault === 'error' || fault === 'timeout' ? fault : 'none'
    const back = c.req.query('back') ?? ''
    return c.redirect(ownerOf(back) ? `/phones/${back}` : '/', 303)
  })
}

type PhoneProps = { world: World; phones: Phones; owner: CardHolder; userId: string }

const Phone = ({ world, phones, owner, userId }: PhoneProps) => {
  const isBlocked = phones.blocked.has(userId)
  return (
    <>
      <Title>{owner.name}さんの電話</Title>
      <div class="devices">
        <PhoneScreen
          wardName={world.settings.wardName}
          now={world.clock.now()}
          talk={isBlocked ? [] : phones.talkOf(userId)}
        />
        <section class="device">
          <h2>役所のアカウント</h2>
          <p>{isBlocked ? 'ブロックしています。送った側には分かりません。' : '友だちです。'}</p>
          <form method="post" action={`/phones/${userId}/block`} class="set">
            <Button variant="secondary">{isBlocked ? 'ブロックをやめる' : 'ブロックする'}</Button>
          </form>
          <form method="post" action={`/line/fault?back=${userId}`} class="set">
            <Radios
              name="fault"
              legend="次の1通へのLINEの答え方"
              value={phones.fault}
              options={[
                { value: 'none', label: 'ふつうに答える' },
                { value: 'error', label: '受け取ってから、500で答える' },
                { value: 'timeout', label: '受け取ってから、答えない' },
              ]}
            />
            <Button variant="secondary">切り替える</Button>
          </form>
        </section>
      </div>
    </>
  )
}
