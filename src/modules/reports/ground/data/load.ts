import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { z } from 'zod'
import type { House } from '#platform/module/index.ts'
import type { Credit, Ground, Town } from '../domain/ground.ts'
import { boundsOf, type Place } from '../domain/place.ts'
import { areasSchema, landmarksSchema, outlineSchema, townsSchema, waysSchema } from './schema.ts'

const loaded = new Map<string, Ground | undefined>()

/** The ground of the house's profile, read once; missing where the profile draws none, and then there is no map. */
export function groundOf({ config, profile }: Pick<House, 'config' | 'profile'>): Ground | undefined {
  const folder = join(config.root, 'profiles', config.profile, 'reports', 'ground')
  if (!loaded.has(folder)) loaded.set(folder, loadGround(folder, profile.name))
  return loaded.get(folder)
}

/** Throws with the file and the field that is wrong. The outline makes a map; every other file may be missing. */
export function loadGround(folder: string, municipality: string): Ground | undefined {
  const outline = parse(folder, 'outline.json', outlineSchema)
  if (!outline) return undefined
  const towns = parse(folder, 'towns.json', townsSchema)
  const landmarks = parse(folder, 'landmarks.json', landmarksSchema)
  const ways = parse(folder, 'ways.json', waysSchema)
  const areas = parse(folder, 'areas.json', areasSchema)
  const pieces = outline.areas.map((area) => ({ ...area, rings: area.rings.map((ring) => ring.map(placeOf)) }))
  return {
    municipality,
    areas: pieces,
    regions: towns?.regions ?? [],
    towns: towns?.towns.flatMap(blocksOf) ?? [],
    landmarks: landmarks?.landmarks.map(({ point, ...rest }) => ({ ...rest, place: placeOf(point) })) ?? [],
    roads: ways?.roads.map(withLine) ?? [],
    rails: ways?.rails.map(withLine) ?? [],
    parks: areas?.parks.map(({ ring, ...rest }) => ({ ...rest, ring: ring.map(placeOf) })) ?? [],
    rivers: areas?.rivers.map(withLine) ?? [],
    credits: creditsOf([outline, towns, landmarks, ways, areas]),
    bounds: boundsOf(pieces.flatMap(({ rings }) => rings.flat())),
  }
}

const placeOf = ([lat, lon]: [number, number]): Place => ({ lat, lon })

const withLine = <Drawn extends { points: [number, number][] }>({ points, ...rest }: Drawn) => ({
  ...rest,
  line: points.map(placeOf),
})

const kanji = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二']

function blocksOf(town: z.output<typeof townsSchema>['towns'][number]): Town[] {
  const { name, kana, english, region } = town
  if ('point' in town) return [{ name, kana, english, region, town: name, place: placeOf(town.point) }]
  return town.blocks.map((point, at) => ({
    name: `${name}${kanji[at] ?? at + 1}丁目`,
    kana: `${kana}${at + 1}ちょうめ`,
    english: `${english} ${at + 1}-chome`,
    region,
    town: name,
    place: placeOf(point),
  }))
}

function creditsOf(files: readonly ({ credit: string; creditEnglish: string } | undefined)[]): Credit[] {
  const credits = new Map(files.flatMap((file) => (file ? [[file.credit, file.creditEnglish] as const] : [])))
  return [...credits].map(([ja, en]) => ({ ja, en }))
}

function parse<Schema extends z.ZodType>(folder: string, name: string, schema: Schema): z.output<Schema> | undefined {
  const file = join(folder, name)
  if (!existsSync(file)) return undefined
  const read = schema.safeParse(JSON.parse(readFileSync(file, 'utf8')))
  if (read.success) return read.data
  throw new Error(
    `${file}: ${read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ')}`,
  )
}
