import type { InventoryItem } from "@/lib/model/inventory";

/**
 * The inventory as one JSON array, a resource on each line, in the order given. Fields in the order of
 * `InventoryItem`; ends with a line break.
 */
export async function* inventoryJson(
  items: AsyncIterable<InventoryItem> | Iterable<InventoryItem>,
): AsyncGenerator<string, void, undefined> {
  let first = true;
  for await (const { arn, type, region, name, tags, state, seen, configuration } of items) {
    const line = JSON.stringify({ arn, type, region, name, tags, state, seen, configuration });
    yield `${first ? "[\n" : ",\n"}${line}`;
    first = false;
  }
  yield first ? "[]\n" : "\n]\n";
}
