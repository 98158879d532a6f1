"use server";

import { refresh } from "next/cache";
import { oneKind } from "@/lib/model/decision";
import { endAttestation, endException } from "@/lib/operations/decisions/end-decision";
import { makeAttestation } from "@/lib/operations/decisions/make-attestation";
import { makeException } from "@/lib/operations/decisions/make-exception";
import { importExceptions } from "@/lib/operations/decisions/portable";
import { submit } from "@/lib/web/submit";
import { type DecisionState, textsOf } from "./form-state";

/** Largest file of exceptions that is read, in bytes. */
const MAX_BYTES = 2_000_000;

/** Excuses failures of the checks that the form names. */
export async function exceptAction(_: DecisionState, form: FormData): Promise<DecisionState> {
  const values = textsOf(form, ["account", "kind", "target", "reason", "owner", "endsOn"]);
  const checks = form.getAll("check").filter((value) => typeof value === "string");
  const { account = "", kind = "", target = "", reason = "", owner = "", endsOn = "" } = values;
  const made = await submit(makeException, { account, checks, kind: oneKind(kind), target, reason, owner, endsOn });
  return ended(made, values);
}

/** Answers a check for a person. */
export async function attestAction(_: DecisionState, form: FormData): Promise<DecisionState> {
  const values = textsOf(form, ["account", "check", "subject", "statement", "evidence", "author", "reviewOn"]);
  const { account = "", check = "", subject = "", statement = "", evidence = "", author = "", reviewOn = "" } = values;
  const day = reviewOn === "" ? null : reviewOn;
  const made = await submit(makeAttestation, {
    ...{ account, check, statement, evidence, author },
    subject: subject === "" ? null : subject,
    reviewOn: day,
  });
  return ended(made, values);
}

/** Ends an exception or an attestation early. */
export async function endAction(_: DecisionState, form: FormData): Promise<DecisionState> {
  const values = textsOf(form, ["account", "id", "what", "why"]);
  const { account = "", id = "", what, why = "" } = values;
  const made = await submit(what === "attestation" ? endAttestation : endException, { account, id: Number(id), why });
  return ended(made, values);
}

/** Takes the exceptions of a file. */
export async function importAction(_: DecisionState, form: FormData): Promise<DecisionState> {
  const { account = "" } = textsOf(form, ["account"]);
  const file = form.get("file");
  const wrong = (text: string): DecisionState => ({
    values: {},
    errors: { fields: { text }, form: null },
    saved: false,
  });
  if (!(file instanceof File) || file.size === 0) return wrong("Choose a file of exceptions.");
  if (file.size > MAX_BYTES) return wrong("This file is too large for a list of exceptions.");
  const made = await submit(importExceptions, { account, text: await file.text() });
  if (!made.ok) return { values: {}, errors: made.errors, saved: false };
  refresh();
  const { made: count, known } = made.output;
  return { values: { said: `${count} made, ${known} there already` }, errors: null, saved: true };
}

function ended(made: Awaited<ReturnType<typeof submit>>, values: DecisionState["values"]): DecisionState {
  if (!made.ok) return { values, errors: made.errors, saved: false };
  refresh();
  return { values: {}, errors: null, saved: true };
}
