import { z } from 'zod'
import { field } from '#platform/http/index.ts'
import { type DeedKind, deedKinds } from '../domain/deed.ts'
import { deedFields, deedIn } from '../domain/deed-fields.ts'

const picture = z.instanceof(File).optional().catch(undefined)
const pictures = z.array(z.instanceof(File)).catch([])

/** The fields of every deed; a form has those of one. */
export const deedForm = z.object({
  version: z.coerce.number().int().catch(0),
  role: z.enum(['before', 'after']).optional().catch(undefined),
  reason: field.optionalText(60),
  minutes: field.optionalText(20),
  withoutPicture: field.optionalText(200),
  doneWords: field.optionalText(2000),
  unableWords: field.optionalText(1000),
  photosWords: field.optionalText(200),
  doneCamera: picture,
  unableCamera: picture,
  photosCamera: picture,
  donePhotos: pictures,
  unablePhotos: pictures,
  photosPhotos: pictures,
})
export type DeedForm = z.output<typeof deedForm>

/** Fields that come several times. */
export const deedLists = deedKinds.map((kind) => deedFields(kind).photos)

export const deedOf = (kind: DeedKind, form: DeedForm) =>
  deedIn(kind, (name) => {
    const value = (form as Record<string, unknown>)[name]
    return typeof value === 'string' ? value : undefined
  })

/** What was chosen or taken; an empty field sends an empty file. */
export function filesOf(kind: DeedKind, form: DeedForm): File[] {
  const { camera, photos } = deedFields(kind)
  return [camera, photos]
    .flatMap((name) => (form as Record<string, unknown>)[name])
    .filter((file) => file instanceof File && file.size > 0) as File[] // parse edge: the schema let only files through
}
