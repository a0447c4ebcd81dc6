// Photos of reports, over bytes and ids of files: who may see which, and the rows, are the business of `record/`.
//
//   storePhoto(house, { bytes, claimedName, photoId, uploadedBy?, rects?, holdOwner? }): Promise<PhotoResult>
//   storePhotoFrom(house, url, { photoId, … }, { allow? }): Promise<PhotoFromResult>      (`media_url`)
//   blurRegions(house, { fileId, photoId, rects, by? }): Promise<PhotoResult | { ok: false; reason: … | 'gone' | 'no_rects' }>
//   dropPhotos(tx, photoIds): Promise<void>
//   showPhoto(c, house, fileId, size): Promise<Response>       sizeOf(photo, size): { width; height }
//   hashDistance(left, right): number                          readBlur(raw, name): { ok; rects } | { ok: false; reason }

export { blurRegions } from './blur-regions.ts'
export { hashDistance } from './domain/perceptual-hash.ts'
export { BlurEditor } from './editor/blur-editor.tsx'
export { blurFields, type BlurRow, blurRows, readBlur } from './editor/blur-fields.ts'
export { photoSizes, showPhoto, sizeOf } from './show-photo.ts'
export { dropPhotos, type Photo, type PhotoProblem, storePhoto } from './store-photo.ts'
export { storePhotoFrom } from './store-photo-from.ts'
export { pictureTexts } from './text/index.ts'
