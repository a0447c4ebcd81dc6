import { Hidden } from '#platform/ui/index.ts'
import type { Run } from '../domain/diff.ts'
import { writingTexts } from '../text/index.ts'

const t = writingTexts.edit

/** A text with what went and what came: struck and underlined, with marks and words, so that no colour is needed. */
export const DiffText = ({ runs }: { runs: readonly Run[] }) => (
  <div class="page-diff">
    {runs.map(({ kind, text }) =>
      kind === 'same' ? (
        <span>{text}</span>
      ) : kind === 'gone' ? (
        <del>
          <Hidden>{t.diffGone}：</Hidden>
          {text}
        </del>
      ) : (
        <ins>
          <Hidden>{t.diffNew}：</Hidden>
          {text}
        </ins>
      ),
    )}
  </div>
)
