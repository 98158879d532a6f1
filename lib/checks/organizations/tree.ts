import type { Facts, KnownResource } from "@/lib/checks/engine/facts";
import { together } from "@/lib/checks/engine/not-seen";
import { organizationAccount, organizationalUnit, organizationRoot } from "@/lib/model/resources/organizations";

/** Types that a tree is made of. */
export const TREE = [organizationRoot, organizationalUnit, organizationAccount] as const;

/** Most lines of a tree in a fact. */
const LONGEST = 20;

/** An organization from its root down. */
export type Tree = {
  roots: KnownResource<typeof organizationRoot>[];
  units: KnownResource<typeof organizationalUnit>[];
  accounts: KnownResource<typeof organizationAccount>[];
  /** What lies directly above, by id of a unit or an account. */
  parents: ReadonlyMap<string, string>;
};

/** @throws NotSeen when a part of it could not be read */
export function treeOf(facts: Facts): Tree {
  const [roots, units, accounts] = together(
    () => facts.all(organizationRoot),
    () => facts.all(organizationalUnit),
    () => facts.all(organizationAccount),
  );
  const parents = new Map([...units, ...accounts].map(({ id, configuration }) => [id, configuration.ParentId]));
  return { roots, units, accounts, parents };
}

/** True for an account that can be used; closed and suspended ones stay in the list for a while. */
export function isActive({ state }: KnownResource<typeof organizationAccount>): boolean {
  return state === "ACTIVE";
}

/** Ids from an account up to its root, its own first. */
export function pathOf(id: string, { parents }: Tree): string[] {
  const path: string[] = [];
  // A tree has no circle; a broken answer might.
  for (let at: string | undefined = id; at !== undefined && !path.includes(at); at = parents.get(at)) path.push(at);
  return path;
}

/** The tree in lines, two spaces for each level: a unit with the names of its accounts; after 20 lines how many more. */
export function treeLines(tree: Tree): string[] {
  const lines = tree.roots.flatMap(({ id, name }) => below(tree, id, name, 0));
  return lines.length > LONGEST ? [...lines.slice(0, LONGEST), `and ${lines.length - LONGEST} more`] : lines;
}

function below(tree: Tree, id: string, name: string, depth: number): string[] {
  const accounts = tree.accounts.filter(({ configuration }) => configuration.ParentId === id).map(accountWord);
  const line = `${"  ".repeat(depth)}${name}${accounts.length > 0 ? `: ${accounts.sort().join(", ")}` : ""}`;
  const units = tree.units
    .filter(({ configuration }) => configuration.ParentId === id)
    .sort((one, other) => (one.name < other.name ? -1 : 1));
  return [line, ...units.flatMap((unit) => below(tree, unit.id, unit.name, depth + 1))];
}

/** Name and number, as people and AWS know it, and its state where it is not in use. */
export function accountWord(account: KnownResource<typeof organizationAccount>): string {
  const state =
    isActive(account) || account.state === null ? "" : `, ${account.state.toLowerCase().replaceAll("_", " ")}`;
  return account.name === account.id ? `${account.id}${state}` : `${account.name} (${account.id}${state})`;
}
