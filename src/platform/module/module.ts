import type { Hono } from 'hono'
import type { Actor, ClientHolder, Organ, Resident, Role, Staff } from '#platform/auth/actor.ts'
import type { ResidentClaims, StaffClaims } from '#platform/auth/claims.ts'
import type { Config } from '#platform/config/index.ts'
import type { Database, RawBuilder, SqlBool, Tx } from '#platform/db/index.ts'
import type { EmergencyFront } from '#platform/emergency/index.ts'
import type { DomainEvent } from '#platform/events/index.ts'
import type { HttpEnv } from '#platform/http/env.ts'
import type { Lang } from '#platform/i18n/index.ts'
import type { AccountId, PersonId, StaffId } from '#platform/ids/index.ts'
import type { NoticeKind } from '#platform/notices/index.ts'
import type { Profile } from '#platform/profile/index.ts'
import type { Logger } from '#platform/telemetry/index.ts'
import type { Clock } from '#platform/time/index.ts'
import type { SearchSource } from './search-source.ts'

/** What the composition root hands to every module. Nothing in it is global; tests build their own. */
export type House = {
  readonly config: Config
  readonly db: Database
  readonly clock: Clock
  readonly log: Logger
  readonly profile: Profile
  /** What the office says in an emergency, in memory. */
  readonly emergency: EmergencyFront
  /** Every module that is switched on, the asking one included. */
  readonly modules: readonly Module[]
}

/** One entry of a menu or of the home page's tasks. `href` is without a language prefix. */
export type NavigationItem = {
  audience: 'resident' | 'staff'
  /** Found by search and in a list of its own, but not on the home page or in the menu. */
  isListed?: boolean
  href: string
  label: Record<Lang, string>
  description?: Record<Lang, string>
  /** Name of a line drawing of `platform/ui`. */
  drawing?: 'counter' | 'hall' | 'lamp' | 'people'
  /** A search source of its module says more of it: the entry itself is not looked for. */
  hasSource?: boolean
  /** Words people use for it; the search finds by them. */
  keywords?: readonly string[]
  /** Also, or only, for people without a card: in a guest's menu, beside the sign-in. */
  guests?: 'too' | 'only'
  /** Staff entries appear only to who holds it. */
  permission?: string
  /** Keys of the offices that have this work; missing: every one. A staff entry appears only to whose office it is. */
  offices?: readonly string[]
  order: number
}

/** What awaits this person, for the 「予定」 of the home page. */
export type AgendaItem = {
  href: string
  title: string
  /** The day or moment it is about. */
  on: Temporal.PlainDate
  onIsDeadline: boolean
  note?: string
  state: 'office' | 'you' | 'done'
}

/** A matter that stands still until this member of staff decides or looks at it. */
export type Awaiting = { href: string; title: string; what: string; since: Temporal.Instant }

/** Something that a sweep will do at `at`; for the demo's clock. */
export type Due = { at: Temporal.Instant; label: string }

/** One personal field that the module keeps; the 個人情報ファイル簿 is generated from these. */
export type DataField = {
  table: string
  column: string
  /** 執行機関 that holds it; the profile has its name. */
  holder: Organ
  purpose: string
  legalGround: string
  zone: 'internet' | 'lgwan' | 'mynumber'
  confidentiality: '1' | '2' | '3A' | '3B' | '3C'
  retention: string
}

/**
 * One 個人情報ファイル (個人情報の保護に関する法律 第75条 and 第74条第1項): tables of `dataMap` that belong together.
 * `undefined` is what the office has not said yet; it is shown as 要確認.
 */
export type PersonalFile = {
  /** In the address of its page. */
  slug: string
  name: string
  purpose: string
  /** 記録範囲: whose data. */
  scope: string
  /** 収集方法. */
  source: string
  /** 要配慮個人情報; `unclear` where free text may hold it. */
  sensitive: 'yes' | 'no' | 'unclear'
  /** 経常的提供先. */
  recipients?: readonly string[]
  /** 所管組織. */
  office?: string
  /** 訂正・利用停止 by another law. */
  otherCorrection?: string
  /** Whether it holds a thousand people or more; a smaller one need not be published (第74条第2項第9号). */
  people?: 'thousand' | 'fewer'
  /** 行政機関等匿名加工情報の提案を募集するか. */
  proposals?: boolean
  remarks?: string
  tables: readonly string[]
}

/** Links a fresh sign-in to a register or workforce record, inside the sign-in's transaction. */
export type SignInLinker = {
  resident?(tx: Tx, accountId: AccountId, claims: ResidentClaims, house: House): Promise<void>
  /** Loads the actors of accounts, in their order; `undefined` where an account may not act any more. */
  residentActors?(tx: Tx, accountIds: readonly AccountId[], house: House): Promise<readonly (Resident | undefined)[]>
  staff?(tx: Tx, accountId: AccountId, claims: StaffClaims, house: House): Promise<void>
  staffActor?(tx: Tx, accountId: AccountId, house: House): Promise<Staff | undefined>
  /** Name of who has a program, asked for each request; `undefined` when they may not act any more. */
  clientHolder?(tx: Tx, holder: ClientHolder, house: House): Promise<string | undefined>
}

export type PaidFor = {
  offices(house: House): readonly string[]
  isOwn(staff: Staff): RawBuilder<SqlBool>
}

export type TaskHandler = (house: House, payload: unknown) => Promise<void>

/** A part of the ward office. `main.ts` collects these; a promise of the plan is visible everywhere because it is declared here. */
export type Module = {
  name: string
  navigation?: (house: House) => readonly NavigationItem[]
  /** Pages; URLs without language prefix. */
  routes?: (app: Hono<HttpEnv>, house: House) => void
  /** JSON below `/api/v1`. */
  api?: (app: Hono<HttpEnv>, house: House) => void
  /** OpenAPI 3.1 path items of `api`, keyed by path below `/api/v1`. */
  openApi?: (house: House) => { paths: Record<string, unknown>; schemas?: Record<string, unknown> }
  /** What to do about an error `code` of `api`, for the makers of programs. */
  problems?: Readonly<Record<string, { ja: string; en: string }>>
  /** Background tasks by name (`procedures.render`): shallow, safe to run twice. */
  tasks?: Record<string, TaskHandler>
  /** Those of `tasks` for which every worker keeps a hand free, whatever else it is at. */
  urgentTasks?: readonly string[]
  /** Run about every second by a leader: find what is due at the clock's now and act. */
  sweeps?: Record<string, (house: House) => Promise<void>>
  /** The earliest moment after `now` at which one of `sweeps` has something to do. */
  nextDue?: (tx: Tx, now: Temporal.Instant, house: House) => Promise<Due | undefined>
  /** Handlers of events of other modules, at least once each. Key: event type. Runs in its own transaction. */
  consumers?: Record<string, (tx: Tx, event: DomainEvent, house: House) => Promise<void>>
  /** More of them, for who learns only from the house's other modules what there is to hear. */
  consumersIn?: (house: House) => NonNullable<Module['consumers']>
  noticeKinds?: Record<string, NoticeKind>
  agenda?: (tx: Tx, actor: Actor, lang: Lang, house: House) => Promise<readonly AgendaItem[]>
  /** What only this member of staff, or a colleague in the same place, can move on; the oldest first, fifty at most. */
  awaits?: (tx: Tx, staff: Staff, house: House) => Promise<readonly Awaiting[]>
  /** It answers at `/search`: then every page for residents has the box that leads there. */
  hasSearch?: true
  /**
   * Where photos of the town are sent from: a chat answers a picture with this address and keeps none, and its menu leads
   * there. For a person it knows them without a sign-in, for an hour. `undefined`: this municipality takes none.
   */
  photoPage?: (house: House, personId: PersonId | undefined) => string | undefined
  /** Public things that the search finds, by a name of the source (`pages`, `procedures`). */
  searchSources?: Readonly<Record<string, SearchSource>>
  /**
   * `holder`: the 執行機関 whose data it opens; only posts of that one give it.
   * `decides`: an act of the office (決定, 確認, 取消), which no contractor ever holds, whatever their roles.
   * `cases`: opens cases of procedures; who works for a company holds it only where the contract names some.
   * `desk`: held at the offices only to which the profile gives this desk.
   * `clients`: a scope that a program of such a holder may be given; none of these ever opens what is about one resident.
   */
  permissions?: Record<
    string,
    {
      label: string
      roles: readonly Role[]
      decides?: true
      cases?: true
      holder?: Organ
      desk?: 'protections' | 'records'
      clients?: ClientHolder['kind']
    }
  >
  /** Acts that ask for a proof within ten minutes: `POST /staff/payments/files`, as the routes are written. */
  sensitiveActs?: readonly string[]
  /**
   * For what the module asks money: by kind of purpose, at which offices, and which of them are this member's work, as a
   * predicate over `p.purpose_id`. Payments show what has gone wrong to nobody else.
   */
  paidFor?: Readonly<Record<string, PaidFor>>
  /** How many open matters each of these holds, for who hands their work over. */
  openWork?: (tx: Tx, staff: readonly StaffId[]) => Promise<ReadonlyMap<StaffId, number>>
  signIn?: SignInLinker
  dataMap?: readonly DataField[]
  /** Every table of `dataMap` stands in exactly one of these. */
  personalFiles?: readonly PersonalFile[]
  /** Reference data of the profile and, in the demo, its named people. Safe to run twice. */
  seed?: (tx: Tx, house: House) => Promise<void>
}
