export type NoticeKey = 'confirmed' | 'cancelled'
