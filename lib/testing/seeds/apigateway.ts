import * as sdk from "@aws-sdk/client-api-gateway";
import { defineSeed } from "../seed";

/** A REST API with a function behind it, an edge name before it, a link into the network, a plan and a key. */
export const seed = defineSeed({
  async make({ config, functionArn, awsAccountId }) {
    const client = new sdk.APIGatewayClient(config);
    const { id: restApiId } = await client.send(new sdk.CreateRestApiCommand({ name: "shop" }));
    const root = (await client.send(new sdk.GetResourcesCommand({ restApiId }))).items?.[0]?.id;
    const method = { restApiId, resourceId: root, httpMethod: "GET" };
    await client.send(new sdk.PutMethodCommand({ ...method, authorizationType: "NONE" }));
    const uri = `arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/${functionArn}/invocations`;
    await client.send(
      new sdk.PutIntegrationCommand({ ...method, type: "AWS_PROXY", integrationHttpMethod: "POST", uri }),
    );
    await client.send(new sdk.CreateDeploymentCommand({ restApiId, stageName: "live" }));
    await client.send(
      new sdk.CreateAuthorizerCommand({
        restApiId,
        name: "tokens",
        type: "TOKEN",
        authorizerUri: uri,
        identitySource: "method.request.header.Authorization",
      }),
    );
    const domainName = "shop.whole.example";
    await client.send(new sdk.CreateDomainNameCommand({ domainName, endpointConfiguration: { types: ["EDGE"] } }));
    await client.send(new sdk.CreateBasePathMappingCommand({ domainName, restApiId, stage: "live" }));
    const balancer = `arn:aws:elasticloadbalancing:eu-west-1:${awsAccountId}:loadbalancer/net/inside/1`;
    await client.send(new sdk.CreateVpcLinkCommand({ name: "inside", targetArns: [balancer] }));
    await client.send(new sdk.CreateUsagePlanCommand({ name: "free" }));
    await client.send(new sdk.CreateApiKeyCommand({ name: "partner", value: "never-stored-never-stored" }));
  },
});
