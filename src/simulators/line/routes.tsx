import { sendPage } from '../site/send.ts'
import type { Site } from '../site/site.ts'
import type { CardHolder } from '../world/people.ts'
import type { World } from '../world/world.ts'
import type { Phones } from './phones.ts'
import { PhoneScreen } from './talk.tsx'

/** A page for each person's phone, and the switches that make LINE misbehave. */
export const mountPhones = (app: Site, world: World, phones: Phones): void => {
  const ownerOf = (userId: string) => world.people.residents.find((person) => person.lineUserId === userId)

  app.get('/phones/:userId', async (c) => {
    const owner = ownerOf(c.req.param('userId'))
    if (!owner?.lineUserId) return c.notFound()
    await world.clock.refresh()
    const title = `${owner.name}さんの電話`
    return sendPage(c, world, {
      title,
      children: <Phone world={world} phones={phones} owner={owner} userId={owner.lineUserId} />,
    })
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

const faults = [
  ['none', 'ふつうに答える'],
  ['error', '受け取ってから、500で答える'],
  ['timeout', '受け取ってから、答えない'],
] as const

const Phone = (props: { world: World; phones: Phones; owner: CardHolder; userId: string }) => (
  <>
    <h1>{props.owner.name}さんの電話</h1>
    <div class="outside">
      <PhoneScreen
        wardName={props.world.settings.wardName}
        now={props.world.clock.now()}
        talk={props.phones.blocked.has(props.userId) ? [] : props.phones.talkOf(props.userId)}
      />
      <div class="device">
        <h2>区のアカウント</h2>
        <p>
          {props.phones.blocked.has(props.userId) ? 'ブロックしています。送った側には分かりません。' : '友だちです。'}
        </p>
        <form method="post" action={`/phones/${props.userId}/block`} class="set">
          <button class="button second" type="submit">
            {props.phones.blocked.has(props.userId) ? 'ブロックをやめる' : 'ブロックする'}
          </button>
        </form>
        <form method="post" action={`/line/fault?back=${props.userId}`} style="margin-top:2.5rem">
          <fieldset>
            <legend>次の1通へのLINEの答え方</legend>
            <div class="choices">
              {faults.map(([value, label]) => (
                <label class="choice">
                  <input type="radio" name="fault" value={value} checked={props.phones.fault === value} />
                  <span>{label}</span>
                </label>
              ))}
            </div>
          </fieldset>
          <div class="set">
            <button class="button second" type="submit">
              切り替える
            </button>
          </div>
        </form>
      </div>
    </div>
  </>
)
