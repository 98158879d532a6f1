import { z } from "zod";
import { readOf } from "../read";
import { relate } from "../relate";
import { defineResourceType } from "../resource";

const text = z.string().optional();

/** https://docs.aws.amazon.com/codecommit/latest/APIReference/API_RepositoryMetadata.html */
export const repository = defineResourceType({
  type: "AWS::CodeCommit::Repository",
  service: "codecommit",
  title: "CodeCommit repositories",
  arn: "codecommit:*",
  cli: "codecommit get-repository --repository-name {id}",
  schema: z.looseObject({
    repositoryName: z.string(),
    Arn: z.string(),
    repositoryDescription: text,
    defaultBranch: text,
    cloneUrlHttp: text,
    kmsKeyId: text,
    triggers: readOf(z.array(z.looseObject({ name: text, destinationArn: text }))),
    /** Only here when the tags could not be read. */
    Tags: readOf(z.never()).optional(),
  }),
  // Moves with each push.
  runtime: ["lastModifiedDate"],
  // What a trigger hands to its function, which may hold a token.
  drop: ["triggers[].customData"],
  relations: ({ kmsKeyId, triggers }) => {
    const targets = triggers.seen ? triggers.value.map(({ destinationArn }) => destinationArn) : [];
    return [
      ...relate("is encrypted by", "AWS::KMS::Key", [kmsKeyId]),
      ...relate(
        "invokes",
        "AWS::Lambda::Function",
        targets.filter((arn) => arn?.includes(":lambda:")),
      ),
      ...relate(
        "notifies",
        "AWS::SNS::Topic",
        targets.filter((arn) => arn?.includes(":sns:")),
      ),
    ];
  },
});
