import type { Content, WithContent } from '../../content.ts'
import { Drawing, type DrawingName } from '../picture/drawing.tsx'

/** Nothing is here, and that is fine: says so and what one can do. */
export const EmptyState = ({
  title,
  drawing = 'bench',
  children,
}: WithContent & { title: Content; drawing?: DrawingName | undefined }) => (
  <div class="empty">
    <Drawing name={drawing} />
    <div>
      <p class="empty-title">{title}</p>
      {children}
    </div>
  </div>
)
