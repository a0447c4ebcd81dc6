// Lists what `easy` and `en` still lack of each text file; a lacking text is shown in Japanese, so this is no failure.
import { globSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'

// Bundled, because Node's own stripping of types does not know all of TypeScript, and texts import what they speak of.
const built = '.build/texts'
await build({
  entryPoints: globSync('src/**/text/**/{ja,easy,en}.ts'),
  outbase: 'src',
  outdir: built,
  bundle: true,
  platform: 'node',
  format: 'esm',
  packages: 'external',
  logLevel: 'warning',
})

let missing = 0
for (const file of globSync('src/**/text/**/ja.ts').sort()) {
  const japanese = await keysOf(file)
  for (const lang of ['easy', 'en']) {
    const there = new Set(await keysOf(join(dirname(file), `${lang}.ts`)))
    for (const key of japanese.filter((key) => !there.has(key))) {
      console.log(`  ${dirname(file)} lacks ${lang}: ${key}`)
      missing += 1
    }
  }
}
console.log(missing === 0 ? '  every text is there in all languages' : `  ${missing} texts fall back to Japanese`)

async function keysOf(file) {
  try {
    const loaded = await import(pathToFileURL(resolve(file.replace(/^src/, built).replace(/\.ts$/, '.js'))))
    return Object.values(loaded).flatMap((texts) => leaves(texts))
  } catch (error) {
    if (error.code === 'ERR_MODULE_NOT_FOUND') return []
    throw error
  }
}

function leaves(texts, path = '') {
  if (texts === null || typeof texts !== 'object') return [path]
  return Object.entries(texts).flatMap(([key, value]) => leaves(value, path ? `${path}.${key}` : key))
}
