import { type Deed, type DeedKind, type Missing, minutesIn } from './deed.ts'

/** A page has several forms of deeds: each names its fields for itself. */
export const deedFields = (kind: DeedKind) => ({
  camera: `${kind}Camera`,
  photos: `${kind}Photos`,
  words: `${kind}Words`,
})

/** The field that a lack is shown at. */
export function fieldAt(kind: DeedKind, { field }: Missing): string {
  const own = deedFields(kind)
  return field === 'photos' ? own.photos : field === 'words' ? own.words : field
}

/** What stands in the form of a deed; text by the name of its field. */
export function deedIn(kind: DeedKind, text: (name: string) => string | undefined): Deed {
  const value = (name: string) => text(name)?.trim() || undefined
  return {
    kind,
    words: value(deedFields(kind).words),
    ...(kind === 'done' && { minutes: minutesIn(value('minutes') ?? ''), withoutPicture: value('withoutPicture') }),
    ...(kind === 'unable' && { reason: value('reason') }),
  }
}
