import type { Examples } from '../../gallery/example.ts'
import { Link } from '../link/link.tsx'
import { Details } from './details.tsx'
import { EmptyState } from './empty-state.tsx'
import { Notice } from './notice.tsx'
import { Tag } from './tag.tsx'

export const feedbackExamples: Examples = {
  component: 'Notice, Tag, EmptyState, Details',
  promise: '色だけで伝えない。何もないときも、次の道を示す。',
  examples: [
    {
      state: '知らせる4つの強さ',
      show: () => (
        <>
          <Notice title="コンビニなら、すぐ受け取れます">6時30分から23時まで、その場で発行できます。</Notice>
          <Notice kind="warning" title="12月29日から1月3日まで、窓口は休みです">
            オンラインの申請は受け付けます。
          </Notice>
          <Notice kind="danger" title="カードの電子証明書の期限が切れています">
            窓口で更新してください。
          </Notice>
          <Notice kind="success" title="申請を受け付けました" live />
        </>
      ),
    },
    {
      state: '状態',
      show: () => (
        <p>
          <Tag kind="ok">発行しました</Tag>　<Tag kind="wait">役所が確認しています</Tag>　
          <Tag kind="ask">お返事待ち</Tag>　<Tag kind="late">期限を過ぎました</Tag>　
          <Tag kind="off">取り下げました</Tag>
        </p>
      ),
    },
    {
      state: '何もない',
      show: () => (
        <EmptyState title="申請はまだありません">
          <p>
            <Link href="/procedures">できる手続を見る</Link>
          </p>
        </EmptyState>
      ),
    },
    {
      state: '一部の人だけが読む説明',
      show: () => (
        <>
          <Details summary="世帯とは">いっしょに住み、生計をともにしている人の集まりです。</Details>
          <Details summary="ここに名前がない人の分が必要なとき" open>
            委任状が要ります。住民係に電話で相談してください。
          </Details>
        </>
      ),
    },
  ],
}
