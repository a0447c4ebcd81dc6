import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { z } from 'zod'
import type { House } from '#platform/module/index.ts'
import { facilitiesSchema, kindsSchema, type ProfileFacility, type ProfileSpace } from './facilities.ts'
import { type Timetables, timetablesSchema } from './timetables.ts'
import { type PlaceWords, wordsSchema } from './words.ts'

type Town = { config: Pick<House['config'], 'root' | 'profile'> }
export type ReadFacility = Omit<ProfileFacility, 'spaces'> & { spaces: readonly ProfileSpace[] }
export type ProfilePlaces = Timetables & { facilities: readonly ReadFacility[] }

/** The words of the municipality's `reservations/words.json`, read once; `undefined`: it lends no places. */
export function placeWords({ config }: Town): PlaceWords | undefined {
  if (!words.has(config)) words.set(config, read(folderOf(config), 'words.json', wordsSchema))
  return words.get(config)
}

const words = new WeakMap<Town['config'], PlaceWords | undefined>()

/** Facilities with times and closed days, as a new house begins with. Throws with the file and the field that is wrong. */
export function readPlaces({ config }: Town): ProfilePlaces | undefined {
  const folder = folderOf(config)
  const timetables = read(folder, 'timetables.json', timetablesSchema)
  const kinds = read(folder, 'kinds.json', kindsSchema)
  if (!timetables || !kinds) return undefined
  const files = readdirSync(join(folder, 'facilities'))
    .filter((name) => name.endsWith('.json'))
    .toSorted()
  const facilities = files.flatMap((name) => read(join(folder, 'facilities'), name, facilitiesSchema) ?? [])
  return {
    ...timetables,
    facilities: facilities.map((facility) => ({
      ...facility,
      spaces: facility.spaces.map((one) => withKind(kinds, one)),
    })),
  }
}

function withKind(kinds: z.infer<typeof kindsSchema>, space: ProfileFacility['spaces'][number]): ProfileSpace {
  const kind = Object.hasOwn(kinds, space.kind) ? kinds[space.kind] : undefined
  if (!kind) throw new Error(`kinds.json: the space "${space.slug}" is of an unknown kind "${space.kind}"`)
  const { activities = kind.activities, rules = kind.rules, timetable = kind.timetable } = space
  return { ...kind, ...space, activities, rules, timetable }
}

const folderOf = ({ root, profile }: Town['config']): string => join(root, 'profiles', profile, 'reservations')

function read<Schema extends z.ZodType>(folder: string, name: string, schema: Schema): z.output<Schema> | undefined {
  const file = join(folder, name)
  if (!existsSync(file)) return undefined
  const parsed = schema.safeParse(JSON.parse(readFileSync(file, 'utf8')))
  if (parsed.success) return parsed.data
  const problems = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
  throw new Error(`profile ${file}: ${problems.join('; ')}`)
}
