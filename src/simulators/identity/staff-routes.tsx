import type { Context } from 'hono'
import type { Provider } from 'oidc-provider'
import { sendPage } from '../site/send.ts'
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
      narrow: true,
      children: <ChooseOfficial world={world} path={c.req.path} />,
    })
  })

  app.post(base, async (c) => {
    const number = String((await c.req.parseBody()).number ?? '')
    const official = world.people.staff.find((person) => person.number === number)
    if (!official || !(await isAsked(c, provider))) return sendFailure(c, world)
    world.calls.record('職員の認証', 'サインイン')
    return finish(c, provider, { login: { accountId: official.number, amr: ['pwd', 'otp'], remember: false } })
  })

  app.post(`${base}/cancellation`, async (c) => {
    if (!(await isAsked(c, provider))) return sendFailure(c, world)
    return finish(c, provider, { error: 'access_denied', error_description: 'the person went back' })
  })
}

const ChooseOfficial = ({ world, path }: { world: World; path: string }) => (
  <>
    <h1>職員のサインイン</h1>
    <p>{world.settings.wardName}の職員認証の代わりです。だれとして窓口に座りますか。</p>
    <form method="post" action={path}>
      <fieldset>
        <legend>職員</legend>
        <div class="choices">
          {world.people.staff.map((official, index) => (
            <label class="choice">
              <input type="radio" name="number" value={official.number} required checked={index === 0} />
              <span>
                {official.name}
                <small>{official.officeName}</small>
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      <div class="actions">
        <button class="button" type="submit">
          サインインする
        </button>
      </div>
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
  sendPage(c, world, { title: '続けられません', narrow: true, wrong: true, children: <SignInFailed /> }, 400)
