import type { Brush } from '../brush.ts'

/** Sky with what is in it; the ground covers the rest. */
export function sky(brush: Brush): string {
  const { light, chance } = brush
  const ground = `<rect x="-40" y="-40" width="1040" height="800" fill="url(#sky)"/>`
  if (light.isDark) return ground + stars(brush) + (chance.happens(0.5) ? moon(brush) : '')
  const sun = light.name === 'day' || light.name === 'evening'
  return ground + (sun && chance.happens(0.6) ? sunOf(brush) : '') + clouds(brush)
}

/** Falls in front of everything. */
export function weather({ light, chance }: Brush): string {
  if (light.name === 'rain') {
    const drops = Array.from({ length: 70 }, () => {
      const [x, y, length] = [chance.between(-20, 980), chance.between(-20, 700), chance.between(16, 34)]
      return `M${x.toFixed(0)} ${y.toFixed(0)}l-${(length * 0.22).toFixed(0)} ${length.toFixed(0)}`
    })
    return `<path d="${drops.join('')}" fill="none" stroke="#fff" stroke-width="2" opacity=".55"/>`
  }
  if (light.name !== 'snow') return ''
  const flakes = Array.from({ length: 60 }, () => {
    const [x, y, size] = [chance.between(0, 960), chance.between(0, 700), chance.between(2, 5)]
    return `<circle cx="${x.toFixed(0)}" cy="${y.toFixed(0)}" r="${size.toFixed(1)}"/>`
  })
  return `<g fill="#fff" opacity=".85">${flakes.join('')}</g>`
}

function sunOf({ chance, light }: Brush): string {
  const colour = light.name === 'evening' ? '#fff3c4' : '#fdf0b0'
  const height = light.name === 'evening' ? chance.between(170, 220) : chance.between(70, 120)
  return `<circle cx="${chance.between(120, 840).toFixed(0)}" cy="${height.toFixed(0)}" r="40" fill="${colour}"/>`
}

function moon({ chance }: Brush): string {
  const [x, y] = [chance.between(120, 840), chance.between(60, 110)]
  return `<path d="M${x.toFixed(0)} ${y.toFixed(0)}a26 26 0 1 0 24 36 22 22 0 0 1-24-36Z" fill="#f2e9c2"/>`
}

function stars({ chance }: Brush): string {
  const all = Array.from(
    { length: 14 },
    () => `<circle cx="${chance.between(10, 950).toFixed(0)}" cy="${chance.between(10, 200).toFixed(0)}" r="1.6"/>`,
  )
  return `<g fill="#e8efe9" opacity=".8">${all.join('')}</g>`
}

function clouds({ chance, light }: Brush): string {
  const count = light.name === 'day' ? 2 : 3
  const all = Array.from({ length: count }, () => {
    const [x, y, size] = [chance.between(40, 900), chance.between(50, 150), chance.between(0.8, 1.5)]
    return `<path transform="translate(${x.toFixed(0)} ${y.toFixed(0)}) scale(${size.toFixed(2)})" d="M-60 14c-18 0-20-24-2-26 2-20 34-24 42-8 14-10 36-2 34 14 20-4 28 20 8 22Z"/>`
  })
  return `<g fill="#fff" opacity=".75" stroke="${light.ink}" stroke-opacity=".25" stroke-width="2">${all.join('')}</g>`
}
