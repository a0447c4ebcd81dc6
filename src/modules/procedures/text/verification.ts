import { defineTexts } from '#platform/i18n/index.ts'

/** The public check of a certificate: says whether it stands, its kind and its date, and nothing else. */
export const verification = {
  ja: {
    title: '証明書《しょうめいしょ》が本物《ほんもの》か確《たし》かめる',
    lede: '{{name}}がこのサイトで受《う》け付《つ》けて発行《はっこう》した証明書《しょうめいしょ》の右下《みぎした》に、16文字《もじ》の確認番号《かくにんばんごう》があります。',
    field: '確認番号《かくにんばんごう》',
    hint: '例《れい》：K7QM-3F9T-2XWD-8HJ4。ハイフンはなくても、小文字《こもじ》でもかまいません。',
    submit: '確《たし》かめる',
    notCode:
      '確認番号《かくにんばんごう》は16文字《もじ》です。証明書《しょうめいしょ》の右下《みぎした》を見《み》て、もう一度《いちど》入力《にゅうりょく》してください。',
    unknownTitle: 'この番号《ばんごう》の証明書《しょうめいしょ》は見《み》つかりません',
    unknown:
      '数字《すうじ》の0と英字《えいじ》のO、数字《すうじ》の1と英字《えいじ》のIを確《たし》かめてください。正《ただ》しいのに見《み》つからないときは、本物《ほんもの》ではないおそれがあります。電話《でんわ》で確《たし》かめてください。',
    validTitle: 'この証明書《しょうめいしょ》は有効《ゆうこう》です',
    valid: '{{name}}が発行《はっこう》した証明書《しょうめいしょ》です。取《と》り消《け》されていません。',
    withdrawnTitle: 'この証明書《しょうめいしょ》は取《と》り消《け》されています',
    withdrawn:
      '{{name}}が発行《はっこう》したあとで取《と》り消《け》しました。証明書《しょうめいしょ》として使《つか》えません。',
    kind: '種類《しゅるい》',
    issuedOn: '発行《はっこう》した日《ひ》',
    privacy:
      'お名前《なまえ》や住所《じゅうしょ》など、証明書《しょうめいしょ》に書《か》いてあることは、ここには出《で》ません。',
    again: '別《べつ》の番号《ばんごう》を確《たし》かめる',
    phone: '電話《でんわ》で確《たし》かめる',
  },
  easy: {
    title: '証明書《しょうめいしょ》が 本物《ほんもの》か しらべます',
    lede: '{{name}}が 出《だ》した 証明書《しょうめいしょ》の 右下《みぎした》に、16の 文字《もじ》の 番号《ばんごう》が あります。',
    field: '番号《ばんごう》',
    hint: '例《れい》：K7QM-3F9T-2XWD-8HJ4。「-」は なくても いいです。',
    submit: 'しらべる',
    notCode:
      '番号《ばんごう》は 16の 文字《もじ》です。証明書《しょうめいしょ》を 見《み》て、もう一度《いちど》 入《い》れて ください。',
    unknownTitle: 'この 番号《ばんごう》の 証明書《しょうめいしょ》は ありません',
    unknown:
      '番号《ばんごう》を もう一度《いちど》 見《み》て ください。番号《ばんごう》が 正《ただ》しいのに ないときは、本物《ほんもの》では ないかもしれません。電話《でんわ》で 聞《き》いて ください。',
    validTitle: 'この 証明書《しょうめいしょ》は 使《つか》えます',
    valid: '{{name}}が 出《だ》した 証明書《しょうめいしょ》です。',
    withdrawnTitle: 'この 証明書《しょうめいしょ》は 使《つか》えません',
    withdrawn: '{{name}}が この 証明書《しょうめいしょ》を 取《と》り消《け》しました。',
    kind: '証明書《しょうめいしょ》の 名前《なまえ》',
    issuedOn: '出《だ》した 日《ひ》',
    privacy: '名前《なまえ》や 住所《じゅうしょ》は、ここに 出《で》ません。',
    again: 'ほかの 番号《ばんごう》を しらべる',
    phone: '電話《でんわ》で 聞《き》く',
  },
  en: {
    title: 'Check that a certificate is genuine',
    lede: 'A certificate that {{name}} issued through this site carries a 16-character number at its lower right.',
    field: 'Verification number',
    hint: 'For example K7QM-3F9T-2XWD-8HJ4. Hyphens and capital letters do not matter.',
    submit: 'Check',
    notCode: 'The number has 16 characters. Look at the lower right of the certificate and enter it again.',
    unknownTitle: 'There is no certificate with this number',
    unknown:
      'Check for 0 and O, 1 and I. If the number is right and still not found, the certificate may not be genuine. Please call us.',
    validTitle: 'This certificate is valid',
    valid: '{{name}} issued it and has not withdrawn it.',
    withdrawnTitle: 'This certificate has been withdrawn',
    withdrawn: '{{name}} issued it and withdrew it later. It cannot be used.',
    kind: 'Kind',
    issuedOn: 'Issued on',
    privacy: 'Names, addresses and other contents of the certificate are never shown here.',
    again: 'Check another number',
    phone: 'Check by phone',
  },
}

export const verificationTexts = defineTexts(verification)
