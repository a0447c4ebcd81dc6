import type { Context } from 'hono'
import type { InteractionResults, Provider } from 'oidc-provider'
import { sendPage } from '../site/send.tsx'
import type { Site, SiteContext } from '../site/site.ts'
import { cardHolderOf } from '../world/people.ts'
import type { World } from '../world/world.ts'
import type { Authority } from './authority.ts'
import type { CardReader } from './card-reader.ts'
import { ChooseCard, EnterSecret, SignInFailed } from './pages.tsx'
import { signedIn } from './resident-realm.ts'

type Parts = { provider: Promise<Provider>; authority: Promise<Authority>; reader: CardReader }

/** Pages that a person sees while signing in or signing with her card. */
export const mountResidentPages = (app: Site, world: World, parts: Parts): void => {
  const base = '/identity/interaction/:uid'

  app.get('/identity/ca.json', async (c) => c.json((await parts.authority).jwks))

  app.get(base, async (c) => {
    const asked = await askedFor(c, parts)
    if (!asked) return sendFailure(c, world)
    await world.clock.refresh()
    return sendPage(c, world, {
      title: 'カードを選ぶ',
      children: (
        <ChooseCard
          world={world}
          toSign={asked.toSign}
          action={`${asked.path}/card`}
          cancel={`${asked.path}/cancellation`}
          hint={asked.hint}
        />
      ),
    })
  })

  app.on(['GET', 'POST'], `${base}/card`, async (c) => {
    const asked = await askedFor(c, parts)
    const person = cardHolderOf(world.people, c.req.query('card') ?? '')
    if (!asked || !person) return sendFailure(c, world)
    const secret = c.req.method === 'POST' ? String((await c.req.parseBody()).secret ?? '') : undefined
    const result = secret === undefined ? undefined : read(world, parts.reader, person.card, secret, asked.toSign)
    if (result?.ok) {
      const signature = asked.toSign
        ? await (await parts.authority).sign(person.card, asked.transactionId, asked.contentHash)
        : undefined
      world.calls.record('認証アプリ', asked.toSign ? '署名　署名用電子証明書' : '本人確認　利用者証明用電子証明書')
      return finish(c, parts, signedIn(person.card.subject, signature))
    }
    return sendPage(c, world, {
      title: `${result ? 'エラー：' : ''}${asked.toSign ? '署名用パスワード' : '暗証番号'}を入れる`,
      children: (
        <EnterSecret
          person={person}
          toSign={asked.toSign}
          action={`${asked.path}/card?card=${encodeURIComponent(person.card.subject)}`}
          back={asked.path}
          cancel={`${asked.path}/cancellation`}
          failure={result}
        />
      ),
    })
  })

  app.post(`${base}/cancellation`, async (c) => {
    if (!(await askedFor(c, parts))) return sendFailure(c, world)
    world.calls.record('認証アプリ', 'やめて戻る　access_denied')
    return finish(c, parts, { error: 'access_denied', error_description: 'the person went back' })
  })
}

const read = (
  world: World,
  reader: CardReader,
  card: Parameters<CardReader['signIn']>[0],
  secret: string,
  toSign: boolean,
) =>
  toSign
    ? reader.signDocument(card, secret.normalize('NFKC').toUpperCase(), world.clock.now())
    : reader.signIn(card, secret.normalize('NFKC'))

const askedFor = async (c: SiteContext, parts: Parts) => {
  const provider = await parts.provider
  const details = await provider.interactionDetails(c.env.incoming, c.env.outgoing).catch(() => undefined)
  if (!details || details.uid !== c.req.param('uid')) return undefined
  const text = (name: string) => (typeof details.params[name] === 'string' ? details.params[name] : '')
  return {
    path: `/identity/interaction/${details.uid}`,
    toSign: text('scope').split(' ').includes('sign'),
    transactionId: text('sign_transaction_id'),
    contentHash: text('sign_content_hash'),
    hint: text('login_hint'),
  }
}

const finish = async (c: SiteContext, parts: Parts, result: InteractionResults): Promise<Response> => {
  const provider = await parts.provider
  return c.redirect(await provider.interactionResult(c.env.incoming, c.env.outgoing, result), 303)
}

const sendFailure = (c: Context, world: World) =>
  sendPage(c, world, { title: '続けられません', children: <SignInFailed /> }, 400)
