import type { Brush } from '../brush.ts'

const greens = ['#9fd0b0', '#b9dfc4', '#86bf9c', '#c9e0b4'] as const

export function tree(brush: Brush, x: number, ground: number, height: number): string {
  const { chance } = brush
  const across = height * chance.between(0.26, 0.34)
  const green = leafColour(brush)
  const crown = ground - height + across
  return [
    brush.shape(
      [
        [x - height * 0.035, ground],
        [x - height * 0.02, crown],
        [x + height * 0.02, crown],
        [x + height * 0.035, ground],
      ],
      '#9b7f66',
    ),
    brush.blob(x, crown, across, across * 1.08, green),
    brush.curve(
      [
        [x - across * 0.4, crown + across * 0.1],
        [x - across * 0.1, crown + across * 0.34],
        [x + across * 0.2, crown + across * 0.2],
      ],
      { width: 2.5, opacity: 0.7 },
    ),
    brush.curve(
      [
        [x + across * 0.1, crown - across * 0.36],
        [x + across * 0.34, crown - across * 0.2],
        [x + across * 0.5, crown - across * 0.3],
      ],
      { width: 2.5, opacity: 0.7 },
    ),
  ].join('')
}

/** Foliage of the season: bare of green when snow lies, yellow in late autumn. */
export const leafColour = ({ chance, light }: Brush): string =>
  light.name === 'snow' ? '#dfe8e6' : chance.happens(0.15) ? '#e3c878' : chance.pick(greens)

/** A clipped hedge, or one that grew as it liked. */
export function hedge(brush: Brush, x: number, ground: number, width: number, height: number, isWild = false): string {
  const { chance } = brush
  const green = '#8cc3a0'
  if (!isWild) {
    return (
      brush.shape(
        [
          [x, ground],
          [x + 2, ground - height + 8],
          [x + 12, ground - height],
          [x + width - 12, ground - height],
          [x + width - 2, ground - height + 8],
          [x + width, ground],
        ],
        green,
      ) + leafMarks(brush, x + 14, ground - height + 12, width - 28, height - 24, Math.round(width / 26))
    )
  }
  const rounds = Array.from({ length: Math.ceil(width / 56) }, (_, at) => {
    const tall = height * chance.between(0.78, 1.22)
    const colour = chance.pick([green, '#7fbc95', '#97cbaa'])
    return [x + 34 + at * 56 + chance.between(-12, 12), ground - tall / 2, 58, tall / 2 + 8, colour] as const
  })
  return (
    brush.clump(rounds) +
    leafMarks(brush, x + 10, ground - height * 0.9, width - 20, height * 0.8, Math.round(width / 15))
  )
}

export function leafMarks(brush: Brush, x: number, y: number, width: number, height: number, count: number): string {
  const { chance } = brush
  return Array.from({ length: count }, () => {
    const [left, top] = [x + chance.between(0, width), y + chance.between(0, height)]
    return brush.curve(
      [
        [left - 8, top],
        [left, top + chance.between(5, 9)],
        [left + 8, top - 1],
      ],
      { width: 2.2, opacity: 0.75 },
    )
  }).join('')
}

export function grass(brush: Brush, y: number, count: number): string {
  const { chance } = brush
  return Array.from({ length: count }, () => {
    const [x, down] = [chance.between(0, 960), y + chance.between(0, 720 - y)]
    return brush.line(
      [
        [x - 7, down - 11],
        [x, down],
        [x + 2, down - 15],
      ],
      { width: 2, opacity: 0.55 },
    )
  }).join('')
}
