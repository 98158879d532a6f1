/** Stands where the drawer will be until it arrives: its name is known, the rest is lines of its shape. */
export function DrawerPending({ name }: { name: string }) {
  return (
    <div className="inv-drawer">
      <aside className="drawer" aria-busy="true" aria-label={name}>
        <div className="drawer-wait">
          <bdi className="wait-title">{name}</bdi>
          {[64, 40, 88, 72, 80, 56].map((width) => (
            <span key={width} className="wait-line" style={{ width: `${width}%` }} />
          ))}
        </div>
      </aside>
    </div>
  );
}
