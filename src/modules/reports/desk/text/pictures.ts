import type { PhotoProblem } from '../../pictures/index.ts'

const words: Partial<Record<PhotoProblem, string>> = {
  empty: 'ファイルが空です。もう一度選んでください',
  too_large: '写真が大きすぎます。10MBまでの写真を選んでください',
  too_many_pixels: '写真の画素が多すぎます。小さくしてから選んでください',
  unreadable: '写真が壊れていて読めません。別の写真を選んでください',
  infected: '危険なファイルと判断したため、受け取れません',
}

/** Why a picture was not taken, and what to do. */
export const pictureProblem = (why: PhotoProblem): string =>
  words[why] ?? '写真として受け取れません。JPEGかPNGの写真を選んでください'
