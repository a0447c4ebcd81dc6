import type { Ground } from '../domain/ground.ts'
import { type Frame, frameOf } from '../drawn/frame.ts'
import { boundsOfDraft, type PlaceDraft } from './draft.ts'

/** As wide as the narrowest phone: a press is told in pixels of the picture, so it is never shown larger or smaller. */
export const pictureWidth = 288

export const pictureFrame = (ground: Ground, draft: PlaceDraft): Frame =>
  frameOf(boundsOfDraft(ground, draft), pictureWidth, { least: 0.7, most: 1 })
