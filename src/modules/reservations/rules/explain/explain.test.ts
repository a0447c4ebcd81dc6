import { describe, expect, test } from 'vitest'
import { authored, langs, plainText } from '#platform/i18n/index.ts'
import { rules, tariff } from '../domain/fixtures.ts'
import { explain, type Names, sayPriceLine, sayQuota } from '../index.ts'
import { yen } from '#platform/money/index.ts'

const names: Names = {
  className: (key) => authored(key === 'resident' ? '在住《ざいじゅう》' : key),
  grantName: () => authored('地域《ちいき》の登録団体《とうろくだんたい》'),
  categoryName: () => authored('体育館《たいいくかん》'),
}
const said = (lang: 'ja' | 'easy' | 'en', set: ReturnType<typeof rules>, prices?: ReturnType<typeof tariff>) =>
  Object.fromEntries(
    explain({ rules: set, tariff: prices }, lang, names).map(({ key, sentences }) => [
      key,
      sentences.map((sentence) => plainText(sentence)),
    ]),
  )

const shift = { to: 'next', closed: 'year-end' }

describe('住民への規則の説明', () => {
  test('受付は、だれが、いつから、いつまでかを言い、休みの日の動きを添える', () => {
    const set = rules({
      members: { least: 10, inWard: 'majority' },
      stages: [
        { kind: 'first-come', key: 'a', grants: ['local-group'], opens: { months: 3, day: 1, at: '09:00', shift } },
        {
          kind: 'first-come',
          key: 'b',
          classes: ['resident'],
          months: [11, 12, 1],
          opens: { months: 2, day: 'same', short: 'next-day', at: '08:30' },
        },
        { kind: 'first-come', key: 'c', opens: { days: 10, at: '09:00' } },
      ],
      cutOffs: {
        book: { days: 3, count: 'office', at: '17:00' },
        change: { days: 1, at: '24:00' },
        cancel: { days: 0, at: '24:00' },
      },
    })
    expect(said('ja', set)['booking']).toEqual([
      '「地域の登録団体」を認められた方は、利用月の3か月前の1日の9時から利用日の前の3開庁日目の17時まで、先着順で申し込めます。',
      '11月から1月の利用：在住は、利用日の2か月前の同じ日の8時30分から利用日の前の3開庁日目の17時まで、先着順で申し込めます。',
      'どなたでも、利用日の10日前の9時から利用日の前の3開庁日目の17時まで、先着順で申し込めます。',
      'これらの日が年末年始にあたるときは、次の開いている日です。',
      'その日がない月は、翌月の1日です。',
      '団体は10人以上で、過半数が役所に住むか、働くか、学ぶ人のものに限ります。',
      '利用者登録は、利用日にも有効でなければなりません。',
      '選んだ場所は、15分間とっておきます。',
    ])
    expect(said('en', set)['booking']?.slice(2, 5)).toEqual([
      'Everybody: first come, first served from 9:00 on 10 days before use until 17:00 on 3 working days before use.',
      'If one of these days is a day of the year-end holidays, it is the next open day.',
      'In a month without that day it is the 1st of the next month.',
    ])
  })

  test('上限は、だれに、何に、いくつまでかを言う', () => {
    const set = rules({
      quotas: [
        {
          key: 'a',
          per: 'person',
          period: 'month',
          of: 'use',
          days: ['saturday', 'holiday'],
          categories: ['gym'],
          counts: 'blocks',
          limit: 2,
        },
        {
          key: 'b',
          per: 'registrant',
          period: 'fiscal-year',
          of: 'booking',
          inWard: false,
          counts: 'reservations',
          limit: 1,
        },
      ],
    })
    expect(said('ja', set)['limits']).toEqual([
      '体育館・土曜日・祝日は、1人につき1か月2区分までです（利用日で数えます）。',
      '役所の外の方は、1登録につき1年度1回までです（申し込んだ日で数えます）。',
      '長い区分は2区分と数えることがあります。',
    ])
    expect(said('en', set)['limits']?.[1]).toBe(
      'Those from outside the 役所 – each registration: up to 1 reservation a fiscal year (counted by the day you book).',
    )
    const [quota] = set.quotas
    expect(quota && plainText(sayQuota(quota, 'easy', names))).toBe(
      '体育館・土曜日・祝日（休みの日）は、ひとり、1か月に 2つの 時間までです（使う日で 数えます）。',
    )
    expect(said('ja', rules())['limits']).toEqual(['回数の上限はありません。'])
  })

  test('料金と減免は、行のとおりに言う', () => {
    const says = {
      ja: '65歳以上《さいいじょう》が半数以上《はんすういじょう》',
      easy: '半分以上《はんぶんいじょう》が 65歳以上《さいいじょう》',
      en: 'Half aged 65 or over',
    }
    const set = rules({
      pay: { ways: ['later', 'on-site'], until: { days: 3, at: '17:00' } },
      refunds: [
        { until: { days: 7, at: '24:00' }, percent: 100 },
        { until: { days: 1, at: '17:00' }, percent: 50 },
      ],
      reductions: [{ key: 'a', says, ground: '条例', percent: 50, share: { of: 'over65', percent: 50 } }],
    })
    const prices = tariff({
      prices: [
        { per: 'hour', to: '17:00', inWard: true, amount: 400 },
        { per: 'block', amount: 3000 },
      ],
      lights: [{ per: 'half-hour', months: [4, 5, 6], from: '19:00', amount: 150 }],
    })
    const { fees, reductions, cancelling } = said('ja', set, prices)
    expect(fees).toEqual([
      '役所に住む・働く・学ぶ方・17時まで：1時間 400円',
      '1区分 3,000円',
      '4月から6月：照明（19時から）：30分 150円',
      '料金が変わるときは、承認した日の料金です。',
      '料金は利用日の3日前の17時までに払います。',
      '料金は施設で払うこともできます。',
    ])
    expect(reductions).toEqual(['65歳以上が半数以上：50％減額', '構成員は、登録した日の名簿で数えます。'])
    expect(cancelling?.slice(2)).toEqual([
      '利用日の7日前までに取り消すと、払った料金をすべて返します。',
      '利用日の前日の17時までに取り消すと、払った料金の50％を返します。',
      'そのあとの取消しでは、料金は返しません。',
      '役所や施設の都合で使えなくなったときは、料金をすべて返します。',
    ])
  })

  test('無料の場所では、お金の話をしない', () => {
    const { cancelling, fees, reductions } = said('ja', rules())
    expect(fees).toEqual(['料金はかかりません。'])
    expect(reductions).toBeUndefined()
    expect(cancelling?.join()).not.toContain('料金')
  })

  test('英語の説明に日本語は残らない', () => {
    const all = explain({ rules: rules(), tariff: tariff() }, 'en', names).flatMap(({ sentences }) => sentences)
    expect(
      all
        .map((one) => plainText(one))
        .join(' ')
        .replaceAll('役所', ''),
    ).not.toMatch(/[぀-ヿ一-鿿]/)
  })

  test('料金の行は、どの言葉でも名を持つ', () => {
    for (const lang of langs) {
      expect(plainText(sayPriceLine({ what: 'base', amount: yen(100) }, lang))).not.toBe('')
      expect(sayPriceLine({ what: 'equipment', name: '卓球台', amount: yen(100) }, lang)).toBe('卓球台')
    }
  })
})
