export type GrowthStage = 0 | 1 | 2 | 3 | 4

/** One step of growing: seed, sprout, seedling, young tree, tree. Says nothing that the words beside it do not. */
export const Growth = ({ stage, state }: { stage: GrowthStage; state: 'done' | 'now' | 'later' | 'stopped' }) => (
  <svg class={`growth ${state}`} viewBox="0 0 48 48" aria-hidden="true">
    <circle class="round" cx="24" cy="24" r="22" />
    {state === 'stopped' ? <path d="M11 35h26M24 35v-9m-5-7 10 10m0-10-10 10" /> : shapes[stage]}
  </svg>
)

const ground = <path d="M11 35h26" />

const shapes = {
  0: (
    <>
      {ground}
      <path class="sun" d="M24 35c-6-3-6-10 0-14 6 4 6 11 0 14Z" />
    </>
  ),
  1: (
    <>
      <path d="M11 35h26M24 35V23" />
      <path class="leaf" d="M24 24c-7 1-10-3-10-8 7 0 10 3 10 8Zm0-2c0-5 3-9 10-9 0 6-3 9-10 9Z" />
    </>
  ),
  2: (
    <>
      <path d="M11 35h26M24 35V19m0 11 6-5m-6 1-6-4" />
      <path
        class="leaf"
        d="M24 20c-5-2-5-7 0-10 5 3 5 8 0 10Zm6 5c0-5 2-7 8-7 0 5-3 7-8 7Zm-12-3c-5 0-8-2-8-7 6 0 8 2 8 7Z"
      />
    </>
  ),
  3: (
    <>
      <path class="leaf" d="M24 8c9 6 9 15 0 18-9-3-9-12 0-18Z" />
      <path d="M11 35h26M24 35V17m0 11 4-4" />
    </>
  ),
  4: (
    <>
      <circle class="leaf" cx="24" cy="18" r="11" />
      <path d="M11 35h26M24 35V19m0 9 5-5" />
    </>
  ),
}
