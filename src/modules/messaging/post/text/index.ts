import { defineTexts } from '#platform/i18n/index.ts'

export const wishTexts = defineTexts({
  ja: {
    title: '手紙《てがみ》の受《う》け取《と》り方《かた》',
    lede: '{{office}}からのお知《し》らせを手紙《てがみ》で受《う》け取《と》るときの、形《かたち》を選《えら》べます。',
    legend: '手紙《てがみ》の形《かたち》',
    hint: 'いくつでも選《えら》べます。選《えら》ばないときは、ふつうの手紙《てがみ》です。',
    largePrint: '大《おお》きな文字《もじ》',
    largePrintHint: '本文《ほんぶん》の文字《もじ》を、ふつうの1.6倍《ばい》ほどにします',
    braille: '点字《てんじ》',
    brailleHint:
      '職員《しょくいん》が点訳《てんやく》を付《つ》けてお送《おく》りします。お届《とど》けまで日数《にっすう》がかかることがあります',
    voiceCode: '音声《おんせい》コード',
    voiceCodeHint: 'スマートフォンなどで読《よ》み上《あ》げられるコードを付《つ》けます',
    save: 'この形《かたち》にする',
    done: '次《つぎ》の手紙《てがみ》から、この形《かたち》でお送《おく》りします。',
    otherTitle: '別《べつ》の住所《じゅうしょ》で受《う》け取《と》るには',
    other: (phone: string) =>
      `病院《びょういん》や施設《しせつ》、後見人《こうけんにん》の方《かた》の住所《じゅうしょ》などへお送《おく》りすることができます。本人《ほんにん》や代理人《だいりにん》の確認《かくにん》が要《い》るので、${phone} へお電話《でんわ》いただくか、窓口《まどぐち》へお越《こ》しください。`,
    returnedTitle: 'お送《おく》りした手紙《てがみ》が戻《もど》ってきました',
    returned: (phone: string) =>
      `住所《じゅうしょ》が変《か》わったときは、届出《とどけで》をしてください。変《か》わっていないときは、${phone} へお電話《でんわ》ください。それまで、この住所《じゅうしょ》には手紙《てがみ》をお送《おく》りしません。お知《し》らせは「お知《し》らせの記録《きろく》」で読《よ》めます。`,
    casesTitle: 'どの手紙《てがみ》が変《か》わりますか',
    cases:
      'お知《し》らせの手紙《てがみ》が変《か》わります。申請《しんせい》の通知書《つうちしょ》や証明書《しょうめいしょ》の形《かたち》は、申請《しんせい》のときにご相談《そうだん》ください。',
    link: '手紙《てがみ》の文字《もじ》の大《おお》きさ・点字《てんじ》を選《えら》ぶ',
  },
  easy: {
    title: '手紙《てがみ》の 形《かたち》',
    lede: '{{office}}の お知《し》らせを 手紙《てがみ》で もらう とき、形《かたち》を 選《えら》べます。',
    legend: '手紙《てがみ》の 形《かたち》',
    hint: 'いくつでも 選《えら》べます。選《えら》ばない ときは、ふつうの 手紙《てがみ》です。',
    largePrint: '大《おお》きな 字《じ》',
    largePrintHint: '字《じ》を ふつうの 1.6倍《ばい》に します',
    braille: '点字《てんじ》',
    brailleHint: '点字《てんじ》の 紙《かみ》を つけます。少《すこ》し 時間《じかん》が かかります',
    voiceCode: '音声《おんせい》コード',
    voiceCodeHint: 'スマートフォンが 声《こえ》で 読《よ》む コードを つけます',
    save: 'この 形《かたち》に します',
    done: '次《つぎ》の 手紙《てがみ》から、この 形《かたち》で 送《おく》ります。',
    otherTitle: 'ほかの 住所《じゅうしょ》で 手紙《てがみ》を もらいたい とき',
    other: (phone: string) =>
      `病院《びょういん》や 家族《かぞく》の 家《いえ》などに 送《おく》る ことが できます。${phone} に 電話《でんわ》するか、窓口《まどぐち》に 来《き》て ください。`,
    returnedTitle: '送《おく》った 手紙《てがみ》が 戻《もど》って きました',
    returned: (phone: string) =>
      `住所《じゅうしょ》が 変《か》わった 人《ひと》は、届《とど》けを 出《だ》して ください。変《か》わって いない 人《ひと》は、${phone} に 電話《でんわ》して ください。それまで この 住所《じゅうしょ》に 手紙《てがみ》を 送《おく》りません。お知《し》らせは「お知《し》らせの 記録《きろく》」で 読《よ》めます。`,
    casesTitle: 'どの 手紙《てがみ》ですか',
    cases:
      'お知《し》らせの 手紙《てがみ》です。申《もう》し込《こ》みの 書類《しょるい》や 証明書《しょうめいしょ》の 形《かたち》は、申《もう》し込《こ》む ときに 相談《そうだん》して ください。',
    link: '手紙《てがみ》の 字《じ》の 大《おお》きさや 点字《てんじ》を 選《えら》ぶ',
  },
  en: {
    title: 'How you get letters',
    lede: 'Choose the form in which {{office}} writes to you on paper.',
    legend: 'Form of letters',
    hint: 'Choose as many as you need. Without a choice you get an ordinary letter.',
    largePrint: 'Large print',
    largePrintHint: 'The text is about 1.6 times as large as usual',
    braille: 'Braille',
    brailleHint: 'Staff add a version in Japanese braille; this can take some days',
    voiceCode: 'Voice code',
    voiceCodeHint: 'A code on the letter that a phone can read aloud',
    save: 'Save',
    done: 'Your letters will have this form from the next one on.',
    otherTitle: 'Letters to another address',
    other: (phone: string) =>
      `We can write to a hospital, a home or a guardian instead. We have to check who asks for it, so please call ${phone} or come to the counter.`,
    returnedTitle: 'A letter to you came back',
    returned: (phone: string) =>
      `If you have moved, please report your new address. If not, please call ${phone}. Until then we send no letters to this address. You can read what we told you under “Messages”.`,
    casesTitle: 'Which letters this changes',
    cases: 'Letters with messages. For the form of decisions and certificates, ask us when you apply.',
    link: 'Choose large print or braille for letters',
  },
})
