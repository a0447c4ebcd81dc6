import type { Hono } from 'hono'
import { isWeak, LightAccount, mailTexts } from '#platform/auth/index.ts'
import { type Ctx, type HttpEnv, requireResident } from '#platform/http/index.ts'
import type { House } from '#platform/module/index.ts'
import { residentPage } from '#platform/ui/index.ts'
import { readAccount } from './account.ts'
import { IfWrong, LinkedAccount } from './pages/linked-account.tsx'
import { DevicesLink, SignOut } from './pages/sign-out.tsx'
import { CommonReasons, endedWords, UnlinkedAccount } from './pages/unlinked-account.tsx'
import { endedLinkOf } from './store/accounts.ts'
import { peopleTexts } from './text/index.ts'

export function routes(app: Hono<HttpEnv>, house: House): void {
  app.get('/account', async (c) => {
    const resident = requireResident(c, 'signed-in')
    const lang = c.get('lang')
    if (isWeak(c.get('session'))) return lightPage(c, house)
    const { account, ended } = await house.db.transact(async (tx) => {
      const account = await readAccount(tx, resident)
      return { account, ended: account ? undefined : await endedLinkOf(tx, resident.accountId) }
    })
    const t = peopleTexts(lang)
    const title = account ? t.title : ended ? endedWords(lang, ended).title : t.unlinked.title
    return residentPage(
      c,
      house,
      {
        title,
        crumbs: [],
        robots: 'noindex',
        aside: account ? <IfWrong lang={lang} phone={house.profile.phone} /> : !ended && <CommonReasons lang={lang} />,
      },
      account ? (
        <LinkedAccount lang={lang} {...account} />
      ) : (
        <UnlinkedAccount lang={lang} displayName={resident.displayName} profile={house.profile} ended={ended} />
      ),
    )
  })
}

/** To who came by mail or recovery code: nothing of the register, and how to see more. */
function lightPage(c: Ctx, house: House): Response {
  const lang = c.get('lang')
  return residentPage(
    c,
    house,
    { title: mailTexts(lang).lightTitle, crumbs: [], robots: 'noindex' },
    <>
      <LightAccount lang={lang} />
      <DevicesLink lang={lang} />
      <SignOut label={peopleTexts(lang).signOut} />
    </>,
  )
}
