import { z } from 'zod'
import type { FileId } from '#platform/files/index.ts'
import type { Id } from '#platform/ids/index.ts'
import type { PhotoId } from '../../record/index.ts'

export type DraftId = Id<'report-draft'>

// Ids of our own, written by ourselves.
const id = <Kind extends string>() => z.custom<Id<Kind>>((value) => typeof value === 'string')

const photo = z.object({
  photoId: id<'photo'>(),
  fileId: id<'file'>(),
  width: z.int(),
  height: z.int(),
  /** 64 bits as 16 hex digits; missing: a plain surface. */
  look: z.string().optional(),
})

export const draftSchema = z.object({
  kind: z.enum(['defect', 'good_deed', 'theme']),
  channel: z.enum(['web', 'line']),
  /** Known by a link of their chat; others say who they are at the end. */
  reporter: id<'person'>().optional(),
  /** Slug of a theme call. */
  theme: z.string().optional(),
  /** Plate of the thing that it is about. */
  plate: z.string().optional(),
  category: z.string().optional(),
  place: z.object({ lat: z.number(), lon: z.number() }).optional(),
  town: z.string().optional(),
  /** How somebody says where it is. */
  placeText: z.string().optional(),
  description: z.string(),
  attributes: z.record(z.string(), z.union([z.string(), z.array(z.string()).readonly()])),
  nearHome: z.boolean(),
  wantsPrivate: z.boolean(),
  /** The first is the near one. */
  photos: z.array(photo),
})

/** A report that is being filled in. */
export type Draft = z.infer<typeof draftSchema>
export type DraftPhoto = { photoId: PhotoId; fileId: FileId; width: number; height: number; look?: string | undefined }

export const blankDraft = (given: Partial<Draft> = {}): Draft => ({
  kind: 'defect',
  channel: 'web',
  description: '',
  attributes: {},
  nearHome: false,
  wantsPrivate: false,
  photos: [],
  ...given,
})

/** The last questions: what the kind asks, and how public it is. */
export type LastAnswers = Pick<Draft, 'attributes' | 'nearHome' | 'wantsPrivate'>
