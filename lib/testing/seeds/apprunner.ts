import { defineSeed } from "../seed";
import { jsonAnswer } from "../wire-answers";

export const seed = defineSeed({
  answers: ({ awsAccountId, subnets }) => {
    const arn = (rest: string) => `arn:aws:apprunner:eu-west-1:${awsAccountId}:${rest}`;
    const service = { ServiceName: "landing", ServiceId: "1", ServiceArn: arn("service/landing/1"), Status: "RUNNING" };
    return {
      "apprunner.ListServices": jsonAnswer({ ServiceSummaryList: [service] }),
      "apprunner.DescribeService": jsonAnswer({
        Service: {
          ...service,
          SourceConfiguration: {
            ImageRepository: {
              ImageIdentifier: "public.ecr.aws/nginx/nginx:1",
              ImageRepositoryType: "ECR_PUBLIC",
              ImageConfiguration: { RuntimeEnvironmentVariables: { API_KEY: "never-stored" } },
            },
          },
        },
      }),
      "apprunner.ListVpcConnectors": jsonAnswer({
        VpcConnectors: [
          {
            VpcConnectorName: "private",
            VpcConnectorArn: arn("vpcconnector/private/1/1"),
            Subnets: subnets,
            Status: "ACTIVE",
          },
        ],
      }),
    };
  },
});
