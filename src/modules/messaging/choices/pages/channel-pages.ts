/** LINE, notifications of this site and letters each have a page of their own. */
export const channelPages = ['line', 'push', 'letters'] as const
export type ChannelPage = (typeof channelPages)[number]

export const pageOf = (page: ChannelPage): string => `/messages/${page}`
