// Classes: leaf and sun are the two tints, paper hides what is behind. The ground is at y = 72.
const ground = <path d="M3 72h74" />

export const drawings = {
  /** A clerk behind a window with an awning. */
  counter: (
    <>
      <path class="paper" d="M15 72V16h50v56Z" />
      <circle class="paper" cx="40" cy="38" r="6" />
      <path class="leaf" d="M29 56c0-13 22-13 22 0Z" />
      <path
        class="sun"
        d="M12 10h56l3 11c0 6-9 6-10 0-1 6-10 6-11 0 0 6-10 6-10 0 0 6-10 6-10 0-1 6-10 6-11 0-1 6-10 6-10 0Z"
      />
      <path class="leaf" d="M10 56h60v5H10Z" />
      <path class="paper" d="M44 46h10l3 3v11H44Z" />
      <path d="M47 52h6m-6 4h6" />
      {ground}
    </>
  ),
  /** A community hall with a clock in its gable. */
  hall: (
    <>
      <path class="paper" d="M14 72V40h48v32Z" />
      <path class="sun" d="M6 41 38 17l32 24Z" />
      <circle class="paper" cx="38" cy="32" r="4.5" />
      <path d="M38 29.5V32l2 1" />
      <path class="leaf" d="M32 72V52h12v20Z" />
      <path d="M38 72V52M19 50h8v9h-8Zm30 0h8v9h-8Z" />
      <circle class="leaf" cx="70" cy="57" r="7" />
      <path d="M70 72V58m0 7 3-3" />
      {ground}
    </>
  ),
  /** A street lamp that does not shine, and a hand-high sign that tells so. */
  lamp: (
    <>
      <circle class="leaf" cx="19" cy="46" r="13" />
      <path d="M19 72V47m0 15 6-6M52 72V24c0-9-4-12-14-12" />
      <path class="sun" d="M29 12h11l4 9H25Z" />
      <path d="M29 27l-2 5m7-5v6m5-6 2 5" stroke-dasharray="2.5 3" />
      <path class="paper" d="M64 30c6 0 10 4 10 9s-4 9-10 9l-5 5v-6c-3-2-5-4-5-8 0-5 4-9 10-9Z" />
      <path d="M64 34.5v5m0 4v.01" />
      {ground}
    </>
  ),
  /** Two people at a table, talking. */
  people: (
    <>
      <circle class="paper" cx="19" cy="38" r="6.5" />
      <path class="leaf" d="M9 72V58c0-12 20-12 20 0v14Z" />
      <circle class="paper" cx="61" cy="38" r="6.5" />
      <path class="sun" d="M51 72V58c0-12 20-12 20 0v14Z" />
      <path class="paper" d="M16 7h34c3 0 5 2 5 5v9c0 3-2 5-5 5H33l-7 6v-6H16c-3 0-5-2-5-5v-9c0-3 2-5 5-5Z" />
      <path d="M21 16.5h.01m12 0h.01m12 0h.01" />
      <path class="paper" d="M32 60h16v4H32Z" />
      <path d="M36 64v8m8-8v8" />
      {ground}
    </>
  ),
  /** A shop around the corner that is open late. */
  store: (
    <>
      <path class="paper" d="M12 72V30h56v42Z" />
      <path class="leaf" d="M9 16h62v14H9Z" />
      <path d="M18 23h12m6 0h8m6 0h12" />
      <path class="sun" d="M18 40h22v18H18Z" />
      <path class="paper" d="M48 38h13v34H48Z" />
      <path d="M18 49h22M29 40v18M52 55v4M18 65h22" />
      {ground}
    </>
  ),
  /** Someone on the phone. */
  call: (
    <>
      <circle class="leaf" cx="13" cy="55" r="9" />
      <path d="M13 72V56m0 9 4-4" />
      <circle class="paper" cx="36" cy="38" r="7" />
      <path class="sun" d="M25 72V58c0-13 22-13 22 0v14Z" />
      <path class="paper" d="M45 30h5v12h-5Z" />
      <path d="M44 55c5-1 6-5 5-13" />
      <path class="paper" d="M55 9h16c3 0 5 2 5 5v9c0 3-2 5-5 5h-7l-6 5v-5h-3c-3 0-5-2-5-5v-9c0-3 2-5 5-5Z" />
      <path d="M56 15.5h14m-14 6h9" />
      {ground}
    </>
  ),
  /** A bench below a tree: nothing to do here. */
  bench: (
    <>
      <circle class="leaf" cx="57" cy="28" r="18" />
      <path d="M57 72V26m0 24 9-9m-9-2-7-7" />
      <path class="sun" d="M8 50h30v5H8Z" />
      <path class="paper" d="M6 60h34v4H6Z" />
      <path d="M11 64v8m24-8v8M11 55v5m24-5v5M71 61c-4-1-5-4-4-7 4 1 5 4 4 7Z" />
      {ground}
    </>
  ),
  /** A gate that is closed for now. */
  gate: (
    <>
      <circle class="leaf" cx="66" cy="48" r="10" />
      <path d="M66 72V49m0 13 4-4" />
      <path class="paper" d="M9 30h7v42H9Zm37 0h7v42h-7Z" />
      <path class="sun" d="M7 24h11v6H7Zm37 0h11v6H44Z" />
      <path d="M16 38h30M16 66h30M22 38v28m6-28v28m6-28v28m6-28v28" />
      {ground}
    </>
  ),
}
