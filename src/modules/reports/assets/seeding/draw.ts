import sharp from 'sharp'
import { a4, openSheet } from '#platform/documents/paper/sheet.ts'

type Drawn = { bytes: Uint8Array; claimedName: string }
type What = { title: string; plate: string; ward: string; on: Temporal.PlainDate }

/** A plan as a PDF: a frame with the thing from the side and from above, and its name plate. */
export async function drawPlan({ title, plate, ward, on }: What): Promise<Drawn> {
  const sheet = openSheet({ title: '図面', author: ward, date: on })
  const { pdf } = sheet
  sheet.write(sheet.root, 'H1', title, { face: 'gothic-bold', size: 16, x: 60, y: 60, width: a4.width - 120 })
  sheet.write(sheet.root, 'P', `${plate}　見本`, { face: 'gothic', size: 11, x: 60, y: 90, width: a4.width - 120 })
  sheet.decorate(() => {
    pdf
      .lineWidth(1.2)
      .rect(40, 40, a4.width - 80, a4.height - 80)
      .stroke('#222222')
    pdf.lineWidth(0.8)
    // From the side: ground, base and post.
    pdf.moveTo(80, 620).lineTo(515, 620).stroke('#222222')
    pdf.rect(250, 620, 95, 90).stroke('#222222')
    pdf.rect(292, 180, 11, 440).stroke('#222222')
    pdf.moveTo(297, 180).bezierCurveTo(297, 140, 340, 140, 390, 150).stroke('#222222')
    pdf.rect(380, 144, 50, 12).stroke('#222222')
    // Measures.
    pdf
      .lineWidth(0.4)
      .moveTo(210, 180)
      .lineTo(210, 620)
      .moveTo(202, 180)
      .lineTo(218, 180)
      .moveTo(202, 620)
      .lineTo(218, 620)
    pdf.moveTo(250, 735).lineTo(345, 735).stroke('#555555')
  })
  sheet.write(sheet.root, 'P', '5,000', { face: 'gothic', size: 10, x: 150, y: 390, width: 55, align: 'right' })
  sheet.write(sheet.root, 'P', '700', { face: 'gothic', size: 10, x: 250, y: 740, width: 95, align: 'center' })
  return { bytes: await sheet.finish(), claimedName: `${plate}.pdf` }
}

/** A sight of the thing as a picture: what stands on the ground under the sky. */
export async function drawSight({ plate }: What): Promise<Drawn> {
  const picture = `<svg xmlns="http://www.w3.org/2000/svg" width="960" height="640">
    <rect width="960" height="420" fill="#cfe4f2"/><rect y="420" width="960" height="220" fill="#8a9b6e"/>
    <path d="M0 420c120-60 240-60 360-10s240 40 360-20 240-30 240 0v40H0Z" fill="#5e7d4f"/>
    <path d="M330 500h300M350 500v70m260-70v70M330 450h300" stroke="#6b4a2f" stroke-width="26" fill="none"/></svg>`
  return { bytes: await sharp(Buffer.from(picture)).png().toBuffer(), claimedName: `${plate}.png` }
}
