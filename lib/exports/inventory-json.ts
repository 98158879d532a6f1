import type { InventoryItem } from "@/lib/model/inventory";
import type { InventoryFacts } from "./inventory-facts";

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

/**
 * The same array as `resources` of an object that begins with where and when it was taken and what was asked for, one
 * fact on each line; ends with a line break.
 */
export async function* inventoryJsonWithHeader(
  items: AsyncIterable<InventoryItem> | Iterable<InventoryItem>,
  { account, awsAccountId, snapshot, takenAt, filter }: InventoryFacts,
): AsyncGenerator<string, void, undefined> {
  const header = JSON.stringify({ account, awsAccountId, snapshot, takenAt, filter }, null, 1);
  yield `${header.replace(/\n\}$/, "")},\n "resources": `;
  yield* inventoryJson(items);
  yield "}\n";
}
