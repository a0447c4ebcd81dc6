import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ruleBreaks, rules, slowExpressions } from './source-rules.ts'

const root = join(import.meta.dirname, '../..')
const sources = globSync('src/**/*.{ts,tsx,mjs}', { cwd: root })
  .filter((path) => !/\.test\.tsx?$|\/testing[./]|fixtures|fake-|^src\/(simulators|security)\//.test(path))
  .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))

const only = (name: string) => rules.filter((rule) => rule.name === name)

describe('プログラムの書き方', () => {
  test('SQLに値を入れるのは引数だけで、文字をつないで作らない', () => {
    expect(sources.length).toBeGreaterThan(400)
    expect(ruleBreaks(sources, only('sql-by-parameters'))).toEqual([])
  })

  test('文字をプログラムとして動かさない', () => {
    expect(ruleBreaks(sources, only('no-code-from-text'))).toEqual([])
  })

  test('ほかのプログラムには、決まった引数の並びだけを渡す', () => {
    expect(ruleBreaks(sources, only('no-shell'))).toEqual([])
  })

  test('当てられてはならない数は、暗号の乱数から取る', () => {
    expect(ruleBreaks(sources, only('random-by-crypto'))).toEqual([])
  })

  test('弱いハッシュも、弱い暗号も、古い詰め方も使わない', () => {
    expect(ruleBreaks(sources, ['no-weak-hash', 'no-weak-cipher', 'no-old-crypto'].flatMap(only))).toEqual([])
  })

  test('相手の証明書を確かめないつなぎ方はない', () => {
    expect(ruleBreaks(sources, ['tls-is-checked', 'http-only-outside-production'].flatMap(only))).toEqual([])
  })

  test('HTMLを文字から作らず、ブラウザーに何もしまわない', () => {
    const broken = ruleBreaks(
      sources,
      ['no-raw-html', 'nothing-kept-in-the-browser', 'no-messages-between-windows'].flatMap(only),
    )
    expect(broken).toEqual([])
  })

  test('WebSocketもWebRTCもJSONPも、ほかの起源への許しもない', () => {
    expect(ruleBreaks(sources, ['no-sockets', 'no-jsonp', 'no-cors'].flatMap(only))).toEqual([])
  })

  test('ほかのシステムを呼ぶとき、よそへの案内には従わない', () => {
    expect(ruleBreaks(sources, only('no-redirects-followed'))).toEqual([])
  })

  test('クッキーは一か所でだけ書く', () => {
    expect(ruleBreaks(sources, only('cookies-by-one-hand'))).toEqual([])
  })

  test('正規表現に入れる言葉は、記号の意味を持たない', () => {
    expect(ruleBreaks(sources, only('expressions-escape-what-they-are-given'))).toEqual([])
  })

  test('時間のかかりすぎる正規表現はない', () => {
    expect(slowExpressions(sources)).toEqual([])
  })
})

describe('わざと書いた違反は見つかる', () => {
  test.each([
    ['sql-by-parameters', 'sql.raw(`select * from t where id = ${id}`)'],
    ['sql-by-parameters', 'sql.raw(query)'],
    ['sql-by-parameters', 'client.query(`select ${id}`)'],
    ['no-code-from-text', 'eval(input)'],
    ['no-code-from-text', "new Function('return 1')"],
    ['no-shell', "import { exec } from 'node:child_process'"],
    ['random-by-crypto', 'const code = Math.random()'],
    ['no-weak-hash', "createHash('md5')"],
    ['no-weak-hash', "createHmac('sha1', key)"],
    ['no-weak-cipher', "createCipheriv('aes-128-cbc', key, iv)"],
    ['no-old-crypto', 'privateDecrypt(key, bytes)'],
    ['tls-is-checked', '{ rejectUnauthorized: false }'],
    ['http-only-outside-production', '{ execute: [oidc.allowInsecureRequests] }'],
    ['no-raw-html', '<div dangerouslySetInnerHTML={{ __html: x }} />'],
    ['nothing-kept-in-the-browser', "localStorage.setItem('a', 'b')"],
    ['no-messages-between-windows', "window.postMessage('a', '*')"],
    ['no-sockets', 'new WebSocket(url)'],
    ['no-jsonp', "c.header('content-type', 'application/javascript')"],
    ['no-cors', "c.header('Access-Control-Allow-Origin', '*')"],
    ['no-redirects-followed', 'await fetch(new URL(path, base), { headers: { a: b(c) } })'],
    ['no-console', 'console.log(person)'],
    ['cookies-by-one-hand', "setCookie(c, 'a', 'b')"],
    ['expressions-escape-what-they-are-given', 'new RegExp(`^${typed}$`)'],
    ['expressions-escape-what-they-are-given', 'new RegExp(`${RegExp.escape(a)}.${b}`)'],
    ['expressions-escape-what-they-are-given', 'new RegExp(typed)'],
  ])('%s：%s', (name, text) => {
    expect(ruleBreaks([{ path: 'src/x.ts', text: `// a\n${text}` }], only(name))).toEqual([`${name}: src/x.ts:2`])
  })

  test.each(['/(a+)+$/', '/^(\\d*)*x/', '/(?:.*)*b/', '/([a-z]+){2,}/'])('遅い正規表現 %s', (expression) => {
    expect(slowExpressions([{ path: 'src/x.ts', text: `const x = ${expression}\n` }])).toHaveLength(1)
  })

  test('許された書き方は通る', () => {
    const text =
      "sql`select ${id}`; createHash('sha256'); fetch(a, { redirect: 'error' }); const x = /^(?:a|b)+$/; new RegExp(`^${RegExp.escape(id)}$`)\n// eval("
    expect(ruleBreaks([{ path: 'src/x.ts', text }])).toEqual([])
    expect(slowExpressions([{ path: 'src/x.ts', text }])).toEqual([])
  })
})
