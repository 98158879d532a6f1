import { AppError } from "@/lib/errors";
import type { Collector } from "../define";
import { policyCloudFormation } from "./cloudformation";
import { checkTrust, ROLE_NAME, type Trust } from "./trust";

/** Name of the file that the commands leave behind. */
const FILE = "bearings-role.json";

/**
 * Commands for any shell that is signed in to the account, AWS CloudShell among them: they make the role through
 * CloudFormation, without a file to fetch first, and print its ARN.
 * https://docs.aws.amazon.com/cli/latest/reference/cloudformation/deploy/
 * @throws AppError when the trust names no principal
 */
export function policyShell(collectors: readonly Pick<Collector, "permissions">[], trust: Trust | null = null): string {
  if (trust === null) {
    throw new AppError(
      "invalid",
      "Say who may take on the role: the account id or ARN that Bearings runs as.",
      "principal",
    );
  }
  const { principal, externalId } = checkTrust(trust);
  return `cat > ${FILE} <<'TEMPLATE'
${policyCloudFormation(collectors, trust)}TEMPLATE
${deployCommand(FILE, { principal, externalId })}
aws cloudformation describe-stacks --stack-name ${ROLE_NAME} --query 'Stacks[0].Outputs[0].OutputValue' --output text
`;
}

/** The command that makes the role from a file with the CloudFormation template. The trust is checked and needs no quotes. */
export function deployCommand(file: string, { principal, externalId }: Trust): string {
  return [
    `aws cloudformation deploy --stack-name ${ROLE_NAME} --template-file ${file}`,
    "--capabilities CAPABILITY_NAMED_IAM --no-fail-on-empty-changeset",
    `--parameter-overrides Principal=${principal} ExternalId=${externalId ?? ""}`,
  ].join(" ");
}
