import type { z } from "zod";
import { AppError } from "@/lib/errors";
import type { OwnScan } from "@/lib/operations/snapshots/run-own-scan";
import type { FailOn } from "./fail-report";

/** Options of `bearings scan`, as parsed. */
export type ScanOptions = {
  account?: string;
  profile?: string;
  roleArn?: string;
  externalId?: string;
  regions?: string[];
  services?: string[];
  endpointUrl?: string;
  json?: boolean;
  failOn?: FailOn;
  output?: string;
};

/** What `runOwnScan` is asked for. */
export type ScanRequest = z.input<typeof OwnScan>;

/** AWS's variables that name a connection. */
type AwsEnvironment = { [name: string]: string | undefined };

/**
 * What `runOwnScan` is asked for. Options say how to connect, now and later; AWS's environment only fills in for a
 * connection that does not exist yet, so that a variable left in a shell does not redirect one that does.
 */
export function scanRequest(options: ScanOptions, environment: AwsEnvironment): ScanRequest {
  const { roleArn, externalId, profile, endpointUrl } = options;
  if (externalId !== undefined && roleArn === undefined) {
    throw new AppError("invalid", "--external-id goes with --role-arn: the role that asks for it.");
  }
  const given = roleArn !== undefined || profile !== undefined || endpointUrl !== undefined;
  const usedProfile = profile ?? nonEmpty(environment.AWS_PROFILE);
  const connection = {
    credentials: credentials(roleArn, externalId, usedProfile),
    endpointUrl: endpointUrl ?? nonEmpty(environment.AWS_ENDPOINT_URL) ?? null,
  };
  return {
    account: options.account ?? accountName(roleArn, usedProfile),
    regions: options.regions ?? [],
    services: options.services ?? [],
    connection,
    connectionGiven: given,
  };
}

function credentials(roleArn: string | undefined, externalId: string | undefined, profile: string | undefined) {
  if (roleArn !== undefined) {
    return { kind: "role" as const, roleArn, externalId: externalId ?? null, sourceProfile: profile ?? null };
  }
  return profile === undefined ? { kind: "default" as const } : { kind: "profile" as const, profile };
}

/** A name from what is known: `123456789012-auditor` for a role, else the profile's, else `default`. */
export function accountName(roleArn: string | undefined, profile: string | undefined): string {
  const [, owner, role] = /^arn:[^:]*:iam::(\d+):role\/(?:.*\/)?([^/]+)$/.exec(roleArn ?? "") ?? [];
  const source = owner !== undefined && role !== undefined ? `${owner}-${role}` : (profile ?? "");
  const name = source
    .toLowerCase()
    .replace(/[^a-z0-9._-]+/g, "-")
    .replace(/^[^a-z0-9]+|-+$/g, "")
    .slice(0, 63);
  return name === "" ? "default" : name;
}

function nonEmpty(text: string | undefined): string | undefined {
  return text === "" ? undefined : text;
}
