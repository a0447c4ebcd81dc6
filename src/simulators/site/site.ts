import type { HttpBindings } from '@hono/node-server'
import type { Context, Hono } from 'hono'

/** The Hono app that all parts put their pages and endpoints on; Node's request stays reachable for the providers. */
export type SiteEnv = { Bindings: HttpBindings }
export type Site = Hono<SiteEnv>
export type SiteContext = Context<SiteEnv>
