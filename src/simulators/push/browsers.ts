import { createECDH, randomBytes } from 'node:crypto'
import { boundedMap } from '../world/bounded-map.ts'
import { decrypt, type Keys } from './decrypt.ts'

export type PushedMessage = { text: string; ttl: number; topic: string | undefined; urgency: string }

export type PushedBrowser = {
  id: string
  keys: Keys
  /** It has withdrawn: its address answers 410 from now on. */
  isGone: boolean
  /** As the service would hand them over: of one topic only the last. */
  messages: PushedMessage[]
}

/** Browsers that have asked for an address here. */
export type PushBrowsers = {
  open(): PushedBrowser
  find(id: string): PushedBrowser | undefined
  /** Decrypts as the browser does; false: what came is not for it. */
  receive(browser: PushedBrowser, body: Buffer, about: Omit<PushedMessage, 'text'>): boolean
}

export const createPushBrowsers = (): PushBrowsers => {
  const browsers = boundedMap<string, PushedBrowser>(1_000)
  return {
    open: () => {
      const ecdh = createECDH('prime256v1')
      const publicKey = ecdh.generateKeys()
      const keys = { privateKey: ecdh.getPrivateKey(), publicKey, auth: randomBytes(16) }
      const browser = { id: randomBytes(16).toString('base64url'), keys, isGone: false, messages: [] }
      browsers.set(browser.id, browser)
      return browser
    },
    find: (id) => browsers.get(id),
    receive: (browser, body, about) => {
      try {
        const text = decrypt(body, browser.keys)
        const others = browser.messages.filter(({ topic }) => topic === undefined || topic !== about.topic)
        browser.messages = [...others.slice(-99), { text, ...about }]
        return true
      } catch {
        return false
      }
    },
  }
}
