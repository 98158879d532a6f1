import { defineSeed } from "../seed";
import { jsonAnswer } from "../wire-answers";

/** A namespace and its workgroup. */
export const seed = defineSeed({
  answers: ({ config, awsAccountId }) => {
    const arn = (resource: string) => `arn:aws:redshift-serverless:${config.region}:${awsAccountId}:${resource}`;
    return {
      "redshift-serverless.ListNamespaces": jsonAnswer({
        namespaces: [{ namespaceName: "facts", namespaceArn: arn("namespace/1") }],
      }),
      "redshift-serverless.ListWorkgroups": jsonAnswer({
        workgroups: [{ workgroupName: "facts", workgroupArn: arn("workgroup/2"), namespaceName: "facts" }],
      }),
      "redshift-serverless.ListTagsForResource": jsonAnswer({ tags: [] }),
    };
  },
});
