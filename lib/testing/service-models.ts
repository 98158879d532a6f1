import { spawnSync } from "node:child_process";
import { ensureMoto } from "./moto";

/** An operation of AWS, in the names that its command line uses. */
export type OperationModel = {
  /** AWS's own name (`DescribeInstances`). */
  name: string;
  /** Options of the command, with the fields of those that are structures or lists of them. */
  options: Record<string, { required: boolean; flag: boolean; fields: string[] }>;
  /** Members of the answer that are lists of structures, with their fields. */
  lists: Record<string, string[]>;
  /** True where one endpoint answers for all regions. */
  global: boolean;
};

// Services whose command has another name than their model.
// https://docs.aws.amazon.com/cli/latest/reference/s3api/, deploy/ and configservice/
const PROGRAM = `
import json, sys
import botocore.session
from botocore import xform_name
renamed = {"s3api": "s3", "deploy": "codedeploy", "configservice": "config"}
session = botocore.session.get_session()
endpoints = session.get_data("endpoints")["partitions"][0]["services"]
def fields(shape):
    while shape.type_name == "list":
        shape = shape.member
    return list(shape.members) if shape.type_name == "structure" else []
def describe(service, command):
    model = session.get_service_model(renamed.get(service, service))
    name = {xform_name(one, "-"): one for one in model.operation_names}.get(command)
    if name is None:
        return None
    operation = model.operation_model(name)
    given, answer = operation.input_shape, operation.output_shape
    return {
        "name": name,
        "options": {
            "--" + xform_name(member, "-"): {
                "required": member in given.required_members,
                "flag": shape.type_name == "boolean",
                "fields": fields(shape),
            }
            for member, shape in (given.members.items() if given else [])
        },
        "lists": {
            member: fields(shape)
            for member, shape in (answer.members.items() if answer else [])
            if shape.type_name == "list"
        },
        "global": endpoints.get(model.endpoint_prefix, {}).get("isRegionalized") is False,
    }
known = set(session.get_available_services())
print(json.dumps([
    describe(service, command) if renamed.get(service, service) in known else None
    for service, command in json.load(sys.stdin)
]))
`;

/**
 * Looks commands of the AWS CLI up in AWS's own service models, which the emulator's SDK brings and the CLI is made of.
 * @param commands service and operation as the CLI calls them (`ec2`, `describe-instances`)
 * @returns one for each command, null where there is no such service or operation
 */
export function readOperationModels(
  commands: readonly [service: string, operation: string][],
): (OperationModel | null)[] {
  const { status, stdout, stderr } = spawnSync(ensureMoto(), ["-c", PROGRAM], {
    input: JSON.stringify(commands),
    encoding: "utf8",
    maxBuffer: 64_000_000,
  });
  if (status !== 0) throw new Error(`The service models could not be read:\n${stderr}`);
  return JSON.parse(stdout);
}
