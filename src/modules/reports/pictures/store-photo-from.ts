import { largestUpload } from '#platform/files/index.ts'
import type { House } from '#platform/module/index.ts'
import { type FetchProblem, fetchOutside } from '#platform/outgoing/index.ts'
import { type PhotoProblem, type PhotoResult, type PhotoUpload, storePhoto } from './store-photo.ts'

/** Why nothing came from an address: `not_fetched` says nothing more, so that nobody can feel out what lies where. */
export type AddressProblem = 'bad_address' | 'not_fetched'

export type PhotoFromResult = PhotoResult | { ok: false; reason: PhotoProblem | AddressProblem }

/**
 * Fetches a photo from an address that somebody wrote (`media_url`) and stores it like any other. Ten seconds, 10 MB,
 * pictures only; addresses of the open internet only, in the demo too, except `allow`, an origin of our own settings.
 */
export async function storePhotoFrom(
  house: House,
  url: string,
  upload: Omit<PhotoUpload, 'bytes' | 'claimedName'>,
  { allow }: { allow?: string | undefined } = {},
): Promise<PhotoFromResult> {
  const fetched = await fetchOutside(url, {
    mostBytes: largestUpload,
    milliseconds: 10_000,
    typePrefix: 'image/',
    allow,
  })
  if (fetched.ok) return storePhoto(house, { ...upload, bytes: fetched.bytes, claimedName: 'photo.jpg' })
  return { ok: false, reason: reasonOf(fetched.problem) }
}

function reasonOf(problem: FetchProblem): PhotoProblem | AddressProblem {
  switch (problem) {
    case 'not_a_url':
    case 'with_credentials':
    case 'other_port':
      return 'bad_address'
    case 'too_large':
      return 'too_large'
    case 'other_type':
      return 'unsupported_type'
    default:
      return 'not_fetched'
  }
}
