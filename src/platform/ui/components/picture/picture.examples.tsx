import type { Examples } from '../../gallery/example.ts'
import { Drawing, drawingNames } from './drawing.tsx'
import { Growth } from './growth.tsx'
import { Icon, iconNames } from './icon.tsx'
import { Town } from './town.tsx'

const stages = [0, 1, 2, 3, 4] as const

export const pictureExamples: Examples = {
  component: 'Drawing, Icon, Growth, Town',
  promise: '絵は言葉のとなりにあり、言葉より多くを言わない。',
  examples: [
    { state: 'みどりの道', show: () => <Town /> },
    {
      state: '線画',
      show: () => (
        <ul class="pictures">
          {drawingNames.map((name) => (
            <li>
              <Drawing name={name} />
              {name}
            </li>
          ))}
        </ul>
      ),
    },
    {
      state: '育つ木：済み、いま、これから',
      show: () => (
        <ul class="pictures">
          {(['done', 'now', 'later'] as const).flatMap((state) =>
            stages.map((stage) => (
              <li>
                <Growth stage={stage} state={state} />
              </li>
            )),
          )}
        </ul>
      ),
    },
    {
      state: '小さな印',
      show: () => (
        <ul class="pictures">
          {iconNames.map((name) => (
            <li>
              <Icon name={name} />
              {name}
            </li>
          ))}
        </ul>
      ),
    },
  ],
}
