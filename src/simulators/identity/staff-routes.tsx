import type { Context } from 'hono'
import type { Provider } from 'oidc-provider'
import { Actions, Button, Radios, Title } from '#platform/ui/index.ts'
import { sendPage } from '../site/send.tsx'
import type { Site, SiteContext } from '../site/site.ts'
import type { World } from '../world/world.ts'
import { Cancel, SignInFailed } from './pages.tsx'

/** The ward's own sign-in page: who of the workforce sits at the desk. */
export const mountStaffPages = (app: Site, world: World, provider: Promise<Provider>): void => {
  const base = '/staff-identity/interaction/:uid'

  app.get(base, async (c) => {
    if (!(await isAsked(c, provider))) return sendFailure(c, world)
    return sendPage(c, world, {
      title: '職員のサインイン',
      children: <ChooseOfficial world={world} path={c.req.path} />,
    })
  })

  app.post(base, async (c) => {
    const { number: chosen, way } = await c.req.parseBody()
    const number = String(chosen ?? '')
    const official = world.people.staff.find((person) => person.number === number)
    if (!official || !(await isAsked(c, provider))) return sendFailure(c, world)
    world.calls.record('職員の認証', 'サインイン')
    return finish(c, provider, {
      login: { accountId: official.number, amr: way === 'password' ? ['pwd'] : ['pwd', 'otp', 'mfa'], remember: false },
    })
  })

  app.post(`${base}/cancellation`, async (c) => {
    if (!(await isAsked(c, provider))) return sendFailure(c, world)
    return finish(c, provider, { error: 'access_denied', error_description: 'the person went back' })
  })
}

const ChooseOfficial = ({ world, path }: { world: World; path: string }) => (
  <>
    <Title lede={`${world.settings.wardName}の職員認証の代わりです。だれとして窓口に座りますか。`}>
      職員のサインイン
    </Title>
    <form method="post" action={path}>
      <Radios
        name="number"
        legend="職員"
        value={world.people.staff[0]?.number}
        options={world.people.staff.map(({ number, name, officeName }) => ({
          value: number,
          label: name,
          hint: officeName,
        }))}
      />
      <Actions>
        <Button>サインインする</Button>
        <Button variant="secondary" name="way" value="password">
          パスワードだけで入る
        </Button>
      </Actions>
    </form>
    <Cancel action={`${path}/cancellation`} />
  </>
)

const isAsked = async (c: SiteContext, provider: Promise<Provider>): Promise<boolean> => {
  const details = await (await provider).interactionDetails(c.env.incoming, c.env.outgoing).catch(() => undefined)
  return details !== undefined && details.uid === c.req.param('uid')
}

const finish = async (
  c: SiteContext,
  provider: Promise<Provider>,
  result: Parameters<Provider['interactionResult']>[2],
): Promise<Response> =>
  c.redirect(await (await provider).interactionResult(c.env.incoming, c.env.outgoing, result), 303)

const sendFailure = (c: Context, world: World) =>
  sendPage(c, world, { title: '続けられません', children: <SignInFailed /> }, 400)
