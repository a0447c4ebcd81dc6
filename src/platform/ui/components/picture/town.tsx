/** The town line: wind, trees and houses along みどりの道. On the home page the section rule turns into it. */
export const Town = () => (
  <svg class="town" viewBox="0 0 1152 120" preserveAspectRatio="xMaxYMax slice" aria-hidden="true">
    <path d="M0 119h1152" />
    <path d={wind} />
    {houses.map((d) => (
      <path class="paper" d={d} />
    ))}
    <path d={doors} />
    {trees.map(([x, height, width]) => (
      <Tree x={x} height={height} width={width} />
    ))}
    <path d={grass} />
    <path class="leaf" d={leaves} />
  </svg>
)

/** The same street, small, as the line above the footer. */
export const Street = () => (
  <svg class="street" viewBox="0 0 1152 40" preserveAspectRatio="xMaxYMax slice" aria-hidden="true">
    <path d="M0 39.5h1152M836 39.5v-13l9-7 9 7v13m-11 0v-8h5v8M862 39.5v-9h14v9m-16-9 9-6 9 6M944 39.5v-25h12v25m0-17h11v17m-20-20h6m-6 5h6m-6 5h6m7-2h5m-5 4h5M1044 39.5v-12l11-8 11 8v12m-15 0v-7h8v7M1084 39.5v-10h21v10m-17-6h4m4 0h4m-15-4 3-4h15l3 4" />
    {smallTrees.map(([x, height, width]) => (
      <Tree x={x} height={height} width={width} ground={39.5} />
    ))}
  </svg>
)

const Tree = ({
  x,
  height,
  width,
  ground = 119,
}: {
  x: number
  height: number
  width: number
  ground?: number | undefined
}) => {
  const top = ground - height
  return (
    <>
      <ellipse class="leaf" cx={x} cy={top + width * 1.08} rx={width} ry={width * 1.08} />
      <path
        d={`M${x} ${ground}V${(top + width * 1.3).toFixed(1)}m0 ${(height * 0.36).toFixed(1)} ${(width * 0.5).toFixed(1)}-${(width * 0.5).toFixed(1)}`}
      />
    </>
  )
}

const wind =
  'M318 50c58-24 104 16 166 1s74-32 54-40-32 16-8 22M380 82c68-18 110 12 164 2s42-8 54-5M236 92c40-12 74 6 110 0'

const houses = [
  'M686 119V89l22-16 22 16v30Z',
  'M742 119V97h36v22Zm-4-22 22-13 22 13Z',
  'M862 119V42h28v77Z',
  'M890 119V60h24v59Z',
  'M1000 119V96l25-15 25 15v23Z',
  'M1062 119V93h46v26Zm-4 0 0-26 7-9h40l7 9v0Z',
]

const doors =
  'M702 119v-17h12v17m38-13h6m6 0h6M870 54h12m-12 12h12m-12 12h12m-12 12h12m15-20h11m-11 12h11m-11 12h11m108 25v-13h20v13m28-17h8m6 0h8m6 0h6M1058 93h54'

const trees: readonly (readonly [x: number, height: number, width: number])[] = [
  [626, 70, 18],
  [660, 52, 12.5],
  [810, 92, 24],
  [842, 54, 13],
  [940, 60, 16],
  [970, 80, 20],
  [1132, 72, 18],
]

const smallTrees: readonly (readonly [x: number, height: number, width: number])[] = [
  [804, 28, 8],
  [822, 20, 5.5],
  [898, 34, 9.5],
  [918, 22, 6],
  [982, 24, 6.5],
  [1002, 32, 8.5],
  [1026, 20, 5.5],
  [1126, 30, 8],
]

const grass =
  'M430 119q-6-14-14-16m14 16q0-16 4-22m-4 22q6-12 14-14M516 119q-5-10-11-12m11 12q0-12 3-17m-3 17q5-9 11-10'
const leaves = 'M592 36c6-9 15-9 20-5-4 8-13 10-20 5Zm0 0-7 4M732 32c5-8 13-9 18-6-3 8-11 10-18 6Zm0 0-6 5'
