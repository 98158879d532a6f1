import { readdirSync } from "node:fs";
import { join } from "node:path";
import { openTestAccount, type TestAccount, through } from "./collect";
import { forward, startWire, type WireProxy } from "./proxy";
import { seedVariedAccount, type VariedAccount } from "./varied-account";
import { recordedAnswer, type WireAnswers } from "./wire-server";

/** Settings of the SDK clients that make a service's things, and what they may build upon. */
export type SeedAccount = { config: TestAccount["clientSettings"]; awsAccountId: string } & VariedAccount;

/**
 * Something for every call of one collector, so that each operation is seen on the wire and can be broken there. What
 * the emulator has is made in it; what it lacks is answered by records in the form of AWS's pages.
 */
export type Seed = {
  make?: (account: SeedAccount) => Promise<void>;
  answers?: WireAnswers | ((account: SeedAccount) => WireAnswers);
};

/** Declares the seed of a service; it stands in `seeds/SERVICE.ts`, exported as `seed`. */
export function defineSeed(seed: Seed): Seed {
  return seed;
}

/** An account that has something for every call, and the server that answers for it. */
export type WholeAccount = {
  account: TestAccount;
  proxy: WireProxy;
  /** What went wrong with a seed, by service. */
  failures: ReadonlyMap<string, unknown>;
};

/**
 * Makes the whole account on an emulator, and a server before it that gives the recorded answers.
 * @param awsAccountId twelve digits that no other test file uses
 */
export async function startWholeAccount(
  emulator: string,
  awsAccountId: string,
  region = "eu-west-1",
): Promise<WholeAccount> {
  const account = await openTestAccount(emulator, awsAccountId, region);
  const base = await seedVariedAccount(account.clientSettings, `${awsAccountId}-`);
  const seeding: SeedAccount = { config: account.clientSettings, awsAccountId, ...base };
  const answers: Record<string, WireAnswers[string]> = {};
  const failures = new Map<string, unknown>();
  await Promise.all(
    Object.entries(await seedsInFolder()).map(async ([service, seed]) => {
      Object.assign(answers, typeof seed.answers === "function" ? seed.answers(seeding) : seed.answers);
      await seed.make?.(seeding).catch((error: unknown) => failures.set(service, error));
    }),
  );
  const proxy = await startWire(
    async (request, raw, body) => recordedAnswer(answers, request) ?? (await forward(emulator, raw, body)),
  );
  return { account: through(account, proxy.url), proxy, failures };
}

async function seedsInFolder(): Promise<Record<string, Seed>> {
  const folder = join(import.meta.dirname, "seeds");
  const services = readdirSync(folder).map((file) => file.replace(/\.ts$/, ""));
  return Object.fromEntries(
    await Promise.all(
      services.map(async (service): Promise<[string, Seed]> => {
        const module: { seed: Seed } = await import(/* @vite-ignore */ join(folder, `${service}.ts`));
        return [service, module.seed];
      }),
    ),
  );
}
