import type { Examples } from '../../gallery/example.ts'
import { ReceiptNumberBox } from './receipt-number-box.tsx'
import { Steps } from './steps.tsx'

export const applicationExamples: Examples = {
  component: 'Steps, ReceiptNumberBox',
  promise: 'あとどれだけかが分かる。番号は電話で読み上げられる。',
  examples: [
    { state: '1問目', show: () => <Steps title="住民票の写し" current={1} total={5} /> },
    { state: '途中', show: () => <Steps title="住民票の写し" current={3} total={6} /> },
    { state: '最後', show: () => <Steps current={5} total={5} /> },
    {
      state: '受付番号',
      show: () => <ReceiptNumberBox number="N8-2041-7765-3" hint="お問い合わせのときに、お伝えください。" />,
    },
  ],
}
