import type { Office } from './office.ts'

/** Files the demo's form of 児童手当 at マイナポータル as a person does there; throws when the portal does not take it. */
export async function fileAtPortal(
  { world }: Office,
  person: string,
  change: Record<string, string | File> = {},
): Promise<void> {
  const body = new FormData()
  for (const [name, value] of Object.entries({ person, ...filled, ...change })) body.set(name, value)
  const url = `${world.url}/mynaportal/forms/PS-131202-001`
  const { status } = await fetch(url, { method: 'POST', body, redirect: 'manual' })
  if (status !== 303) throw new Error(`the portal answered ${status}`)
}

const filled = {
  公務員: '公務員ではない',
  請求事由: '出生',
  事由発生日: '令和8年11月30日',
  配偶者の有無: 'なし',
  受取口座: '公金受取口座を利用する',
  電話番号: '03-5984-1234',
  結果の受け取り: '郵送',
  '1 児童の氏名': '佐藤光',
  '1 児童のフリガナ': 'サトウヒカル',
  '1 児童の生年月日': '令和8年11月30日',
  '1 児童の続柄': '子',
  '1 児童との同居': '同居',
}
