import pg from 'pg'
import { deriveSecret } from '#platform/config/index.ts'

export const appRole = 'madoguchi_app'
export const sealerRole = 'madoguchi_sealer'

export type RolePasswords = { app: string; sealer: string }

export const derivePasswords = (secret: string): RolePasswords => ({
  app: deriveSecret(secret, `database role ${appRole}`),
  sealer: deriveSecret(secret, `database role ${sealerRole}`),
})

/** Creates the roles where they are missing. They own nothing; the migrator grants them what they need. */
export async function ensureRoles(owner: pg.Client, passwords?: RolePasswords): Promise<void> {
  for (const [role, password] of [
    [appRole, passwords?.app],
    [sealerRole, passwords?.sealer],
  ] as const) {
    const { rowCount } = await owner.query(`select from pg_roles where rolname = $1`, [role])
    if (rowCount === 0) await owner.query(`create role ${role} login`)
    if (password) await owner.query(`alter role ${role} login password ${pg.escapeLiteral(password)}`)
  }
}

/** The same database, seen with the app's rights. */
export function asApp(ownerUrl: string, passwords: RolePasswords): string {
  const url = new URL(ownerUrl)
  url.username = appRole
  url.password = passwords.app
  return url.href
}
