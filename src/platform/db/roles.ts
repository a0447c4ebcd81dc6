import pg from 'pg'
import { deriveSecret } from '#platform/config/index.ts'
import { retried, sqlState } from './retry.ts'

export const appRole = 'madoguchi_app'
export const sealerRole = 'madoguchi_sealer'

export type RolePasswords = { app: string; sealer: string }

export const derivePasswords = (secret: string): RolePasswords => ({
  app: deriveSecret(secret, `database role ${appRole}`),
  sealer: deriveSecret(secret, `database role ${sealerRole}`),
})

/** Creates the roles where they are missing. They own nothing; the migrator grants them what they need. */
export async function ensureRoles(owner: pg.Client, passwords?: RolePasswords): Promise<void> {
  try {
    await retried(() => ensureRole(owner, appRole, passwords?.app), isDisturbed)
    await retried(() => ensureRole(owner, sealerRole, passwords?.sealer), isDisturbed)
  } catch (error) {
    if (sqlState(error) === '42501') throw new RolesMissing()
    throw error
  }
}

// Roles are of the whole cluster: another house that starts at the same moment writes the same row, or makes the role first.
const isDisturbed = (error: unknown): boolean =>
  sqlState(error) === '42710' || (error instanceof Error && /tuple concurrently updated/.test(error.message))

async function ensureRole(owner: pg.Client, role: string, password: string | undefined): Promise<void> {
  const { rowCount } = await owner.query(`select from pg_roles where rolname = $1`, [role])
  if (rowCount === 0) await owner.query(`create role ${role} login`)
  if (password) await owner.query(`alter role ${role} login password ${pg.escapeLiteral(password)}`)
}

/** The owner of an outside database may not make roles. */
class RolesMissing extends Error {
  override readonly name = 'UnfitDatabase'
  constructor() {
    super(
      `DATABASE_URL: this user may not make the roles ${appRole} and ${sealerRole}. Let an administrator create them with LOGIN and a password, then give DATABASE_URL as ${appRole} and DATABASE_OWNER_URL as the owner`,
    )
  }
}

/** The same database, seen with the sealer's rights and its derived password. */
export function asSealer(anyUrl: string, secret: string): string {
  const url = new URL(anyUrl)
  url.username = sealerRole
  url.password = derivePasswords(secret).sealer
  return url.href
}

/** The same database, seen with the app's rights. */
export function asApp(ownerUrl: string, passwords: RolePasswords): string {
  const url = new URL(ownerUrl)
  url.username = appRole
  url.password = passwords.app
  return url.href
}
