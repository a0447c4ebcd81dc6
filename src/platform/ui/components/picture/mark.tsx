/** The mark: a counter window with a seedling in it. */
export const Mark = () => (
  <svg class="mark" viewBox="0 0 32 32" aria-hidden="true">
    <path d="M5.5 29V13.5a10.5 10.5 0 0 1 21 0V29M2 22.5h28" />
    <path d="M16 22.5v-10" />
    <path class="fill" d="M16 16.5c-4 .3-6-2-6-5.7 4-.2 6 2 6 5.7Zm0-2.5c0-3.7 2-5.9 6-5.6 0 3.6-2 5.8-6 5.6Z" />
  </svg>
)
