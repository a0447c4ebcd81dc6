import type { Examples } from '../../gallery/example.ts'
import { Link, PhoneLink } from '../link/link.tsx'
import { Actions, Button, LinkButton } from './button.tsx'

export const buttonExamples: Examples = {
  component: 'Button, LinkButton, Link',
  promise: '一つの画面に、主な行いは一つ。',
  examples: [
    {
      state: '主な行いと、ほかの道',
      show: () => (
        <Actions>
          <Button iconAfter="next">次へ</Button>
          <LinkButton href="/help" variant="secondary">
            使い方を見る
          </LinkButton>
          <Link href="/help" standalone>
            保存して、あとで続ける
          </Link>
        </Actions>
      ),
    },
    {
      state: '取り返しのつかない行い、静かな行い、小さいもの、押せないもの',
      show: () => (
        <Actions>
          <Button variant="danger">申請を取り下げる</Button>
          <Button variant="quiet">やめる</Button>
          <Button variant="secondary" small icon="print">
            印刷する
          </Button>
          <Button disabled>送っています</Button>
        </Actions>
      ),
    },
    {
      state: '文の中のリンク、電話、別の言語',
      show: () => (
        <p>
          くわしくは<Link href="/help">使い方と電話での相談</Link>へ。電話は <PhoneLink phone="00-0000-0000" />、
          <Link href="/en/" lang="en">
            English
          </Link>
          もあります。
        </p>
      ),
    },
  ],
}
