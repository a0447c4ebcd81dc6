/** On a plate, and in the file of plates. */
export const plates = {
  paper: '施設物の番号の札',
  call: 'こわれていたら、\nこちらから',
  qrAlt: (plate: string, address: string) => `${plate}のことを知らせるページ（${address}）のQRコード`,
  problems: {
    none: '刷る施設物がありません。一覧で選ぶか、絞りこみを変えてください。',
  },
} as const
