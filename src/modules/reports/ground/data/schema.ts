import { z } from 'zod'
import { landmarkKinds, owners } from '../domain/ground.ts'

const point = z.tuple([z.number().min(-85).max(85), z.number().min(-180).max(180)])
const line = z.array(point).min(2)
const ring = z
  .array(point)
  .min(4)
  .refine((points) => points[0]?.join() === points.at(-1)?.join(), 'the first point stands again at the end')
const names = { name: z.string().min(1), kana: z.string().min(1), english: z.string().min(1) }
const owner = z.enum(owners)
const halfWidthMetres = z.number().positive().max(200)

/** Every file says whose data it holds, where they come from and whether somebody has compared them. */
const origin = {
  credit: z.string().min(1),
  creditEnglish: z.string().min(1),
  source: z.string(),
  confirmed: z.boolean(),
}

export const outlineSchema = z.strictObject({
  ...origin,
  /** The mainland and each exclave: the outer ring, then holes. 0: the line is exact. */
  areas: z
    .array(
      z.strictObject({ name: z.string(), toleranceMetres: z.number().min(0).max(500), rings: z.array(ring).min(1) }),
    )
    .min(1),
})

export const townsSchema = z.strictObject({
  ...origin,
  regions: z.array(z.strictObject(names)),
  towns: z.array(
    z.union([
      /** 1丁目 first. */
      z.strictObject({ ...names, region: z.string(), blocks: z.array(point).min(1) }),
      z.strictObject({ ...names, region: z.string(), point }),
    ]),
  ),
})

export const landmarksSchema = z.strictObject({
  ...origin,
  landmarks: z.array(z.strictObject({ ...names, kind: z.enum(landmarkKinds), point, rank: z.int().min(1).optional() })),
})

export const waysSchema = z.strictObject({
  ...origin,
  roads: z.array(z.strictObject({ ...names, owner, halfWidthMetres, points: line })),
  rails: z.array(z.strictObject({ ...names, isUnderground: z.boolean(), points: line })),
})

export const areasSchema = z.strictObject({
  ...origin,
  parks: z.array(z.strictObject({ ...names, owner, ring })),
  rivers: z.array(z.strictObject({ ...names, owner, halfWidthMetres, points: line })),
})
