import { defineSeed } from "../seed";
import { type WireAnswer, xmlAnswer } from "../wire-answers";
import type { WireRequest } from "../wire-operation";

/** A cluster with an instance. The client signs for RDS, so its name tells the requests apart. */
export const seed = defineSeed({
  answers: ({ config, awsAccountId }) => {
    const arn = (resource: string) => `arn:aws:rds:${config.region}:${awsAccountId}:${resource}`;
    const recorded =
      (result: string) =>
      (request: WireRequest): WireAnswer | null => {
        const { operation, userAgent } = request;
        if (!userAgent.includes("api/docdb#")) return null;
        return xmlAnswer(
          `<${operation}Response><${operation}Result>${result}</${operation}Result></${operation}Response>`,
        );
      };
    return {
      "rds.DescribeDBClusters": recorded(
        `<DBClusters><DBCluster>
           <DBClusterIdentifier>papers</DBClusterIdentifier><DBClusterArn>${arn("cluster:papers")}</DBClusterArn>
           <Engine>docdb</Engine>
         </DBCluster></DBClusters>`,
      ),
      "rds.DescribeDBInstances": recorded(
        `<DBInstances><DBInstance>
           <DBInstanceIdentifier>papers-1</DBInstanceIdentifier><DBInstanceArn>${arn("db:papers-1")}</DBInstanceArn>
           <Engine>docdb</Engine><DBClusterIdentifier>papers</DBClusterIdentifier>
         </DBInstance></DBInstances>`,
      ),
      "rds.ListTagsForResource": recorded("<TagList/>"),
    };
  },
});
