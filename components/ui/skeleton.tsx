/** Widths of cells, in per cent: uneven, as words are, and the same each time, so that nothing jumps. */
const WIDTHS = [72, 54, 63, 48, 68, 57];

/**
 * The shape of a table while its rows are read. It appears when reading takes longer than 150 ms, and keeps the height
 * of head and rows.
 * @param columns widths as in the table's `<col>`: a number of pixels, or null for what is left.
 */
export function TableSkeleton({ columns, rows = 12 }: { columns: readonly (number | null)[]; rows?: number }) {
  return (
    <div className="tbl-wrap late-in" role="status" aria-label="The table is being read">
      <table className="tbl" aria-hidden="true">
        <colgroup>
          {columns.map((width, column) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: columns have nothing else, and never move.
            <col key={column} style={width === null ? undefined : { width }} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {columns.map((_, column) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: as above.
              <th key={column}>
                <Bar width={40} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {Array.from({ length: rows }, (_, row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: as above.
            <tr key={row}>
              {columns.map((_, column) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: as above.
                <td key={column}>
                  <Bar width={WIDTHS[(row + column) % WIDTHS.length] ?? 60} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Title and sentence of a page while it is read; the same height as `PageHead`. */
export function PageHeadSkeleton({ title }: { title: string }) {
  return (
    <div className="page-head">
      <div>
        <h1>{title}</h1>
        <p className="sub late-in">
          <Bar px={320} />
        </p>
      </div>
    </div>
  );
}

function Bar({ width, px }: { width?: number; px?: number }) {
  return <span className="sk" style={{ width: px ?? `${width}%` }} />;
}
