import { randomBytes } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { CannotStart } from '../failure.ts'

/**
 * `madoguchi init settings FILE`: every setting that production needs, in a file that only this user reads; secrets are
 * made, what only the municipality knows is left empty. Never overwrites.
 * Returns what to do next.
 */
export function writeSettings([file]: readonly string[]): string {
  if (!file)
    throw new CannotStart('init settings: into which file? For example: npm run init -- settings madoguchi.env')
  const path = resolve(file)
  try {
    writeFileSync(path, settingsText(), { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST')
      throw new CannotStart(`init settings: ${path} is there already, with secrets in it; it stays as it is`)
    throw error
  }
  return `${path}\nFill in what is empty, keep a copy of MADOGUCHI_SECRET apart from the backups, then:\n  set -a; . ${path}; set +a\n  npm run init -- check\n`
}

const secret = () => randomBytes(32).toString('hex')

const settingsText = () => `# Madoguchi, settings of production. What each means: docs/operations/install.md
MADOGUCHI_ENV=production
MADOGUCHI_PROFILE=
MADOGUCHI_SECRET=${secret()}
DATA_DIR=
PORT=3000
HOST=127.0.0.1
PUBLIC_URL=https://
TRUSTED_PROXIES=127.0.0.1

# Empty: our own PostgreSQL below DATA_DIR
DATABASE_URL=
DATABASE_OWNER_URL=
# As madoguchi_sealer, beside DATABASE_OWNER_URL.
DATABASE_SEALER_URL=
# Backups and the log of our own PostgreSQL: a folder that is there, best on another disk or a mounted share
BACKUP_DIR=
# Megabytes that stay free where DATA_DIR and our own PostgreSQL lie: with less, nothing is written until there is twice
# as much, and everybody is told so; 64 MB more are kept for PostgreSQL to come back with
LEAST_FREE_MB=500

# デジタル認証アプリ; return address: PUBLIC_URL/auth/resident/callback
RESIDENT_IDENTITY_ISSUER=
RESIDENT_IDENTITY_CLIENT_ID=
RESIDENT_IDENTITY_CLIENT_SECRET=
# The staff's provider; return address: PUBLIC_URL/auth/staff/callback. Its sub is the staff number
STAFF_IDENTITY_ISSUER=
STAFF_IDENTITY_CLIENT_ID=
STAFF_IDENTITY_CLIENT_SECRET=

# Payment company; calls PUBLIC_URL/callbacks/payment
PAYMENT_BASE_URL=
PAYMENT_API_KEY=
PAYMENT_CALLBACK_SECRET=

# Messaging API; calls PUBLIC_URL/callbacks/line, signed with the channel's secret
LINE_CHANNEL_ACCESS_TOKEN=
LINE_CHANNEL_SECRET=

MAIL_HOST=
MAIL_PORT=25
MAIL_FROM=
POST_BASE_URL=

# Optional: マイナポータル, the gateway to the 情報提供ネットワーク
MYNAPORTAL_BASE_URL=
MYNAPORTAL_USER_ID=
MYNAPORTAL_API_KEY=
LINKAGE_BASE_URL=
LINKAGE_KEY=
LINKAGE_PSEUDONYM_KEY=

# Host and port of clamd
CLAMD_ADDRESS=

# A map in tiles (docs/operations/install.md); without it there is the map that we draw.
# MAP_STYLE_URL=https://gsi-cyberjapan.github.io/optimal_bvmap/style/std.json
# MAP_HOSTS=https://cyberjapandata.gsi.go.jp
`
