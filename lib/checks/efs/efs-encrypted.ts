import { fact, fail, pass, resourceCheck } from "@/lib/checks/engine/define";
import { fileSystem } from "@/lib/model/resources/efs";

/** Only a new file system can be encrypted. */
export const efsEncrypted = resourceCheck({
  id: "efs-encrypted",
  service: "efs",
  title: "File systems are encrypted at rest",
  severity: "medium",
  version: 1,
  types: [fileSystem],
  evaluate: ({ configuration: { Encrypted, KmsKeyId } }) =>
    Encrypted === true
      ? pass("The file system is encrypted.", [fact("Encrypted", true), fact("KmsKeyId", KmsKeyId)])
      : fail("The file system is not encrypted.", [fact("Encrypted", false)]),
  risk:
    "Whoever gets hold of the storage or of a backup reads the files, without asking any key. It cannot be turned on " +
    "later: the files have to move.",
  fix: {
    console: [
      "EFS, Create file system, Customize, Enable encryption of data at rest",
      "Copy the files with DataSync or by mounting both",
      "Mount the new file system in place of the old one, then delete that",
    ],
    cli: ["aws efs create-file-system --encrypted --tags Key=Name,Value={name}"],
    terraform: 'resource "aws_efs_file_system" "this" {\n  encrypted  = true\n  kms_key_id = aws_kms_key.efs.arn\n}',
    link: "https://docs.aws.amazon.com/efs/latest/ug/encryption-at-rest.html",
  },
  apis: ["efs:DescribeFileSystems"],
  source: "https://docs.aws.amazon.com/efs/latest/ug/API_FileSystemDescription.html",
});
