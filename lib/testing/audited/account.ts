import { type AuditedData, seedData } from "./data";
import { seedIdentities } from "./identities";
import { type AuditedNetwork, seedNetwork } from "./network";
import { seedWatch } from "./watch";

/** Settings of the SDK clients that fill an account. */
export type Config = {
  endpoint: string;
  region: string;
  credentials?: { accessKeyId: string; secretAccessKey: string; sessionToken: string };
};

/** Ids that a test asks for. */
export type AuditedAccount = AuditedNetwork & AuditedData;

/**
 * Fills an account with something right and something wrong for as many controls as the emulator can show, and with
 * the cases in which simpler rules go wrong: what is open in two halves, denied too narrowly, counted but never told.
 * @param config the region has to be eu-west-1, where buckets are made
 * @param prefix of the names of buckets, which all accounts of a server share
 */
export async function seedAuditedAccount(config: Config, awsAccountId: string, prefix = ""): Promise<AuditedAccount> {
  await seedIdentities(config);
  const network = await seedNetwork(config);
  const data = await seedData(config, { ...network, awsAccountId, prefix });
  await seedWatch(config, { ...data, awsAccountId });
  return { ...network, ...data };
}
