/** Runs this process's clock from another moment on, at its usual pace. @param when `2026-08-31 14:02`, UTC */
export function setClock(when: string): void {
  ahead = Date.parse(`${when.replace(" ", "T")}:03Z`) - RealDate.now();
}

const RealDate = Date;
let ahead = 0;
const now = () => RealDate.now() + ahead;

// A proxy, so that dates stay dates to whoever asks what they are.
globalThis.Date = new Proxy(RealDate, {
  construct: (target, given, asked) =>
    Reflect.construct(target, given.length === 0 ? [now()] : given, asked === globalThis.Date ? target : asked),
  apply: () => new RealDate(now()).toString(),
  get: (target, name) => (name === "now" ? now : Reflect.get(target, name)),
});
