import { buildAssets } from '/work/wt/ui/src/platform/ui/assets.mjs'
import { statSync, readdirSync, writeFileSync, rmSync } from 'node:fs'
rmSync('/work/wt/ui/.build/assets',{recursive:true,force:true}); console.time('build'); const m = await buildAssets({ root: '/work/wt/ui', out: '/work/wt/ui/.build/assets' }); console.timeEnd('build'); writeFileSync('/work/wt/ui/.build/assets/manifest.json', JSON.stringify(m))
for (const n of ['resident.css','staff.css','simulator.css','fonts.css']) { const f='/work/wt/ui/.build'+m[n]; console.log(n, statSync(f).size, 'br', statSync(f+'.br').size, 'gz', statSync(f+'.gz').size) }
console.log(readdirSync('/work/wt/ui/.build/assets').length)
