import type { Ctx } from '#platform/http/env.ts'
import { platformPage } from '#platform/http/page.tsx'
import { href } from '#platform/i18n/index.ts'
import type { House } from '#platform/module/index.ts'
import { Actions, Aside, Block, Button, Lede, LinkButton, PhoneLink, residentPage, staffPage, Ticks, usePage } from '#platform/ui/index.ts'
import type { Realm } from './accounts.ts'
import { authTexts } from './text/index.ts'

/** What is about to happen and what the card is for, before anything happens. */
export function signInPage(c: Ctx, house: House, returnTo: string): Response {
  const texts = authTexts(c.get('lang'))
  const aside = (
    <Aside title={texts.noCardTitle}>
      <p>{texts.noCardBody}</p>
      <p>
        <PhoneLink phone={house.profile.phone} standalone />
      </p>
    </Aside>
  )
  return residentPage(
    c,
    house,
    { title: texts.signInTitle, aside, robots: 'noindex' },
    <>
      <h1>{texts.signInTitle}</h1>
      <Lede>{texts.signInLede}</Lede>
      <SignInForm action={href(c.get('lang'), '/sign-in')} returnTo={returnTo} label={texts.signInButton} />
      <Block title={texts.whatHappens}>
        <ol>
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

export type SignInProblem = 'refused' | 'unknown_attempt' | 'unproven' | 'closed'

/** Why there is no session, and the way to try again. */
export function signInProblemPage(c: Ctx, house: House, realm: Realm, problem: SignInProblem, returnTo: string): Response {
  const texts = authTexts(c.get('lang'))
  const [title, body] = {
    refused: [texts.refusedTitle, texts.refusedBody],
    unknown_attempt: [texts.unknownTitle, texts.unknownBody],
    unproven: [texts.unprovenTitle, texts.unprovenBody],
    closed: [texts.closedTitle, realm === 'staff' ? texts.staffClosedBody : texts.closedBody],
  }[problem] as [string, string] // a record of pairs
  const signIn = realm === 'staff' ? '/staff/sign-in' : '/sign-in'
  return platformPage(
    c,
    house,
    { title, status: problem === 'closed' ? 403 : problem === 'refused' ? 200 : 400 },
    <>
      <Lede>{body}</Lede>
      <LinkButton href={`${signIn}?return_to=${encodeURIComponent(returnTo)}`}>{texts.again}</LinkButton>
    </>,
  )
}

export function signatureProblemPage(c: Ctx, house: House, problem: 'other_person' | 'unproven', returnTo: string): Response {
  const texts = authTexts(c.get('lang'))
  return platformPage(
    c,
    house,
    { title: texts.signatureTitle, status: 400 },
    <>
      <Lede>{problem === 'other_person' ? texts.signatureOtherPerson : texts.signatureBody}</Lede>
      <LinkButton href={returnTo}>{texts.signatureBack}</LinkButton>
    </>,
  )
}
