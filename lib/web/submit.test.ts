import { expect, test } from "vitest";
import { z } from "zod";
import { fieldErrors } from "./submit";

const Input = z.object({
  name: z
    .string()
    .min(2, "Two letters at least.")
    .regex(/^[a-z]+$/, "Small letters only."),
  connection: z.object({ endpointUrl: z.url("An address.").nullable() }),
});

test.each<[string, unknown, Record<string, string>]>([
  ["nothing wrong", { name: "prod", connection: { endpointUrl: null } }, {}],
  [
    "every wrong field at once, by its path",
    { name: "X1", connection: { endpointUrl: "nowhere" } },
    { name: "Small letters only.", "connection.endpointUrl": "An address." },
  ],
  [
    "the first broken rule of a field",
    { name: "X", connection: { endpointUrl: null } },
    { name: "Two letters at least." },
  ],
])("%s", (_, input, expected) => {
  expect(fieldErrors(Input, input)).toEqual(expected);
});
