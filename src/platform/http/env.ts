import type { Context } from 'hono'
import type { Actor, Resident, Staff } from '#platform/auth/actor.ts'
import type { Session } from '#platform/auth/session.ts'
import type { Lang } from '#platform/i18n/index.ts'
import type { House } from '#platform/module/index.ts'
import type { Content } from '#platform/ui/content.ts'

/** Reading aids that a person chose; kept in a cookie that says nothing about them. */
export type Reading = {
  furigana: boolean
  size: 'm' | 'l' | 'xl'
  /** Room between letters and lines. */
  spacing: 'usual' | 'wide' | 'wider'
  /** Black on white or white on black, whatever the device's scheme is. */
  contrast: 'usual' | 'white' | 'black'
  /** Of reading aloud. */
  speed: 'slow' | 'usual' | 'fast'
}

/** What the middleware knows about a request before a route sees it. */
export type HttpEnv = {
  Variables: {
    house: House
    /** Who acts here: the staff session below `/staff`, the bearer token below `/api`, else the resident's session. */
    actor: Actor
    residentActor: Resident | undefined
    staffActor: Staff | undefined
    /** The session of the cookie that `actor` came from; a bearer token has none. */
    session: Session | undefined
    /** Staff who have proved one factor of two: nobody yet, but the second may be proved. */
    halfSession: Session | undefined
    /** Account of a session that ended by time; its unfinished form is kept for it. */
    expiredAccountId: string | undefined
    /** Hash of the browser's own cookie; forms and sign-in attempts are bound to it. */
    browser: string
    lang: Lang
    requestId: string
    /** For `<script nonce>` and `<style nonce>`. */
    nonce: string
    /** Hidden field `csrf` of every form. */
    csrf: string
    reading: Reading
    /** What every page of a thing says on top: for whom one acts. */
    band: Content | undefined
    /** The path without language prefix, `/procedures`. */
    path: string
  }
}

export type Ctx = Context<HttpEnv>
