import type { Ctx } from '#platform/http/env.ts'
import { platformPage } from '#platform/http/page.tsx'
import { href } from '#platform/i18n/index.ts'
import type { House } from '#platform/module/index.ts'
import {
  Actions,
  Aside,
  Block,
  Button,
  Lede,
  Link,
  LinkButton,
  PhoneLink,
  residentPage,
  staffPage,
  Ticks,
  usePage,
} from '#platform/ui/index.ts'
import type { Realm } from './accounts.ts'
import { MailForm } from './mail/pages.tsx'
import { PasskeyForm, PasskeyProblem } from './passkeys/passkey-form.tsx'
import type { Problem } from './problems.ts'
import { deviceTexts } from './text/devices.ts'
import { authTexts } from './text/index.ts'
import { mailTexts } from './text/mail.ts'

/** What is about to happen and what the card is for, before anything happens. */
export function signInPage(c: Ctx, house: House, returnTo: string): Response {
  const texts = authTexts(c.get('lang'))
  const lang = c.get('lang')
  const keyTexts = deviceTexts(lang)
  const ways = house.modules
    .flatMap((module) => module.navigation?.(house) ?? [])
    .filter(({ guests }) => guests === 'only')
  const aside = (
    <Aside title={texts.noCardTitle}>
      <p>{texts.noCardBody}</p>
      {ways.map(({ href: to, label }) => (
        <p>
          <Link href={to} standalone icon="more">
            {label[lang]}
          </Link>
        </p>
      ))}
      <p>
        <PhoneLink phone={house.profile.phone} standalone />
      </p>
    </Aside>
  )
  return residentPage(
    c,
    house,
    { title: texts.signInTitle, aside, crumbs: [], robots: 'noindex', islands: ['passkeys'] },
    <>
      <h1>{texts.signInTitle}</h1>
      <PasskeyProblem lang={lang} problem={c.req.query('problem')} />
      <Lede>{texts.signInLede}</Lede>
      <SignInForm action={href(c.get('lang'), '/sign-in')} returnTo={returnTo} label={texts.signInButton} />
      <Block title={keyTexts.signInTitle}>
        <p>{keyTexts.signInBody}</p>
        <PasskeyForm
          lang={lang}
          act="get"
          action="/sign-in/passkey"
          options="/sign-in/passkey/options"
          label={keyTexts.signIn}
          returnTo={returnTo}
          variant="secondary"
          beside
        />
      </Block>
      <Block title={mailTexts(lang).title}>
        <p>{mailTexts(lang).body}</p>
        <MailForm lang={lang} returnTo={returnTo} />
        <p>
          <Link href="/sign-in/recovery" standalone icon="more">
            {mailTexts(lang).recoveryTitle}
          </Link>
        </p>
      </Block>
      <Block title={texts.whatHappens}>
        <ol class="numbered">
          {texts.steps.map((step) => (
            <li>{step}</li>
          ))}
        </ol>
      </Block>
      <Block title={texts.needed}>
        <Ticks items={texts.neededThings} />
      </Block>
      <Block title={texts.whatFor}>
        <p>{texts.whatForBody}</p>
      </Block>
    </>,
  )
}

export function staffSignInPage(c: Ctx, house: House, returnTo: string): Response {
  const texts = authTexts('ja')
  return staffPage(
    c,
    house,
    { title: texts.staffTitle },
    <>
      <h1>{texts.staffTitle}</h1>
      <p>{texts.staffLede}</p>
      <SignInForm action="/staff/sign-in" returnTo={returnTo} label={texts.staffButton} />
    </>,
  )
}

const SignInForm = ({ action, returnTo, label }: { action: string; returnTo: string; label: string }) => (
  <form method="post" action={action}>
    <input type="hidden" name="csrf" value={usePage().csrf} />
    <input type="hidden" name="return_to" value={returnTo} />
    <Actions>
      <Button>{label}</Button>
    </Actions>
  </form>
)

/** Why there is no session or no signature, and the way to go on. */
export function problemPage(c: Ctx, house: House, realm: Realm, problem: Problem, returnTo: string): Response {
  const texts = authTexts(c.get('lang'))
  const { title, body } = wordsOf(problem, realm, texts)
  const signIn = `${realm === 'staff' ? '/staff/sign-in' : '/sign-in'}?return_to=${encodeURIComponent(returnTo)}`
  const isOfSignature = problem.startsWith('signature')
  return platformPage(
    c,
    house,
    { title, status: problem === 'closed' ? 403 : problem === 'refused' ? 200 : 400 },
    <>
      <Lede>{body}</Lede>
      <p>
        <LinkButton href={isOfSignature ? returnTo : signIn}>
          {isOfSignature ? texts.signatureBack : texts.again}
        </LinkButton>
      </p>
    </>,
  )
}

function wordsOf(problem: Problem, realm: Realm, texts: ReturnType<typeof authTexts>): { title: string; body: string } {
  switch (problem) {
    case 'refused':
      return { title: texts.refusedTitle, body: texts.refusedBody }
    case 'unknown_attempt':
      return { title: texts.unknownTitle, body: texts.unknownBody }
    case 'unproven':
      return { title: texts.unprovenTitle, body: texts.unprovenBody }
    case 'closed':
      return { title: texts.closedTitle, body: realm === 'staff' ? texts.staffClosedBody : texts.closedBody }
    case 'signature_unproven':
      return { title: texts.signatureTitle, body: texts.signatureBody }
    case 'signature_other_person':
      return { title: texts.signatureTitle, body: texts.signatureOtherPerson }
  }
}
