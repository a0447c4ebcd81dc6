import type { Child } from 'hono/jsx'

/** The ward's mark: a counter window with a seedling. */
export const Mark = () => (
  <svg
    viewBox="0 0 32 32"
    fill="none"
    stroke="currentColor"
    stroke-width="2.25"
    stroke-linejoin="round"
    aria-hidden="true"
  >
    <path d="M5 29V13a11 11 0 0 1 22 0v16M2 22h28M16 22V9m0 7c-3.2 0-5-1.8-5-5 3.2 0 5 1.8 5 5Zm0-2c0-3 1.700-4.700 4.700-4.700 0 3-1.700 4.700-4.700 4.700Z" />
  </svg>
)

const Outline = ({ children }: { children: Child }) => (
  <svg
    class="icon"
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    stroke-width="1.75"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
  >
    {children}
  </svg>
)

// Outlines from Lucide (ISC).
export const PhoneIcon = () => (
  <Outline>
    <rect width="14" height="20" x="5" y="2" rx="2" ry="2" />
    <path d="M12 18h.01" />
  </Outline>
)

export const MailIcon = () => (
  <Outline>
    <path d="m22 7-8.991 5.727a2 2 0 0 1-2.009 0L2 7" />
    <rect x="2" y="4" width="20" height="16" rx="2" />
  </Outline>
)

export const ClockIcon = () => (
  <Outline>
    <circle cx="12" cy="12" r="10" />
    <path d="M12 6v6l4 2" />
  </Outline>
)

export const CardIcon = () => (
  <Outline>
    <path d="M13 19a4 4 0 0 0-8 0" />
    <path d="M16 10h2" />
    <path d="M16 14h2" />
    <circle cx="9" cy="12" r="3" />
    <rect x="2" y="5" width="20" height="14" rx="2" />
  </Outline>
)

export const TerminalIcon = () => (
  <Outline>
    <rect width="20" height="14" x="2" y="5" rx="2" />
    <line x1="2" x2="22" y1="10" y2="10" />
    <path d="M6 14h2" />
  </Outline>
)

export const LetterBoxIcon = () => (
  <Outline>
    <path d="M22 17a2 2 0 0 1-2 2H4a2 2 0 0 1-2-2V9.500C2 7 4 5 6.500 5H18c2.200 0 4 1.800 4 4Z" />
    <path d="M15 9h3v3" />
    <path d="M6.500 5C9 5 11 7 11 9.500V19" />
    <path d="M6 10h1" />
  </Outline>
)
