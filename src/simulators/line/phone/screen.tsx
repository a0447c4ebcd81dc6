import type { Content } from '#platform/ui/index.ts'
import { formatHour } from '../../site/dates.ts'
import type { Phone, Talk } from '../account/phones.ts'
import { TalkList } from './messages/talk.tsx'

type ScreenProps = { wardName: string; now: Temporal.Instant; phone: Phone; talk: readonly Talk[]; children?: Content }

/** The screen of a phone with the talk in it; `children` stand below: answers, menu, the line to write in. */
export const PhoneScreen = ({ wardName, now, phone, talk, children }: ScreenProps) => (
  <div class="phone">
    <div class="screen">
      <p class="top">
        <span class="num">{formatHour(now)}</span>
        <span>LINE</span>
      </p>
      <p class="name">
        <Avatar name={wardName} />
        <span>{wardName}</span>
      </p>
      <div class="talk" role="region" aria-label="トーク（新しい順）" tabindex={0}>
        <TalkList phone={phone} talk={talk} />
        {talk.length === 0 && <p class="empty">まだ何も届いていません。</p>}
      </div>
      {children}
    </div>
  </div>
)

export const Avatar = ({ name }: { name: string }) => (
  <span class="avatar" aria-hidden="true">
    {[...name][0]}
  </span>
)
