import { Actions, LinkButton, Notice, Title } from '#platform/ui/index.ts'
import { sendPage } from '../../site/send.tsx'
import type { Site, SiteContext } from '../../site/site.ts'
import type { World } from '../../world/world.ts'
import type { Account } from '../account/account.ts'
import type { Phone } from '../account/phones.ts'
import type { Acts } from './acts.ts'

const nonceLength = { least: 10, most: 255 }

/** Where the app sends the phone after its own sign-in; LINE then tells the app whether the accounts are linked. */
export const mountLinking = (app: Site, world: World, { phones, linkTokens }: Account, acts: Acts): void => {
  app.on('GET', ['/dialog/bot/accountLink', '/line/dialog/bot/accountLink'], (c) => {
    const linkToken = c.req.query('linkToken') ?? ''
    const nonce = c.req.query('nonce') ?? ''
    const phone = phones.find(linkTokens.whose(linkToken, world.clock.now()) ?? '')
    if (!phone) return sendStopped(c, world, 'この連携の手続きは終わったか、10分の期限が過ぎました。')
    if (nonce.length < nonceLength.least || nonce.length > nonceLength.most)
      return sendStopped(c, world, 'まどぐちから渡された番号（nonce）の長さが、LINEの決まりに合いません。')
    const result = acts.link(phone, { linkToken, nonce })
    world.calls.record('LINE', `accountLink　${result}`)
    return sendPage(c, world, { title: 'LINEの連携', children: <Linked world={world} phone={phone} result={result} /> })
  })
}

const sendStopped = (c: SiteContext, world: World, why: string) =>
  sendPage(
    c,
    world,
    {
      title: 'LINEを連携できません',
      children: (
        <>
          <Title>LINEを連携できません</Title>
          <Notice kind="warning" title={why}>
            電話のトークにもどり、もう一度「連携する」から始めてください。
          </Notice>
          <Actions>
            <LinkButton href="/phones">電話をえらぶ</LinkButton>
          </Actions>
        </>
      ),
    },
    400,
  )

const Linked = ({ world, phone, result }: { world: World; phone: Phone; result: 'ok' | 'failed' }) => (
  <>
    <Title>{result === 'ok' ? 'LINEを連携しました' : 'LINEを連携できませんでした'}</Title>
    <p>
      {result === 'ok'
        ? `${phone.owner.name}さんのLINEを、${world.settings.wardName}の登録とつなぎました。結果はトークに届きます。`
        : '切り替えのとおり、LINEは連携に失敗したと知らせました。'}
    </p>
    <Actions>
      <LinkButton href={`/phones/${phone.userId}`}>トークにもどる</LinkButton>
    </Actions>
  </>
)
