export type LightName = 'day' | 'cloudy' | 'evening' | 'rain' | 'night' | 'snow'

/** How a place looks at a time: every colour of a scene is mixed with the tint. */
export type Light = {
  name: LightName
  sky: readonly [top: string, bottom: string]
  tint: string
  amount: number
  ink: string
  /** Windows are lit. */
  isDark: boolean
}

export const lights: Readonly<Record<LightName, Light>> = {
  day: { name: 'day', sky: ['#cfe6ee', '#f3f8f4'], tint: '#fffdf2', amount: 0.06, ink: '#1d2a25', isDark: false },
  cloudy: { name: 'cloudy', sky: ['#dde3e2', '#f1f2ee'], tint: '#dfe4e2', amount: 0.16, ink: '#222b28', isDark: false },
  evening: {
    name: 'evening',
    sky: ['#f3b98c', '#fbe9c9'],
    tint: '#e9965f',
    amount: 0.2,
    ink: '#33241e',
    isDark: false,
  },
  rain: { name: 'rain', sky: ['#b9c4c7', '#d9dfde'], tint: '#9fb0b3', amount: 0.28, ink: '#1f2a2c', isDark: false },
  night: { name: 'night', sky: ['#101d2c', '#24394a'], tint: '#10202f', amount: 0.68, ink: '#060c12', isDark: true },
  snow: { name: 'snow', sky: ['#d4dee4', '#eff3f4'], tint: '#e9f1f5', amount: 0.3, ink: '#26302f', isDark: false },
}

/** The same hour further away: lines and colours are paler, as through air. */
export const farAway = (light: Light): Light => ({
  ...light,
  ink: mix(light.ink, light.sky[1], light.isDark ? 0.2 : 0.5),
  tint: mix(light.tint, light.sky[1], 0.5),
  amount: light.amount + (1 - light.amount) * (light.isDark ? 0.06 : 0.24),
})

/** Between two colours, `#rrggbb`: 0 is the first, 1 the second. */
export function mix(one: string, other: string, share: number): string {
  const parts = [1, 3, 5].map((at) => {
    const from = Number.parseInt(one.slice(at, at + 2), 16)
    const to = Number.parseInt(other.slice(at, at + 2), 16)
    return Math.round(from + (to - from) * share)
      .toString(16)
      .padStart(2, '0')
  })
  return `#${parts.join('')}`
}
