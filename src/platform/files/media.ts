/** What may be uploaded. Images are made anew; PDF is kept as it is and therefore only ever downloaded, never shown. */
export type MediaType = 'image/jpeg' | 'image/png' | 'image/webp' | 'application/pdf'

/**
 * What the bytes are, whatever the name claims. HEIC is not among them, because our libvips cannot decode HEVC: phones
 * give JPEG to forms that accept images. SVG, TIFF, GIF, office files and all else are unknown here too.
 */
export function sniff(bytes: Uint8Array): MediaType | undefined {
  const starts = (signature: readonly number[], at = 0) => signature.every((byte, index) => bytes[at + index] === byte)
  const text = (from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to))
  if (starts([0xff, 0xd8, 0xff])) return 'image/jpeg'
  if (starts([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'image/png'
  if (text(0, 4) === 'RIFF' && text(8, 12) === 'WEBP') return 'image/webp'
  if (text(0, 5) === '%PDF-') return 'application/pdf'
  return undefined
}

/** A photo as an iPhone keeps it: refused like others, but its owner can be told what to do. Source: ISO/IEC 23008-12. */
export const isHeic = (bytes: Uint8Array): boolean =>
  /^ftyp(hei[cxms]|hev[cxms]|mif1|msf1)/.test(String.fromCharCode(...bytes.subarray(4, 12)))

export const extensionOf: Record<MediaType, string> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'application/pdf': 'pdf',
}
