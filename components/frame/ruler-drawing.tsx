import { rulerTicks } from "./ruler";

const WIDTH = 74;
const EDGE = 3;

/** A tick for each snapshot, as far apart as they were taken; the one that is shown is long and blue. */
export function Ruler({
  snapshots,
  shown,
}: {
  snapshots: readonly { name: string; finishedAt: string }[];
  shown: string;
}) {
  return (
    <svg className="ruler hide-md" viewBox={`0 0 ${WIDTH} 18`} aria-hidden="true">
      <path className="base" d={`M0 15.5H${WIDTH}`} />
      {rulerTicks(snapshots, shown).map((tick) => {
        const x = (EDGE + tick.at * (WIDTH - 2 * EDGE)).toFixed(1);
        return <path key={tick.name} className={tick.shown ? "cur" : "tk"} d={`M${x} 15V${tick.shown ? 1.5 : 8}`} />;
      })}
    </svg>
  );
}
