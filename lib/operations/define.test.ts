import { expect, it } from "vitest";
import { z } from "zod";
import { localActor } from "./actor";
import { defineQuery } from "./define";

const ask = defineQuery({
  id: "account.list",
  permission: "account:read",
  input: z.object({ q: z.string(), filters: z.object({ types: z.array(z.string()) }) }),
  run: async ({ input }) => input.q,
});

it("a text that PostgreSQL cannot take is refused by the name of its field, wherever it stands", async () => {
  const refused = (field: string) => ({ name: "AppError", code: "invalid", field });
  await expect(ask(localActor, { q: "a\u0000b", filters: { types: [] } })).rejects.toMatchObject(refused("q"));
  await expect(ask(localActor, { q: "a", filters: { types: ["x", "\u0000"] } })).rejects.toMatchObject(
    refused("filters.types.1"),
  );
  expect(await ask(localActor, { q: "a\u2400b\n", filters: { types: ["x"] } })).toBe("a\u2400b\n");
});
