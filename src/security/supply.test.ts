import { execFileSync } from 'node:child_process'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readXml } from '#modules/reports/open311/sending/read-xml.ts'

const root = join(import.meta.dirname, '../..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const lock = JSON.parse(read('package-lock.json')) as {
  packages: Record<
    string,
    {
      resolved?: string
      integrity?: string
      hasInstallScript?: boolean
      dev?: boolean
      devOptional?: boolean
      version?: string
    }
  >
}
const manifest = JSON.parse(read('package.json')) as Record<string, Record<string, string>>

describe('よそで作られた部品', () => {
  test('どれも決まった一つの版で、npmの登録所から、指紋と合うものだけが入る', () => {
    const parts = Object.entries(lock.packages).filter(([path, part]) => path !== '' && !part.dev && !part.devOptional)
    expect(parts.length).toBeGreaterThan(200)
    expect(
      parts
        .filter(([, part]) => part.resolved !== undefined && !part.resolved.startsWith('https://registry.npmjs.org/'))
        .map(([path]) => path),
    ).toEqual([])
    expect(parts.filter(([, part]) => !part.integrity?.startsWith('sha512-')).map(([path]) => path)).toEqual([])
    const asked = ['dependencies', 'devDependencies', 'optionalDependencies'].flatMap((kind) =>
      Object.entries(manifest[kind] ?? {}),
    )
    expect(asked.filter(([, version]) => !/^(npm:typescript@)?\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([])
  })

  test('入れるときに自分の指図を動かす部品は、名指ししたものだけである', () => {
    const withScript = Object.entries(lock.packages)
      .filter(([, part]) => part.hasInstallScript)
      .map(([path, part]) => `${path.split('node_modules/').at(-1)}@${part.version}`)
    const named = Object.keys(manifest['allowScripts'] ?? {})
    expect(withScript.filter((one) => !named.includes(one) && !one.startsWith('fsevents@'))).toEqual([])
    expect(read('scripts/install.mjs')).toContain('--ignore-scripts')
  })

  test('LDAP・XPath・LaTeX・JNDI・memcache・GraphQL・SAMLを読む部品も、入れ物を動かす部品も使わない', () => {
    const dangerous =
      /xml2js|libxml|xmldom|ldap|xpath|latex|memcache|graphql|samlify|passport|handlebars|ejs$|pug$|nunjucks|node-serialize|vm2|js-yaml|adm-zip|unzipper|markdown|marked|showdown/
    // These make trees, of which only what is sanitised becomes HTML.
    const trees = /^mdast-util-(?:from|to)-markdown$/
    expect(
      Object.keys(manifest['dependencies'] ?? {}).filter((name) => dangerous.test(name) && !trees.test(name)),
    ).toEqual([])
  })

  test('XMLを読む部品は、ほかの機関の答えを読むところだけが使い、定義のある文書は読まない', () => {
    const users = globSync('src/**/*.{ts,tsx}', { cwd: root }).filter(
      (path) =>
        !/\/testing\//.test(path) && !path.startsWith('src/security/') && read(path).includes("from 'fast-xml-parser'"),
    )
    expect(users).toEqual(['src/modules/reports/open311/sending/read-xml.ts'])
    const laughs = '<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;">]><a>&c;</a>'
    for (const text of [laughs, '<!doctype a SYSTEM "file:///etc/passwd"><a/>', '<a>&b;</a', '<!ENTITY b "x"><a/>'])
      expect(readXml(text)).toBeUndefined()
    expect(readXml('<a>&amp;</a>')).toEqual({ a: '&' })
  })

  test('認可サーバーの部品は、シミュレーターだけが使う', () => {
    const users = globSync('src/**/*.{ts,tsx}', { cwd: root }).filter(
      (path) => !path.startsWith('src/security/') && read(path).includes("from 'oidc-provider'"),
    )
    expect(users.length).toBeGreaterThan(0)
    expect(users.filter((path) => !path.startsWith('src/simulators/'))).toEqual([])
  })

  test('部品の一覧（SBOM）が、動かすのに要るものすべてについて出る', () => {
    const made = execFileSync(process.execPath, [join(root, 'scripts/sbom.mjs'), '--stdout'], {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: 2 ** 26,
    })
    const bom = JSON.parse(made) as {
      bomFormat: string
      specVersion: string
      components: { name: string; version: string; purl: string; hashes?: unknown[] }[]
    }
    expect([bom.bomFormat, bom.specVersion]).toEqual(['CycloneDX', '1.5'])
    const listed = new Set(bom.components.map(({ purl }) => decodeURIComponent(purl)))
    for (const [name, version] of Object.entries(manifest['dependencies'] ?? {}))
      expect(listed).toContain(`pkg:npm/${name}@${version}`)
    expect(bom.components.filter(({ name }) => name === 'vitest' || name === 'playwright-core')).toEqual([])
  }, 60_000)
})

describe('秘密', () => {
  const tracked = execFileSync('git', ['ls-files'], { cwd: root, encoding: 'utf8' }).trim().split('\n')

  test('合言葉も鍵も、置き場のどのファイルにもない', () => {
    expect(tracked.length).toBeGreaterThan(800)
    expect(tracked.filter((path) => /(^|\/)(\.env|.*\.(pem|key|p12|pfx|jks|kdbx))$/.test(path))).toEqual([])
    const secrets = /-----BEGIN [A-Z ]*PRIVATE KEY|AKIA[0-9A-Z]{16}|ghp_\w{36}|xox[bp]-\w{20}|mado_[\w-]{43}/
    const found = tracked.filter(
      (path) => /\.(ts|tsx|mjs|json|md|sql|yml|yaml|css)$/.test(path) && secrets.test(read(path)),
    )
    expect(found).toEqual([])
  })

  test('わざと書いた鍵は見つかる', () => {
    expect(`-----BEGIN EC ${'PRIVATE'} KEY-----`).toMatch(/-----BEGIN [A-Z ]*PRIVATE KEY/)
  })

  test('データを置く場所も、組み立てたものも、置き場に入らない', () => {
    expect(tracked.filter((path) => /^(\.data|\.build|node_modules)\//.test(path))).toEqual([])
  })
})
