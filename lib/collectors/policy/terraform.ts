import type { Collector } from "../define";
import { type PolicyDocument, policyDocuments } from "./policy";
import { checkTrust, policyName, ROLE_NAME, type Trust } from "./trust";

/**
 * Terraform configuration with the role and its policies. Principal and external id are variables; those given here
 * become their defaults.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_role
 * @throws AppError when the trust names no principal
 */
export function policyTerraform(
  collectors: readonly Pick<Collector, "permissions">[],
  trust: Trust | null = null,
): string {
  const { principal, externalId } = trust ? checkTrust(trust) : { principal: null, externalId: null };
  const documents = policyDocuments(collectors);
  const variable = (name: string, description: string, value: string | null) =>
    [
      `variable "${name}" {`,
      "  type        = string",
      `  description = ${quote(description)}`,
      ...(value === null ? [] : [`  default     = ${quote(value)}`]),
      "}",
    ].join("\n");
  return `${[
    "# Read-only role for Bearings, generated from its collectors.",
    variable("principal", "Account id, or ARN of the user or role that Bearings runs as.", principal),
    variable("external_id", "External id that Bearings sends; empty for none.", externalId ?? ""),
    TRUST,
    ROLE,
    ...documents.map((document, index) => policy(document, index, documents.length)),
    `output "role_arn" {\n  value = aws_iam_role.bearings.arn\n}`,
  ].join("\n\n")}\n`;
}

const TRUST = `data "aws_iam_policy_document" "bearings_trust" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "AWS"
      identifiers = [var.principal]
    }

    dynamic "condition" {
      for_each = var.external_id == "" ? [] : [var.external_id]

      content {
        test     = "StringEquals"
        variable = "sts:ExternalId"
        values   = [condition.value]
      }
    }
  }
}`;

const ROLE = `resource "aws_iam_role" "bearings" {
  name               = "${ROLE_NAME}"
  assume_role_policy = data.aws_iam_policy_document.bearings_trust.json
}`;

function policy(document: PolicyDocument, index: number, count: number): string {
  const label = count === 1 ? "bearings" : `bearings_${index + 1}`;
  return `resource "aws_iam_policy" "${label}" {
  name        = "${policyName(index, count)}"
  description = "What Bearings reads, and nothing more."

  policy = jsonencode(${hcl(document, "  ")})
}

resource "aws_iam_role_policy_attachment" "${label}" {
  role       = aws_iam_role.bearings.name
  policy_arn = aws_iam_policy.${label}.arn
}`;
}

/** A value as Terraform writes it. The keys of policies are plain names. */
function hcl(value: unknown, indent: string): string {
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    return `[\n${value.map((item) => `${inner}${hcl(item, inner)},\n`).join("")}${indent}]`;
  }
  if (typeof value === "object" && value !== null) {
    const fields = Object.entries(value).filter(([, field]) => field !== undefined);
    const lines = fields.map(
      ([name, field], index) => `${inner}${name.padEnd(width(fields, index))} = ${hcl(field, inner)}\n`,
    );
    return `{\n${lines.join("")}${indent}}`;
  }
  return quote(String(value));
}

/** `terraform fmt` lines up the names of neighbouring values of one line each. */
function width(fields: readonly [string, unknown][], index: number): number {
  const isBlock = ([, value]: [string, unknown]) => typeof value === "object" && value !== null;
  const start = fields.slice(0, index).findLastIndex(isBlock) + 1;
  const end = fields.findIndex((field, at) => at >= index && isBlock(field));
  const neighbours = end === index ? fields.slice(index, index + 1) : fields.slice(start, end === -1 ? undefined : end);
  return Math.max(...neighbours.map(([name]) => name.length));
}

/** A Terraform string: quotes, backslashes and the two template marks are escaped. */
function quote(text: string): string {
  return JSON.stringify(text).replaceAll("${", "$${").replaceAll("%{", "%%{");
}
