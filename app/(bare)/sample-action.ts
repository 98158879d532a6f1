"use server";

import { redirect } from "next/navigation";
import { openSample } from "@/lib/operations/bundles/open-sample";
import { accountPath } from "@/lib/web/links";
import { problemOf } from "@/lib/web/problem";
import { currentActor } from "@/lib/web/session";

/** Why there is no sample account to look at; null while nobody asked. */
export type SampleState = { problem: string | null };

/** Makes the sample account unless it is there, and leads to it. */
export async function openSampleAction(): Promise<SampleState> {
  let account: string;
  try {
    ({ account } = await openSample(await currentActor(), {}));
  } catch (error) {
    return { problem: problemOf(error, "bundle.sample") };
  }
  redirect(accountPath(account, ""));
}
