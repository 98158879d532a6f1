import type { InventoryRow } from "@/lib/model/inventory";
import { MANAGERS, type ManagedBy, managedBy } from "../managed-by";
import { type Coded, Coder, textBytes, textsBytes } from "./columns";
import type { Order } from "./orders";
import { type Tags, TagsBuilder } from "./tags";
import { type Vpcs, VpcsBuilder } from "./vpcs";
import { type SearchText, SearchTextBuilder } from "./words";

/**
 * One snapshot's resources in columns, in the order of their ARNs: resource `i` is the i-th entry of each. Nothing in
 * it changes, but for orders, which are kept once made.
 */
export type InventoryIndex = {
  size: number;
  resourceIds: Int32Array;
  arns: readonly string[];
  ids: readonly string[];
  names: readonly string[];
  service: Coded;
  type: Coded;
  region: Coded;
  state: Coded;
  /** Texts of `managerText`. */
  managed: Coded;
  vpcs: Vpcs;
  tags: Tags;
  /** 0 where they could not be read. */
  tagsSeen: Uint8Array;
  seen: Uint8Array;
  firstSeq: Int32Array;
  changedSeq: Int32Array;
  search: SearchText;
  /** Orders made so far. */
  orders: Map<string, Order>;
  /** What it takes in memory, all orders included. */
  bytes: number;
};

/** A maker as one text: its kind, `=`, its name. */
export function managerText({ kind, name }: ManagedBy): string {
  return `${kind}=${name}`;
}

/** Kind, its title and name from the text of `managerText`. */
export function managerOf(text: string): { kind: string; title: string; name: string } {
  const at = text.indexOf("=");
  const kind = text.slice(0, at);
  return { kind, title: (MANAGERS as Record<string, string>)[kind] ?? kind, name: text.slice(at + 1) };
}

/** Collects rows, in the order of their ARNs, into an index. */
export class IndexBuilder {
  readonly #resourceIds: number[] = [];
  readonly #arns: string[] = [];
  readonly #ids: string[] = [];
  readonly #names: string[] = [];
  readonly #service = new Coder();
  readonly #type = new Coder();
  readonly #region = new Coder();
  readonly #state = new Coder();
  readonly #managed = new Coder();
  readonly #vpcs = new VpcsBuilder();
  readonly #tags = new TagsBuilder();
  readonly #tagsSeen: number[] = [];
  readonly #seen: number[] = [];
  readonly #firstSeq: number[] = [];
  readonly #changedSeq: number[] = [];
  readonly #search = new SearchTextBuilder();
  #textBytes = 0;

  add(row: InventoryRow): void {
    this.#resourceIds.push(row.resourceId);
    this.#arns.push(row.arn);
    this.#ids.push(row.id);
    // One text where both are the same.
    this.#names.push(row.name === row.id ? row.id : row.name);
    this.#service.add(row.service);
    this.#type.add(row.type);
    this.#region.add(row.region);
    this.#state.add(row.state);
    const manager = managedBy(row.tags);
    this.#managed.add(manager === null ? null : managerText(manager));
    this.#vpcs.add(row.refs);
    this.#tags.add(row.tags);
    this.#tagsSeen.push(row.tagsSeen ? 1 : 0);
    this.#seen.push(row.seen ? 1 : 0);
    this.#firstSeq.push(row.firstSeq);
    this.#changedSeq.push(row.changedSeq);
    this.#search.add(row.search);
    this.#textBytes += textBytes(row.arn) + textBytes(row.id) + (row.name === row.id ? 0 : textBytes(row.name));
  }

  build(): InventoryIndex {
    const size = this.#arns.length;
    const type = this.#type.column();
    const index: InventoryIndex = {
      size,
      resourceIds: Int32Array.from(this.#resourceIds),
      arns: this.#arns,
      ids: this.#ids,
      names: this.#names,
      service: this.#service.column(),
      type,
      region: this.#region.column(),
      state: this.#state.column(),
      managed: this.#managed.column(),
      vpcs: this.#vpcs.build({ ids: this.#ids, names: this.#names, type }),
      tags: this.#tags.build(),
      tagsSeen: Uint8Array.from(this.#tagsSeen),
      seen: Uint8Array.from(this.#seen),
      firstSeq: Int32Array.from(this.#firstSeq),
      changedSeq: Int32Array.from(this.#changedSeq),
      search: this.#search.build(),
      orders: new Map(),
      bytes: 0,
    };
    index.bytes = this.#textBytes + otherBytes(index);
    return index;
  }
}

/** Filters whose results are kept with an index, a byte for each resource. */
export const KEPT_FILTERS = 16;

/** Columns of numbers, at most twenty orders, results of filters and pointers to texts; then values and search text. */
function otherBytes({ size, service, type, region, state, managed, vpcs, tags, search }: InventoryIndex): number {
  const columns = size * (9 * 4 + 2 + 20 * 4 + KEPT_FILTERS + 3 * 8);
  const values = [service, type, region, state, managed].map((column) => textsBytes(column.values));
  const texts = [vpcs.ids, vpcs.names, tags.keys].map((list) => textsBytes(list));
  const numbers = tags.start.byteLength + tags.pairs.byteLength + tags.pairKey.byteLength + search.start.byteLength;
  return [columns, ...values, ...texts, tags.valueBytes, numbers, search.text.byteLength].reduce((a, b) => a + b, 0);
}
