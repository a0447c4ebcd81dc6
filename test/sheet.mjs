import sharp from 'sharp'
const [out, ...names] = process.argv.slice(2)
const h = 740
const imgs = await Promise.all(names.map(async (n) => { const b = await sharp(`/tmp/shots/${n}.png`).resize({ height: h * 2, width: 1000, fit: 'inside', withoutEnlargement: true }).toBuffer({ resolveWithObject: true }); return b }))
let x = 0; const comp = []
for (const i of imgs) { comp.push({ input: i.data, left: x, top: 0 }); x += i.info.width + 12 }
await sharp({ create: { width: x, height: Math.max(...imgs.map((i) => i.info.height)), channels: 3, background: '#888' } }).composite(comp).png().toFile(out)
