import type { TestProject } from "vitest/node";
import { startTestServer } from "./database";
import { startMoto } from "./moto";

declare module "vitest" {
  interface ProvidedContext {
    /** Endpoint of the test run's AWS-compatible server, shared by all test files. */
    motoUrl: string;
  }
}

/** Starts what every integration test may use; returns what stops it. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const [database, moto] = await Promise.allSettled([startTestServer(), startMoto()]);
  const stop = async (): Promise<void> => {
    if (moto.status === "fulfilled") await moto.value.stop();
    if (database.status === "fulfilled") await database.value.stop();
  };
  if (database.status === "rejected" || moto.status === "rejected") {
    await stop();
    throw database.status === "rejected" ? database.reason : moto.status === "rejected" && moto.reason;
  }
  project.provide("databaseUrl", database.value.url);
  project.provide("motoUrl", moto.value.url);
  return stop;
}
