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

/** The same street, small and from end to end, as the line above the footer. */
export const Street = () => (
  <svg class="street" viewBox="0 0 1152 40" preserveAspectRatio="xMidYMax slice" aria-hidden="true">
    <g id="street">
      <path
        class="paper"
        d="M34 39.5v-13l9-7 9 7v13ZM60 39.5v-9h14v9Zm-2-9 9-6 9 6ZM142 39.5v-25h12v25Zm12 0v-17h11v17ZM242 39.5v-12l11-8 11 8v12ZM282 39.5v-10h21v10Zm-2-10 3-4h19l3 4Z"
      />
      <path d="M41 39.5v-8h5v8m100-20h4m-4 5h4m-4 5h4m9-2h2m-2 4h2m86 8v-7h8v7m29-7h4m3 0h4" />
      {smallTrees.map(([x, height, width]) => (
        <Tree x={x} height={height} width={width} ground={39.5} />
      ))}
    </g>
    <use href="#street" x="384" />
    <use href="#street" x="768" />
    <path d="M0 39.5h1152" />
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
      <ellipse class="leaf" cx={x} cy={round(top + width * 1.08)} rx={width} ry={round(width * 1.08)} />
      <path d={`M${x} ${ground}V${round(top + width * 1.3)}m0 ${round(height * 0.36)} ${width / 2}-${width / 2}`} />
    </>
  )
}

const round = (value: number): number => Math.round(value * 10) / 10

const wind =
  'M318 50c58-24 104 16 166 1s74-32 54-40-32 16-8 22M380 82c68-18 110 12 164 2s42-8 54-5M236 92c40-12 74 6 110 0'

const houses = [
  'M686 119V89l22-16 22 16v30Z',
  'M742 119V97h36v22Zm-4-22 22-13 22 13Z',
  'M862 119V42h28v77Z',
  'M890 119V60h24v59Z',
  'M1000 119V96l25-15 25 15v23Z',
  'M1062 119V93h46v26Z',
  'm1056 93 8-9h42l8 9Z',
]

const doors =
  'M702 119v-17h12v17m38-13h6m6 0h6M870 54h12m-12 12h12m-12 12h12m-12 12h12m15-20h11m-11 12h11m-11 12h11m108 25v-13h20v13m24-14h8m6 0h8m6 0h8'

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
  [10, 28, 8],
  [24, 19, 5],
  [92, 34, 9.5],
  [112, 22, 6],
  [182, 24, 6.5],
  [202, 32, 8.5],
  [224, 20, 5.5],
  [326, 30, 8],
  [346, 21, 6],
  [366, 26, 7],
]

const grass =
  'M430 119q-6-14-14-16m14 16q0-16 4-22m-4 22q6-12 14-14M516 119q-5-10-11-12m11 12q0-12 3-17m-3 17q5-9 11-10'
const leaves = 'M592 36c6-9 15-9 20-5-4 8-13 10-20 5Zm0 0-7 4M732 32c5-8 13-9 18-6-3 8-11 10-18 6Zm0 0-6 5'
