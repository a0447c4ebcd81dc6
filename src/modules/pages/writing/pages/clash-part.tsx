import { Block, Meta } from '#platform/ui/index.ts'
import type { Clash } from '../domain/merge.ts'
import { diffTexts } from '../domain/diff.ts'
import { writingTexts } from '../text/index.ts'
import { DiffText } from './diff-text.tsx'
import { placeOf } from './advice-list.tsx'

const t = writingTexts.edit

/** What two people wrote at the same place, side by side. */
export const ClashPart = ({ clashes, by }: { clashes: readonly Clash[]; by: string }) => (
  <Block title={t.clash} id="clash">
    <Meta>{t.clashLede}</Meta>
    <table class="compare">
      <caption class="vh">{t.clash}</caption>
      <thead>
        <tr>
          <th scope="col">{t.clashField}</th>
          <th scope="col">{t.clashMine}</th>
          <th scope="col">{t.clashTheirs(by)}</th>
        </tr>
      </thead>
      <tbody>
        {clashes.map(({ field, mine, theirs }) => (
          <tr class="differs">
            <th scope="row">{placeOf(field.replace('.', '-'), undefined)}</th>
            <td class="page-source">{mine}</td>
            <td>
              <DiffText runs={diffTexts(mine, theirs)} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </Block>
)
