import {
  type Employment,
  type Organ,
  type Post,
  type Rank,
  ranks,
  type Role,
  type Staff,
} from '#platform/auth/actor.ts'
import type { Module } from '#platform/module/index.ts'
import type { OfficeId } from '#platform/ids/index.ts'

const contracted: readonly Employment[] = ['contracted', 'designated-manager', 'welfare-council']

/** Works for an outside employer: receives and types, never decides. */
export const isContractor = (employment: Employment): boolean => contracted.includes(employment)

type Declared = Pick<Module, 'permissions'>

/**
 * What somebody may who holds these posts today; what belongs to one desk comes only from a post at it. What opens the data of a 執行機関 comes only from a post of that one;
 * no contractor holds what decides, whatever a module declares, nor what opens cases unless the contract names procedures.
 */
export function permissionsOf(
  modules: readonly Declared[],
  posts: readonly { role: Role; organ: Organ; desks?: readonly string[] }[],
  employment: Employment,
  contract?: Pick<NonNullable<Staff['contract']>, 'procedures'>,
): ReadonlySet<string> {
  const declared = modules.flatMap((module) => Object.entries(module.permissions ?? {}))
  const held = declared.filter(([, { roles, holder, desk }]) =>
    posts.some(
      ({ role, organ, desks = [] }) =>
        roles.includes(role) &&
        (holder === undefined || holder === organ) &&
        (desk === undefined || desks.includes(desk)),
    ),
  )
  if (!isContractor(employment)) return new Set(held.map(([name]) => name))
  const hasCases = contract !== undefined && contract.procedures.length > 0
  return new Set(held.filter(([, { decides, cases }]) => !decides && (hasCases || !cases)).map(([name]) => name))
}

/** The highest rank that somebody holds in an office today; `undefined`: no post there. */
export function rankOf(actor: Pick<Staff, 'posts'>, officeId: OfficeId): Rank | undefined {
  const held = actor.posts.filter((post) => post.officeId === officeId).map(({ rank }) => rank)
  return ranks.findLast((rank) => held.includes(rank))
}

/**
 * Works for this 執行機関. What another one holds is not seen without a legal ground of its own.
 * 根拠: 個人情報の保護に関する法律 第69条 (each 執行機関 is an agency of its own)
 */
export const isOfOrgan = (actor: Pick<Staff, 'organs'>, organ: Organ): boolean => actor.organs.includes(organ)

/** 課長 and above: the work below their office is theirs to oversee. */
export const oversees = ({ rank }: Pick<Post, 'rank'>): boolean => ranks.indexOf(rank) >= ranks.indexOf('section-head')
