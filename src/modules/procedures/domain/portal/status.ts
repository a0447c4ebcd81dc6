import type { ApplicationState } from '../course/states.ts'

/** 申請処理状況 as the portal shows it to the person. */
export const portalStatuses = ['arrived', 'processing', 'correction', 'completed', 'refused', 'withdrawn'] as const
export type PortalStatus = (typeof portalStatuses)[number]

/** What the portal is told when a case comes into this state; nothing where the person sees no difference. */
export function portalStatusOf(
  state: ApplicationState,
  outcome?: 'grant' | 'partial' | 'refuse' | null,
): PortalStatus | undefined {
  switch (state) {
    case 'submitted':
      return 'arrived'
    case 'in_review':
      return 'processing'
    case 'awaiting_correction':
      return 'correction'
    // 決定は、通知が出てから本人に見せる
    case 'notified':
      return outcome === 'refuse' ? 'refused' : 'completed'
    case 'issued':
    case 'accepted':
    case 'completed':
      return 'completed'
    case 'refused':
    case 'declined':
      return 'refused'
    case 'withdrawn':
    case 'lapsed':
      return 'withdrawn'
    default:
      return undefined
  }
}
