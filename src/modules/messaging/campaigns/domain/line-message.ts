import { type CampaignLook, lineText } from './look.ts'

/** As LINE takes it: the words in a card, so that its notification shows `altText` and not what is in it. */
export function lineMessage(look: CampaignLook): object {
  const text = (words: string, more: object = {}) => ({ type: 'text', text: words, wrap: true, ...more })
  return {
    type: 'flex',
    altText: look.lockScreen,
    contents: {
      type: 'bubble',
      body: {
        type: 'box',
        layout: 'vertical',
        spacing: 'md',
        contents: [text(look.subject, { weight: 'bold', size: 'lg' }), text(look.body)],
      },
      ...(look.link && {
        footer: {
          type: 'box',
          layout: 'vertical',
          contents: [{ type: 'button', action: { type: 'uri', label: '開く', uri: look.link } }],
        },
      }),
    },
  }
}

/** Plain text of a mail or a letter, without its subject. */
export const plainMessage = (look: CampaignLook): string => lineText({ subject: '', body: look.body }, look.link)
