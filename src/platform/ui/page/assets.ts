import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const manifests = new Map<string, ReadonlyMap<string, string>>()

/** Address of a built file, `/assets/resident.4f2a91c3.css`; without a build (tests) the plain name. */
export function assetHref(root: string, name: string): string {
  return `/assets/${manifestOf(root).get(name) ?? name}`
}

function manifestOf(root: string): ReadonlyMap<string, string> {
  const known = manifests.get(root)
  if (known) return known
  const file = join(root, 'dist/assets/manifest.json')
  // Written by our own build.
  const names: Record<string, string> = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
  const manifest = new Map(Object.entries(names))
  manifests.set(root, manifest)
  return manifest
}
