/** 「350m」, 「1.2km」. */
export const sayMetres = (metres: number): string => (metres < 1000 ? `${metres}m` : `${(metres / 1000).toFixed(1)}km`)

/** For the phone's own map, and for a browser that knows none. The second has the place behind a #, which no server sees. */
export const mapLinks = ({ lat, lon }: { lat: number; lon: number }) => {
  const at = `${lat.toFixed(6)},${lon.toFixed(6)}`
  return { geo: `geo:${at}?q=${at}`, gsi: `https://maps.gsi.go.jp/#18/${at.replace(',', '/')}/` }
}
