import type { House } from '#platform/module/index.ts'
import { findTopic } from '../choices/profile.ts'
import { showsSubject } from './domain/look.ts'

export type OnLockScreen = { isEmergency: boolean; topic: string | null; isSelected: boolean }

/** Whether a lock screen may show the subject of this campaign: the one rule for what is approved and for what is sent. */
export const lockScreenShows = (house: House, { isEmergency, topic, isSelected }: OnLockScreen): boolean =>
  showsSubject({ isEmergency, topicIsOpen: findTopic(house, topic)?.quiet === false, isSelected })
