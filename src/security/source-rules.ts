import type { Source } from '../architecture.ts'

/** What no source of the program may hold: how it is recognised and why. `except` are the files that were looked at. */
export type Rule = { name: string; why: string; pattern: RegExp; except?: readonly string[] }

export const rules: readonly Rule[] = [
  {
    name: 'sql-by-parameters',
    why: 'words of SQL are written, values are parameters',
    pattern: /sql\.raw\(\s*(?!['`)])|sql\.raw\(\s*`[^`]*\$\{|\.query\(\s*[`'"][^`'"]*(?:\$\{|['"]\s*\+)/g,
    // Column lists, tables and index orders from constants of the same file; never from a request.
    except: [
      'src/modules/people/store/loading/outcome.ts',
      'src/modules/people/store/loading/entry-row.ts',
      'src/modules/people/store/offices.ts',
      'src/platform/auth/policy.ts',
      'src/modules/search/documents/store/write.ts',
      // Names of roles, schemas and channels, which PostgreSQL takes no parameters for; all constants of the program.
      'src/platform/events/listen.ts',
      'src/platform/db/migrate.ts',
      'src/platform/db/roles.ts',
      'src/platform/db/embedded/index.ts',
    ],
  },
  {
    name: 'no-code-from-text',
    why: 'text is never run',
    pattern: /\beval\(|new Function\(|['"]node:vm['"]|\bimport\(\s*[a-z]/gi,
    // An asset of ours by the hashed name that the page has; Trusted Types let nothing else through.
    except: ['src/modules/reports/islands/place-map.ts', 'src/modules/reports/islands/report-map.ts'],
  },
  {
    name: 'no-shell',
    why: 'other programs get their arguments as a list',
    pattern: /['"]node:child_process['"]|\bshell:\s*true/g,
    // PostgreSQL and our own processes, with fixed arguments.
    except: [
      'src/platform/db/embedded/process.ts',
      'src/platform/db/embedded/cluster.ts',
      'src/platform/db/embedded/server.ts',
      'src/platform/db/embedded/watchdog.ts',
      'src/platform/db/backup/files.ts',
      'src/running/child.ts',
    ],
  },
  {
    name: 'random-by-crypto',
    why: 'what must not be guessed comes from node:crypto',
    pattern: /Math\.random/g,
    // The pause before something is tried again.
    except: ['src/platform/db/retry.ts', 'src/platform/db/migrate.ts'],
  },
  {
    name: 'no-weak-hash',
    why: 'SHA-256 or better',
    pattern: /create(?:Hash|Hmac)\(\s*['"](?!sha(?:256|384|512)['"])/g,
  },
  { name: 'no-weak-cipher', why: 'AES-256-GCM only', pattern: /create(?:De|C)ipheriv\(\s*['"](?!aes-256-gcm['"])/g },
  {
    name: 'no-old-crypto',
    why: 'no PKCS#1 v1.5 encryption, no ECB, no unsalted keys',
    pattern: /RSA_PKCS1_PADDING|privateDecrypt|publicEncrypt|createCipher\(|createDecipher\(/g,
  },
  {
    name: 'tls-is-checked',
    why: 'certificates are checked',
    pattern: /rejectUnauthorized|NODE_TLS_REJECT|checkServerIdentity/g,
  },
  {
    name: 'http-only-outside-production',
    why: 'plain http to an identity provider is for simulators',
    pattern: /(?<!env !== 'production' \? \[oidc\.)allowInsecureRequests/g,
  },
  {
    name: 'no-raw-html',
    why: 'JSX escapes',
    pattern: /dangerouslySetInnerHTML|\.innerHTML|\.outerHTML|insertAdjacentHTML|document\.write\b|from 'hono\/html'/g,
    // The frame puts in what the page's own JSX has already written; the emergency page and the
    // map of a form a constant stylesheet; prose what a kept library has sanitised, and JSON without angle brackets.
    except: [
      'src/platform/ui/components/prose/prose.tsx',
      'src/platform/ui/page/resident-page.tsx',
      'src/platform/ui/page/staff-page.tsx',
      'src/platform/ui/page/simulator-page.tsx',
      'src/platform/emergency/page.tsx',
      'src/modules/reports/ground/choosing/picture.tsx',
    ],
  },
  {
    name: 'nothing-kept-in-the-browser',
    why: 'cookies only',
    pattern: /\blocalStorage\b|\bsessionStorage\b|\bindexedDB\b/g,
    // What somebody reports without a connection waits on their own phone, seen there, until it is sent or taken back.
    except: ['src/platform/ui/outbox/waiting.ts', 'src/modules/reports/islands/report-outbox.ts'],
  },
  {
    name: 'no-messages-between-windows',
    why: 'no postMessage',
    pattern: /\bpostMessage\(|addEventListener\(\s*'message'/g,
    // With a thread of our own on the server, and with the service worker of our own origin; not with a window.
    except: [
      'src/modules/pages/keeping/import/reader-process.ts',
      'src/modules/pages/keeping/import/reader.ts',
      'src/platform/ui/worker/service-worker.ts',
      'src/modules/reports/islands/report-outbox.ts',
    ],
  },
  {
    name: 'no-sockets',
    why: 'no WebSocket, no WebRTC',
    pattern: /\bnew WebSocket\b|\bRTCPeerConnection\b|\bnew EventSource\b/g,
  },
  { name: 'no-jsonp', why: 'no script answers', pattern: /application\/javascript|text\/javascript.*callback|jsonp/gi },
  { name: 'no-cors', why: 'no other origin reads us', pattern: /access-control-allow/gi },
  {
    name: 'no-redirects-followed',
    why: 'a call to another system goes where it was sent',
    pattern: /(?<![.\w])fetch\((?!(?:[^()]|\((?:[^()]|\([^()]*\))*\))*redirect: '(?:error|manual)')/g,
    // The doctor asks our own port; the simulators are the outside world; in the browser our own pages lead on.
    except: [
      'src/cli/doctor.ts',
      'src/simulators/start.ts',
      'src/platform/ui/worker/offline-form.ts',
      'src/modules/reports/islands/report-outbox.ts',
    ],
  },
  {
    name: 'expressions-escape-what-they-are-given',
    why: 'what varies in a regular expression is a word, never a pattern',
    pattern: /new RegExp\(\s*(?:[a-z]|`(?:[^`$]|\$(?!\{)|\$\{RegExp\.escape\([^()]*\)\})*\$\{(?!RegExp\.escape\())/gi,
    // Of constants of the same file.
    except: [
      'src/modules/pages/keeping/profile/relative-days.ts',
      'src/modules/payments/domain/payouts/read-transfers.ts',
      'src/modules/search/engine/query/fillers.ts',
      'src/modules/search/engine/text/normalise.ts',
      'src/platform/http/forms/characters.ts',
      'src/platform/i18n/kept-readings.ts',
      'src/platform/i18n/marks.ts',
      'src/platform/i18n/municipal-words.ts',
    ],
  },
  { name: 'no-console', why: 'lines go through the logger', pattern: /\bconsole\.(?:log|info|debug)\(/g, except: [] },
  {
    name: 'cookies-by-one-hand',
    why: 'flags are set in one place',
    pattern: /\bsetCookie\(|\bset-cookie['"]\s*[,:]/gi,
    except: ['src/platform/http/cookies.ts'],
  },
]

/** Every place that breaks a rule: `no-weak-hash: src/x.ts:12`. */
export const ruleBreaks = (sources: readonly Source[], which: readonly Rule[] = rules): string[] =>
  which.flatMap(({ name, pattern, except = [] }) =>
    sources
      .filter(({ path }) => !except.includes(path))
      .flatMap(({ path, text }) =>
        [...withoutComments(text).matchAll(pattern)].map(({ index }) => `${name}: ${path}:${lineOf(text, index)}`),
      ),
  )

/** Regular expressions in which a repeated group repeats something itself: they may take exponential time. */
export const slowExpressions = (sources: readonly Source[]): string[] =>
  sources.flatMap(({ path, text }) =>
    [...withoutComments(text).matchAll(/(?<=[=(,:[!&|?\s])\/((?:[^/\\\n[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+)\/[dgimsuvy]*/g)]
      .filter(([, body = '']) => isSlow(body))
      .map(([expression]) => `${path}: ${expression}`),
  )

/** `(a+)+`, `(.*)*`, `(\s*x*)+`: an unbounded group whose every part may be empty or repeat the same. */
const isSlow = (body: string): boolean => {
  const plain = body.replaceAll(/\\./g, 'a').replaceAll(/\[[^\]]*\]/g, 'a')
  return /\((?:\?:)?(?:[a.][*+]\??)+\)[*+]|\((?:\?:)?(?:[a.][*+]\??)+\)\{\d+,\}/.test(plain)
}

// Same length, so that places stay places.
const withoutComments = (text: string): string =>
  text.replaceAll(/\/\*[\s\S]*?\*\/|(?<![:'"`\w\\])\/\/[^\n]*/g, (comment) => comment.replaceAll(/[^\n]/g, ' '))

const lineOf = (text: string, index: number): number => text.slice(0, index).split('\n').length
