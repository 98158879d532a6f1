import { AssumeRoleCommand, STSClient } from "@aws-sdk/client-sts";
import type { AwsConnection } from "@/lib/aws/connection";
import { openSession } from "@/lib/aws/session";
import type { Collector } from "@/lib/collectors/define";
import { collectAccount } from "@/lib/collectors/engine/collect-account";
import { canonicalText } from "@/lib/model/canonical";
import type { Gap } from "@/lib/model/gap";
import type { Resource } from "@/lib/model/resource";
import { resourceTypeOf } from "@/lib/model/resources/registry";
import type { CallCount, Coverage } from "@/lib/model/snapshot";
import { useTestCredentials } from "./aws-environment";
import type { SeenRequest } from "./proxy";
import { startWireServer, type WireAnswers } from "./wire-server";

/** An account of its own on the shared AWS-compatible server, so that test files don't see each other's things. */
export type TestAccount = {
  awsAccountId: string;
  connection: AwsConnection;
  /** Settings of an SDK client that acts in the account, for seeding. */
  clientSettings: {
    endpoint: string;
    region: string;
    credentials: { accessKeyId: string; secretAccessKey: string; sessionToken: string };
  };
};

/**
 * Opens an account on an AWS-compatible server; on moto every account exists once a role in it is assumed.
 * The process's own AWS settings are replaced by the server's.
 * @param awsAccountId twelve digits that no other test file uses
 */
export async function openTestAccount(endpoint: string, awsAccountId: string, region: string): Promise<TestAccount> {
  // biome-ignore lint/correctness/useHookAtTopLevel: a plain function, whatever its name.
  useTestCredentials();
  const RoleArn = `arn:aws:iam::${awsAccountId}:role/auditor`;
  const sts = new STSClient({ endpoint, region });
  const { Credentials } = await sts.send(new AssumeRoleCommand({ RoleArn, RoleSessionName: "seed" }));
  sts.destroy();
  return {
    awsAccountId,
    connection: {
      credentials: { kind: "role", roleArn: RoleArn, externalId: null, sourceProfile: null },
      endpointUrl: endpoint,
    },
    clientSettings: {
      endpoint,
      region,
      credentials: {
        accessKeyId: Credentials?.AccessKeyId ?? "",
        secretAccessKey: Credentials?.SecretAccessKey ?? "",
        sessionToken: Credentials?.SessionToken ?? "",
      },
    },
  };
}

/** The same account, reached through a proxy that stands before its server. */
export function through<A extends Pick<TestAccount, "connection">>(account: A, endpointUrl: string): A {
  return { ...account, connection: { ...account.connection, endpointUrl } };
}

/** What a seeding call answered, checked to be there. */
export function made<T>(value: T | null | undefined): T {
  if (value === undefined || value === null) throw new Error("The server made nothing.");
  return value;
}

/** The one resource with an id. */
export function byId({ resources }: Pick<Collected, "resources">, id: string): Resource {
  const [resource, ...others] = resources.filter((one) => one.id === id);
  if (!resource || others.length > 0)
    throw new Error(`${others.length + (resource ? 1 : 0)} resources have the id ${id}.`);
  return resource;
}

/** Relations of a resource as its type declares them, each as `verb type target`. */
export function relationsOf(resource: Resource): string[] {
  const type = resourceTypeOf(resource.type);
  return made(type)
    .relations(resource.configuration)
    .map(({ verb, type: to, target }) => `${verb} ${to} ${target}`);
}

/** What the history of a resource is made of, as stored: equal texts are no change. */
export function historyOf(resource: Resource): string {
  const { runtime: _, configuration, ...rest } = resource;
  const ordered = made(resourceTypeOf(resource.type)).ordered;
  return `${canonicalText(rest)} ${canonicalText(configuration, ordered)}`;
}

/** What one collector found, listings flattened. */
export type Collected = {
  /** Sorted by ARN. */
  resources: Resource[];
  coverage: Coverage[];
  gaps: Gap[];
  calls: CallCount[];
};

/**
 * Runs one collector through the engine against a real server. A fault of ours (as against one of AWS) is thrown.
 */
export async function collectService(
  collector: Collector,
  account: Pick<TestAccount, "awsAccountId" | "connection">,
  regions: readonly string[],
): Promise<Collected> {
  // What the server lacks fails at once: how calls are retried is tested with the session.
  const session = openSession(account.connection, { limits: { attempts: 1 } });
  const bugs: unknown[] = [];
  try {
    const snapshot = collectAccount({
      collectors: [collector],
      session,
      awsAccountId: account.awsAccountId,
      partition: "aws",
      regions: { enabled: regions, excluded: [], disabled: [] },
      onBug: (error) => bugs.push(error),
    });
    const resources: Resource[] = [];
    const coverage: Coverage[] = [];
    for await (const { resources: found, ...seen } of snapshot.listings) {
      resources.push(...found);
      coverage.push(seen);
    }
    if (bugs.length > 0) throw bugs[0];
    resources.sort((a, b) => (a.arn < b.arn ? -1 : 1));
    return { resources, coverage, gaps: snapshot.gaps, calls: snapshot.calls };
  } finally {
    session.close();
  }
}

/** What one collector found, and what it asked for it. */
export type CollectedOnWire = Collected & { seen: SeenRequest[] };

/** Runs one collector in eu-west-1 against a server that gives recorded answers. */
export async function collectRecorded(
  collector: Collector,
  answers: WireAnswers,
  awsAccountId = "123456789012",
): Promise<CollectedOnWire> {
  // biome-ignore lint/correctness/useHookAtTopLevel: a plain function, whatever its name.
  useTestCredentials();
  const server = await startWireServer(answers);
  const connection = { credentials: { kind: "default" as const }, endpointUrl: server.url };
  try {
    const collected = await collectService(collector, { awsAccountId, connection }, ["eu-west-1"]);
    return { ...collected, seen: server.seen };
  } finally {
    await server.stop();
  }
}
