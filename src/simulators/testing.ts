import { createBrowser } from './testing/browser.ts'

export { startTestSimulators } from './testing/start.ts'

export type CardOptions = {
  /** The demo person's name, 「佐藤花子」. */
  name: string
  /** Instead of the card's own PIN or password. */
  secret?: string
  /** Goes back at the card choice: the callback says `access_denied`. */
  cancel?: boolean
}

/** Follows an authorization URL through the provider's pages and returns the callback URL of the app, unopened. */
export const driveCard = async (authorizationUrl: string, options: CardOptions): Promise<string> => {
  const browser = createBrowser(new URL(authorizationUrl).origin)
  const choice = await browser.open(authorizationUrl)
  if ('leftTo' in choice) return choice.leftTo
  if (options.cancel) return left(await browser.submit(choice, { action: /cancellation$/ }))
  const secretPage = await browser.submit(choice, { choose: { card: options.name } })
  if ('leftTo' in secretPage) return secretPage.leftTo
  const secret = options.secret ?? /このデモのカードでは ([A-Z0-9]+)/.exec(secretPage.html)?.[1] ?? ''
  return left(await browser.submit(secretPage, { fields: { secret } }))
}

/** The same for the `sign` scope, with the card's signing password. */
export const driveSignature = (authorizationUrl: string, options: CardOptions): Promise<string> =>
  driveCard(authorizationUrl, options)

/** Signs a member of staff in by name; returns the callback URL. */
export const driveStaff = async (
  authorizationUrl: string,
  options: { name: string; cancel?: boolean },
): Promise<string> => {
  const browser = createBrowser(new URL(authorizationUrl).origin)
  const choice = await browser.open(authorizationUrl)
  if ('leftTo' in choice) return choice.leftTo
  if (options.cancel) return left(await browser.submit(choice, { action: /cancellation$/ }))
  return left(await browser.submit(choice, { choose: { number: options.name } }))
}

export type PaymentOptions = {
  method?: 'card' | 'qr' | 'bank'
  outcome?: 'paid' | 'insufficient' | 'cancelled'
  callbacks?: 'normal' | 'twice' | 'late' | 'out-of-order'
}

/** Pays at the hosted page and returns where the browser is sent; the callback is sent by itself. */
export const drivePayment = async (checkoutUrl: string, options: PaymentOptions = {}): Promise<string> => {
  const browser = createBrowser(new URL(checkoutUrl).origin)
  const page = await browser.open(checkoutUrl)
  if ('leftTo' in page) return page.leftTo
  if (options.outcome === 'cancelled') return left(await browser.submit(page, { action: /cancellation$/ }))
  return left(
    await browser.submit(page, {
      action: /payment$/,
      fields: {
        method: options.method ?? 'card',
        outcome: options.outcome ?? 'paid',
        callbacks: options.callbacks ?? 'normal',
      },
    }),
  )
}

const left = (answer: { leftTo: string } | { html: string }): string => {
  if ('leftTo' in answer) return answer.leftTo
  const said =
    /(?:class="wrong-text"|role="status")[\s\S]*?<\/p>/.exec(answer.html) ?? /<h1>.*?<\/h1>/.exec(answer.html)
  throw new Error(`the simulator stayed: ${said?.[0].replace(/^[^<]*>|<[^>]+>/g, '').trim()}`)
}
