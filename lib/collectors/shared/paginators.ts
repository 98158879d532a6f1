import { CallFailure } from "@/lib/aws/call-failure";
import type { CollectContext, Found, Paginator } from "../define";

/**
 * Paginator of an operation for which the SDK has none.
 * @param send one call
 * @param next what the input of the next page has in addition; null after the last
 */
export function paginatorOf<C, Input extends object, Output>(
  send: (client: C, input: Input) => Promise<Output>,
  next: (page: Output) => Partial<Input> | null,
): Paginator<C, Input, Output> {
  return async function* ({ client }, input) {
    let more: Partial<Input> | null = {};
    while (more) {
      const page: Output = await send(client, { ...input, ...more });
      yield page;
      more = next(page);
    }
  };
}

/** Pages of a listing that AWS answers by an empty object where there is nothing, which elsewhere is a broken answer. */
export async function* pagesOrNone<Page>(pages: AsyncIterable<Page>): AsyncGenerator<Page, void, undefined> {
  try {
    yield* pages;
  } catch (error) {
    if (!(error instanceof CallFailure && error.code === "EmptyAnswer")) throw error;
  }
}

/** All items of a listing, followed to its end. */
export async function allItems<Page, T>(
  pages: AsyncIterable<Page>,
  itemsOf: (page: Page) => readonly T[] | null | undefined,
): Promise<T[]> {
  const items: T[] = [];
  for await (const page of pages) items.push(...(itemsOf(page) ?? []));
  return items;
}

/** What lies below some parents. The listing becomes partial where that of a parent could not be read. */
export async function* below<Parent>(
  context: CollectContext,
  parents: Iterable<Parent> | AsyncIterable<Parent>,
  read: (parent: Parent) => Promise<Found[]>,
): AsyncGenerator<Found, void, undefined> {
  const families = context.each(parents, async (parent) => {
    try {
      return await read(parent);
    } catch (error) {
      context.miss(error);
      return [];
    }
  });
  for await (const family of families) yield* family;
}
