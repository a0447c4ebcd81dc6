import type { Examples } from '../../gallery/example.ts'
import { Checkbox, Checkboxes, Radios } from './choices.tsx'

const household = [
  { value: 'hanako', label: '佐藤 花子', hint: 'ご本人' },
  { value: 'ken', label: '佐藤 健' },
  { value: 'hina', label: '佐藤 陽菜' },
]

export const choiceExamples: Examples = {
  component: 'Radios, Checkboxes, Checkbox',
  promise: '枠のどこを押しても選べる。',
  examples: [
    {
      state: '一つを選ぶ、選ぶと続きがある',
      show: () => (
        <Radios
          name="example-who"
          legend="だれの住民票が必要ですか"
          hint="提出先から「世帯全員」と言われていることがあります。"
          value="some"
          options={[
            { value: 'self', label: '自分だけ', hint: '佐藤 花子さん' },
            { value: 'all', label: '世帯の全員', hint: '3人' },
            {
              value: 'some',
              label: '世帯のうち何人か',
              nested: (
                <Checkboxes
                  name="example-people"
                  legend="載せる人"
                  options={household}
                  error="住民票に載せる人を1人以上選んでください"
                />
              ),
            },
          ]}
        />
      ),
    },
    {
      state: '一つだけの「はい」',
      show: () => <Checkbox name="example-agree" label="住所の「表記の差」を確かめました" checked />,
    },
    {
      state: '答えがない',
      show: () => <Checkbox name="example-agree-2" label="内容を確かめました" error="確かめたら、印を付けてください" />,
    },
  ],
}
