import { defineTexts } from '#platform/i18n/index.ts'

/** Public news by topic, for programs that read feeds. */
export const feedTexts = defineTexts({
  ja: {
    title: 'RSSで読《よ》む',
    lede: '登録《とうろく》しなくても、分野《ぶんや》ごとのお知《し》らせを、RSSリーダーで読《よ》めます。だれが読《よ》んでいるかは、分《わ》かりません。',
    description: '登録《とうろく》しないで、分野《ぶんや》ごとのお知《し》らせを読《よ》む',
    how: 'アドレスを、RSSリーダーに加《くわ》えてください。あなただけに関《かか》わるお知《し》らせは、ここには出《で》ません。',
    atom: 'Atom',
    rss: 'RSS',
    of: (name: string) => `${name}のお知《し》らせ`,
    choose: 'LINEやメールで受《う》け取《と》る',
  },
  easy: {
    title: 'RSSで 読《よ》む',
    lede: '登録《とうろく》しなくても、お知《し》らせを 読《よ》めます。RSSリーダーと いう アプリを 使《つか》います。',
    description: '登録《とうろく》しないで お知《し》らせを 読《よ》みます',
    how: 'アドレスを RSSリーダーに 入《い》れて ください。あなただけの お知《し》らせは ここに 出《で》ません。',
    atom: 'Atom',
    rss: 'RSS',
    of: (name: string) => `${name}の お知《し》らせ`,
    choose: 'LINEや メールで 受《う》け取《と》る',
  },
  en: {
    title: 'Read by RSS',
    lede: 'Without registering you can read the messages of each topic with a feed reader. Nobody learns who reads them.',
    description: 'Read the messages of each topic without registering',
    how: 'Add an address to your feed reader. Messages that concern only you are not among them.',
    atom: 'Atom',
    rss: 'RSS',
    of: (name: string) => `Messages: ${name}`,
    choose: 'Get them by LINE or e-mail',
  },
})
