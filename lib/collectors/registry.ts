import { account } from "./account";
import type { Collector } from "./define";
import { ec2 } from "./ec2";
import { lambda } from "./lambda";
import { rds } from "./rds";
import { sns } from "./sns";

/** Every collector, sorted by service. A test compares the list with the folder. */
export const collectors: readonly Collector[] = [account, ec2, lambda, rds, sns];
