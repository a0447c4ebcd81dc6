import { Block, type Content } from '#platform/ui/index.ts'
import { deskTexts } from '../text/index.ts'

/** The drawn place with what is known of it; without a map the words alone. */
export const PlaceMap = ({ map, children }: { map: unknown; children: Content }) => (
  <Block title={deskTexts.report.place}>
    {map ? (
      <div class="place-and-facts">
        {map as never}
        <div>{children}</div>
      </div>
    ) : (
      children
    )}
  </Block>
)
