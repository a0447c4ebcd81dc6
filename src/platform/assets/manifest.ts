import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const manifests = new Map<string, Record<string, string>>()

/**
 * The address of a built file, `/assets/app-1A2B3C.css` for `app.css`. `scripts/build.mjs` makes them:
 * each `src/platform/ui/styles/*.css` (with what it imports, fonts included) → `NAME.css`,
 * each `islands/*.ts` of a module or the platform → `islands/NAME.js`, `src/platform/ui/public/**` → the same name,
 * the service worker → `service-worker.js`.
 * Before the first build (unit tests) it is the plain name.
 */
export function assetHref(root: string, name: string): string {
  return manifestOf(root)[name] ?? `/assets/${name}`
}

export const builtFolder = (root: string): string => join(root, '.build', 'assets')

function manifestOf(root: string): Record<string, string> {
  const known = manifests.get(root)
  if (known) return known
  const manifest = readManifest(root)
  manifests.set(root, manifest)
  return manifest
}

function readManifest(root: string): Record<string, string> {
  try {
    // Written by our own build.
    return JSON.parse(readFileSync(join(builtFolder(root), 'manifest.json'), 'utf8')) as Record<string, string>
  } catch {
    return {}
  }
}
