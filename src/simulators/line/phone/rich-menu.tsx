import type { Phone } from '../account/phones.ts'
import type { RichMenu, RichMenus } from '../account/rich-menus.ts'
import { labelOf, Press } from './press.tsx'

/** The menu that this phone shows: its own, or everybody's. */
export const menuOf = (menus: RichMenus, phone: Phone): RichMenu | undefined =>
  menus.find(phone.richMenuId ?? '') ?? menus.find(menus.defaultId ?? '')

/** The uploaded picture with its areas on top, in the picture's own units. */
export const RichMenuFace = ({ phone, menu }: { phone: Phone; menu: RichMenu }) => (
  <details class="rich" open={menu.selected}>
    <summary>
      <span>{menu.chatBarText}</span>
    </summary>
    <svg viewBox={`0 0 ${menu.size.width} ${menu.size.height}`} role="group" aria-label={menu.name}>
      <image href={`/line/menus/${menu.id}/picture`} width={menu.size.width} height={menu.size.height} />
      {menu.areas.map(({ bounds, action }, index) => (
        <foreignObject {...bounds}>
          <Press userId={phone.userId} action={action} label={labelOf(action) || `${index + 1}番目のボタン`} />
        </foreignObject>
      ))}
    </svg>
  </details>
)
