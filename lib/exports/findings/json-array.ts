/** Objects as one JSON array, each on a line of its own; ends with a line break. */
export async function* jsonArray(items: AsyncIterable<object>): AsyncGenerator<string, void, undefined> {
  let first = true;
  for await (const item of items) {
    yield `${first ? "[\n" : ",\n"}${JSON.stringify(item)}`;
    first = false;
  }
  yield first ? "[]\n" : "\n]\n";
}
